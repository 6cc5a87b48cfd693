import { readFileSync } from 'node:fs';
import type { Locator, Page } from 'playwright-core';
import { beforeEach, describe, expect, it } from 'vitest';
import { benchOfEachTest } from './bench-of-each-test.ts';
import { names } from './names.ts';
import { openTcpDevice, type TcpDevice } from './tcp-device.ts';
import { Technician } from './technician.ts';
import { haveBrowser } from './window-bench.ts';

const words = names.en;

describe.runIf(haveBrowser())('the lines of the terminal', () => {
  const bench = benchOfEachTest();
  let page: Page;
  let technician: Technician;
  let grid: Locator;
  let device: TcpDevice;
  beforeEach(async () => {
    page = await bench().newWindow();
    technician = new Technician(page, words);
    grid = page.getByRole('grid', { name: 'Lines', exact: true });
    device = await openTcpDevice(null);
    await technician.connectTo(device.address);
    await technician.goTo(words.terminal);
    await page.getByText('Nothing has been sent or received yet').filter({ visible: true }).waitFor();
  });

  const lines = (from: number, to: number, text = 'line'): string =>
    Array.from({ length: to - from }, (_, index) => `${text} ${from + index}\r\n`).join('');
  const row = (text: string): Locator => grid.getByRole('row').filter({ hasText: text });
  const topOf = (text: string): Promise<number> =>
    row(text)
      .first()
      .evaluate((element) => Math.round(element.getBoundingClientRect().top));
  const clipboard = (): Promise<string> => page.evaluate<string>('navigator.clipboard.readText()');
  /** The place of a character of a line in the window. */
  const characterAt = (text: string, column: number): Promise<{ readonly x: number; readonly y: number }> =>
    row(text)
      .first()
      .locator('[data-start]')
      .first()
      .evaluate((part, at) => {
        const range = document.createRange();
        range.setStart(part.firstChild ?? part, at);
        range.collapse(true);
        const { x, top, bottom } = range.getBoundingClientRect();
        return { x, y: (top + bottom) / 2 };
      }, column);
  const end = async (): Promise<void> => {
    await technician.disconnect();
    await device.close();
  };

  it('stay where they are read while others arrive, and are as many in the page as are in view', async () => {
    await page.getByRole('button', { name: 'AT+CSQ' }).click();
    expect(await page.getByRole('textbox', { name: words.command }).inputValue()).toBe('AT+CSQ');
    device.say(lines(0, 2_000));
    await row('line 1999').waitFor();
    await grid.hover();
    await page.mouse.wheel(0, -3_000);
    await row('line 1830').waitFor();
    const top = await topOf('line 1830');
    device.say(lines(2_000, 4_000));
    await expect.poll(() => grid.getAttribute('aria-rowcount')).toBe('4000');
    expect(await topOf('line 1830')).toBe(top);
    expect(await grid.getByRole('row').count()).toBeLessThan(80);
    await page.getByRole('button', { name: 'Follow' }).click();
    await row('line 3999').waitFor();
    device.say(lines(4_000, 4_001));
    await row('line 4000').waitFor();

    // The thumb maps to line numbers: from the end to the beginning.
    const bar = await page.getByRole('scrollbar', { name: 'Place in the lines' }).boundingBox();
    if (!bar) throw new Error('not drawn');
    await page.mouse.move(bar.x + 7, bar.y + bar.height - 10);
    await page.mouse.down();
    await page.mouse.move(bar.x + 7, bar.y + bar.height / 2, { steps: 4 });
    await row('line 2000').waitFor();
    await page.mouse.move(bar.x + 7, bar.y - 40, { steps: 4 });
    await page.mouse.up();
    await row('line 0').first().waitFor();
    await end();
  });

  it('come from the recording where the page does not keep them, with their numbers, and are saved as a whole', async () => {
    const all = 60_000;
    for (let from = 0; from < all; from += 5_000) device.say(lines(from, from + 5_000));
    await expect.poll(() => grid.getAttribute('aria-rowcount')).toBe(String(all));
    await page.getByText(/60.000 lines kept/).waitFor();
    await grid.focus();
    await page.keyboard.press('Home');
    const first = row('line 0').first();
    await first.waitFor();
    expect(await first.getAttribute('aria-rowindex')).toBe('1');
    // From there on line by line, over the border of two parts.
    for (let press = 0; press < 40; press += 1) await page.keyboard.press('PageDown');
    await expect.poll(async () => (await grid.getByText('…').count()) === 0).toBe(true);
    const texts = await grid.getByRole('row').allTextContents();
    const numbers = texts.flatMap((text) => /line (\d+)/.exec(text)?.[1] ?? []).map(Number);
    expect(numbers.length).toBeGreaterThan(10);
    expect(numbers).toEqual(numbers.map((_, index) => (numbers[0] ?? 0) + index));
    expect(numbers[0]).toBeGreaterThan(500);
    await page.getByRole('button', { name: 'Copy and save' }).click();
    const downloading = page.waitForEvent('download');
    await page.getByRole('menuitem', { name: 'Save as text' }).click();
    const saved = readFileSync(await (await downloading).path(), 'utf8');
    expect(saved).toBe(Array.from({ length: all }, (_, index) => `line ${index}\n`).join(''));
    await end();
  });

  it('are filtered in a second list, whose lines are found in the first', async () => {
    device.say(lines(0, 400));
    await row('line 399').waitFor();
    await page.getByRole('button', { name: 'Filter by text or command' }).click();
    const filter = page.getByRole('search', { name: 'Filter by text or command' });
    const asBytes = filter.getByRole('button', { name: 'Bytes in hexadecimal' });
    await asBytes.click();
    await filter.getByRole('textbox', { name: 'Show only lines with' }).fill('line 12');
    await filter.getByText('not whole bytes').waitFor();
    await asBytes.click();
    await page.getByRole('button', { name: 'Keep this filter in a second list' }).click();
    const pinned = page.getByRole('grid', { name: 'Lines of the kept filter' });
    await pinned.getByText('line 129', { exact: true }).waitFor();
    expect(await pinned.getAttribute('aria-rowcount')).toBe('11');
    await expect.poll(() => grid.getAttribute('aria-rowcount')).toBe('400');
    // By keyboard: the line above the newest one.
    await pinned.focus();
    await page.keyboard.press('ArrowUp');
    await row('line 129').waitFor();
    expect(await row('line 129').getAttribute('aria-selected')).toBe('true');
    device.say('line 1299\r\n');
    await expect.poll(() => pinned.getAttribute('aria-rowcount')).toBe('12');
    await page.reload();
    await pinned.getByText('line 129', { exact: true }).waitFor();
    expect(await pinned.getAttribute('aria-rowcount')).toBe('12');
    await page.getByRole('button', { name: 'Close the second list' }).click();
    expect(await pinned.count()).toBe(0);
    await page.reload();
    await row('line').first().waitFor();
    expect(await pinned.count()).toBe(0);
    await end();
  });

  it('are filtered and searched where the page does not keep them', async () => {
    const all = 60_000;
    for (let from = 0; from < all; from += 5_000) device.say(lines(from, from + 5_000));
    await expect.poll(() => grid.getAttribute('aria-rowcount')).toBe(String(all));
    await page.getByRole('button', { name: 'Filter by text or command' }).click();
    await page.getByRole('textbox', { name: 'Show only lines with' }).fill('line 12');
    // 12, 120 to 129, 1200 to 1299, 12000 to 12999.
    await page.getByText('Showing 1,111 of 60,000', { exact: true }).waitFor();
    await grid.focus();
    await page.keyboard.press('Home');
    await row('line 12').first().waitFor();
    await expect
      .poll(async () => (await grid.getByRole('row').allTextContents()).join(' '))
      .toMatch(/line 120.*line 121/);
    const first = await grid.getByRole('row').first().textContent();
    expect(first).toMatch(/^13.*line 12 ?$/);
    await page.getByRole('textbox', { name: 'Search the lines' }).fill('1205');
    await page.getByText('11 of 11', { exact: true }).waitFor();
    await row('line 12059').first().waitFor();
    await page.keyboard.press('Enter');
    await page.getByText('10 of 11', { exact: true }).waitFor();
    await end();
  });

  it('are selected in the model, copied exactly, and saved', async () => {
    device.say(lines(0, 300, 'entry number'));
    await row('entry number 299').waitFor();
    const from = await characterAt('entry number 290', 6);
    const to = await characterAt('entry number 292', 5);
    await page.mouse.move(from.x, from.y);
    await page.mouse.down();
    await page.mouse.move(to.x, to.y, { steps: 3 });
    await page.mouse.up();
    await page.keyboard.press('Control+c');
    expect(await clipboard()).toBe('number 290\nentry number 291\nentry');
    // It is still there after it was out of view.
    await page.mouse.wheel(0, -4_000);
    await expect.poll(() => row('entry number 290').count()).toBe(0);
    await page.keyboard.press('Control+c');
    expect(await clipboard()).toBe('number 290\nentry number 291\nentry');
    await page.keyboard.press('End');
    // Shift and a click extend it from where it began; so do Shift and the arrows.
    const further = await characterAt('entry number 293', 0);
    await page.keyboard.down('Shift');
    await page.mouse.click(further.x, further.y);
    await page.keyboard.up('Shift');
    await page.keyboard.press('Shift+ArrowRight');
    await page.keyboard.press('Control+c');
    expect(await clipboard()).toBe('number 290\nentry number 291\nentry number 292\ne');
    // Beyond the upper edge the list scrolls by itself.
    await page.mouse.move(to.x, to.y);
    await page.mouse.down();
    const box = await grid.boundingBox();
    await page.mouse.move(to.x, (box?.y ?? 0) - 60, { steps: 3 });
    await row('entry number 200').first().waitFor();
    await page.mouse.up();

    await grid.click({ button: 'right' });
    await page.getByRole('menuitem', { name: 'Copy as hex' }).click();
    await expect.poll(clipboard).toMatch(/^65 6E 74 72 79 20 .* 0D 0A\n65 6E/);
    await grid.focus();
    await page.keyboard.press('Control+a');
    await page.getByRole('button', { name: 'Copy and save' }).click();
    const download = page.waitForEvent('download');
    await page.getByRole('menuitem', { name: 'Save as text' }).click();
    expect((await download).suggestedFilename()).toMatch(/^lines-\d{6}\.txt$/);
    await end();
  });

  it('are filtered and searched by text, expression, bytes and command', async () => {
    device.say('+CREG: 1\r\nboot one\r\nboot two\r\n+CSQ: 1,99\r\nBoot three\r\nend\r\n');
    await row('end').waitFor();
    await page.getByRole('button', { name: 'Filter by text or command' }).click();
    const filter = page.getByRole('search', { name: 'Filter by text or command' });
    const text = filter.getByRole('textbox', { name: 'Show only lines with' });
    await text.fill('boot');
    await filter.getByText('Showing 3 of 6').waitFor();
    await filter.getByRole('button', { name: 'Regular expression' }).click();
    await text.fill('boot t(wo|hree)$');
    await filter.getByText('Showing 2 of 6').waitFor();
    await text.fill('(');
    expect(await text.getAttribute('aria-invalid')).toBe('true');
    await text.fill('');
    await filter.getByRole('textbox', { name: 'Command' }).fill('csq');
    await filter.getByText('Showing 1 of 6').waitFor();
    await page.keyboard.press('Escape');
    await expect.poll(() => grid.getByRole('row').count()).toBe(6);

    await page.keyboard.press('Control+f');
    await page.keyboard.type('boot');
    await page.getByText('3 of 3').waitFor();
    await page.keyboard.press('F3');
    await page.getByText('1 of 3').waitFor();
    await page.keyboard.press('Shift+F3');
    await page.getByText('3 of 3').waitFor();
    const search = page.getByRole('textbox', { name: 'Search the lines' });
    await page.getByRole('button', { name: 'Regular expression' }).click();
    await search.fill('b(oo)+t.*e');
    await page.getByText('2 of 2').waitFor();
    await page.getByRole('button', { name: 'Bytes in hexadecimal' }).click();
    await page.getByText('not whole bytes').waitFor();
    await search.fill('65 0d0a');
    await page.getByText('2 of 2').waitFor();
    await end();
  });

  it('are read, marked, noted, opened and left by keyboard alone', async () => {
    device.say(`${lines(0, 100)}${'long '.repeat(300)}\r\nlast\r\n`);
    await row('last').waitFor();
    await row('+')
      .getByText(/^\+[\d,]+ B$/)
      .waitFor();
    await page.getByRole('textbox', { name: words.command }).focus();
    for (let step = 0; step < 12; step += 1) {
      if (await grid.evaluate((element) => element === document.activeElement)) break;
      await page.keyboard.press('Shift+Tab');
    }
    const current = grid.getByRole('row', { selected: true });
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('ArrowUp');
    await expect.poll(() => current.innerText()).toContain('long long');
    await page.keyboard.press('Enter');
    const detail = page.getByRole('region', { name: 'Line 101' });
    await detail.getByText('6C 6F 6E 67').first().waitFor();
    await page.keyboard.press('ArrowUp');
    await page.getByRole('region', { name: 'Line 100' }).waitFor();
    await page.keyboard.press('m');
    await page.getByRole('textbox', { name: 'Note on this line' }).fill('here it began');
    await row('line 99').getByText('here it began').waitFor();
    await page.getByRole('button', { name: 'Close the line' }).click();
    await grid.focus();
    await page.keyboard.press('Home');
    await row('line 0').first().waitFor();
    await page.keyboard.press('PageDown');
    await expect.poll(() => row('line 0').getByText('line 0', { exact: true }).count()).toBe(0);
    await page.keyboard.press('End');
    await row('last').waitFor();
    await page.getByRole('button', { name: 'time', exact: true }).click();
    await page.getByRole('textbox', { name: 'Go to a time' }).fill('25:00');
    expect(await page.getByRole('textbox', { name: 'Go to a time' }).getAttribute('aria-invalid')).toBe('true');
    const [, second = ''] = /(\d\d:\d\d:\d\d)/.exec(await grid.getByRole('row').last().innerText()) ?? [];
    await page.getByRole('textbox', { name: 'Go to a time' }).fill(second);
    await page.keyboard.press('Enter');
    await expect.poll(() => current.count()).toBe(1);
    await end();
  });

  it('have a search field that is wide enough for a text in a small window', async () => {
    await page.setViewportSize({ width: 1_024, height: 700 });
    const search = page.getByRole('textbox', { name: 'Search the lines' });
    const width = (): Promise<number> => search.evaluate((input) => input.getBoundingClientRect().width);
    await expect.poll(width).toBeGreaterThanOrEqual(200);
    await search.fill('line');
    device.say(lines(0, 20));
    await page.getByText(/of 20/).first().waitFor();
    expect(await width()).toBeGreaterThanOrEqual(200);
    await end();
  });
});
