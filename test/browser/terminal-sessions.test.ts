import type { Locator, Page } from 'playwright-core';
import { beforeEach, describe, expect, it } from 'vitest';
import { uiWords } from '../../shared/words/ui.ts';
import { benchOfEachTest } from './bench-of-each-test.ts';
import { hiddenPx, topOfView } from './dock-place.ts';
import { names } from './names.ts';
import { Technician } from './technician.ts';
import { haveBrowser } from './window-bench.ts';

const words = names.en;

describe.runIf(haveBrowser())('the lines of a session', () => {
  const bench = benchOfEachTest();
  let page: Page;
  let technician: Technician;
  beforeEach(async () => {
    page = await bench().newWindow();
    technician = new Technician(page, words);
  });

  const log = () => page.getByRole('log', { name: words.traffic });
  /** Evidence numbers of the visible lines. */
  const marks = (): Promise<readonly string[]> =>
    log().evaluate((element) =>
      [...element.querySelectorAll('[data-mark]')].map(({ textContent }) => textContent ?? ''),
    );
  const openSecond = async (): Promise<void> => {
    const port = page.getByRole('combobox', { name: words.port }).first();
    await port.click();
    await port.fill('sim:2');
    await port.press('Enter');
    await technician.button(words.connect).first().click();
    await tab('Virtual Air720 2').waitFor();
  };
  const tab = (name: string) =>
    page
      .getByRole('list', { name: uiWords.en.shell.tabs.label })
      .getByRole('button', { name: new RegExp(`^${name} ·`) });
  const failsAtLogin = async (): Promise<void> => {
    await technician.begin();
    await technician.setFault('wrong-password', true);
    await technician.button(words.setUp).click();
    await technician.expectStage(3, words.failed);
    await expect.poll(marks).not.toEqual([]);
  };

  it('have tabs and a port with a readable end in any window', async () => {
    await technician.begin();
    const port = page.getByRole('combobox', { name: words.port }).first();
    for (let unit = 2; unit <= 6; unit += 1) {
      await port.click();
      await port.fill(`sim:${unit}`);
      await port.press('Enter');
      await technician.button(words.connect).first().click();
      await tab(`Virtual Air720 ${unit}`).waitFor();
    }
    for (const width of [720, 1_280, 1_920]) {
      await page.setViewportSize({ width, height: 700 });
      for (let unit = 2; unit <= 6; unit += 1) {
        const name = tab(`Virtual Air720 ${unit}`);
        const end = await name.getByText(` ${unit}`, { exact: true }).boundingBox();
        const whole = await name.boundingBox();
        if (!end || !whole) throw new Error('not drawn');
        expect(end.width).toBeGreaterThan(5);
        expect(end.x + end.width).toBeLessThanOrEqual(whole.x + whole.width + 1);
      }
    }
    // No option above the last virtual module; the list says the range.
    await port.click();
    await port.fill('sim:17');
    await page.getByText('There is no sim:17: the virtual modules are sim: and sim:2 to sim:16.').waitFor();
    expect(await page.getByRole('option', { name: /sim:17|Air720 17/ }).count()).toBe(0);
    await port.press('Enter');
    await port.press('Tab');
    await expect.poll(() => port.inputValue()).toBe('Virtual Air720 6');
  });

  it('have the numbers of the evidence, but not those of another session', async () => {
    await failsAtLogin();
    const seen = await marks();
    await log().hover();
    await page.mouse.wheel(0, -200);
    await page.mouse.wheel(0, -40);
    const place = () => topOfView(log());
    await openSecond();
    await technician.button(words.setUp).click();
    await technician.expectAllDone();
    expect(await marks()).toEqual([]);
    await tab('Virtual Air720').click();
    await technician.expectStage(3, words.failed);
    const before = await place();
    await tab('Virtual Air720 2').click();
    await technician.expectAllDone();
    expect(await hiddenPx(log())).toBeLessThan(2);
    await tab('Virtual Air720').click();
    await technician.expectStage(3, words.failed);
    await expect.poll(place).toBe(before);
    await log().press('End');
    await expect.poll(marks).toEqual(seen);
  });

  it('have the numbers of the evidence also after the port was lost and reopened', async () => {
    await failsAtLogin();
    const seen = await marks();
    await technician.setFault('unplug', true);
    await page.getByRole('textbox', { name: words.command }).fill('AT');
    await page.keyboard.press('Enter');
    await page.getByText(uiWords.en.setup.ended.reopens).filter({ visible: true }).first().waitFor();
    await technician.setFault('unplug', false);
    await page
      .getByText(/opened again/)
      .filter({ visible: true })
      .first()
      .waitFor();
    await technician.expectStage(3, words.failed);
    await log().evaluate((element) => element.querySelector('[data-mark]')?.scrollIntoView());
    await expect.poll(marks).toEqual(seen);
    // Looking at the lines of another stage keeps them too.
    await technician
      .stage(0)
      .getByRole('button', { name: /lines$/ })
      .click();
    await technician
      .stage(3)
      .getByRole('button', { name: /lines$/ })
      .click();
    // From the first of its lines on to the numbered ones.
    await expect
      .poll(async () => {
        const now = await marks();
        if (now.length < seen.length) await log().press('PageDown');
        return now;
      })
      .toEqual(seen);
  });

  it('keep scroll position and selection when the session comes back', async () => {
    await technician.begin();
    await openSecond();
    await technician.goTo(words.terminal);
    await tab('Virtual Air720').click();
    const command = page.getByRole('textbox', { name: words.command });
    for (let round = 1; round <= 40; round += 1) {
      await command.fill(`AT+NONSENSE${round}`);
      await command.press('Enter');
    }
    const rows = (): Promise<string> => log().innerText();
    await expect.poll(rows).toContain('NONSENSE40');
    await page.getByRole('list', { name: /waiting/i }).waitFor({ state: 'hidden' });
    await log().click();
    await page.keyboard.press('PageUp');
    await page.keyboard.press('PageUp');
    await expect.poll(rows).not.toContain('NONSENSE40');
    await page.mouse.dblclick(...(await middleOf(log())));
    const selected = (): Promise<number> => log().locator('[data-selected]').count();
    await expect.poll(selected).toBeGreaterThan(0);
    const read = await rows();
    await tab('Virtual Air720 2').click();
    await expect.poll(rows).not.toContain('NONSENSE');
    expect(await selected()).toBe(0);
    await tab('Virtual Air720').click();
    await expect.poll(rows).toBe(read);
    await expect.poll(selected).toBeGreaterThan(0);
    // Also from another page and in another form.
    await technician.goTo(words.settings);
    await technician.goTo(words.terminal);
    await expect.poll(rows).toBe(read);
    await expect.poll(selected).toBeGreaterThan(0);
  });
});

const middleOf = async (element: Locator): Promise<[number, number]> => {
  const { x, y, width, height } = (await element.boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 };
  return [x + Math.min(width / 2, 260), y + height / 2];
};
