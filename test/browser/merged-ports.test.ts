import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readRecording } from '../../electron/recorder/read-recording.ts';
import { uiWords } from '../../shared/words/ui.ts';
import { benchOfEachTest } from './bench-of-each-test.ts';
import { names } from './names.ts';
import { openTcpDevice, type TcpDevice } from './tcp-device.ts';
import { Technician } from './technician.ts';
import { haveBrowser } from './window-bench.ts';

const words = names.en;

describe.runIf(haveBrowser())('two ports merged', () => {
  const bench = benchOfEachTest();
  let page: Page;
  let technician: Technician;
  let devices: readonly TcpDevice[] = [];
  beforeEach(async () => {
    page = await bench().newWindow();
    technician = new Technician(page, words);
    devices = [await openTcpDevice(null), await openTcpDevice('+CSQ: 21,99')];
    for (const { address } of devices) {
      const port = page.getByRole('combobox', { name: words.port }).first();
      await port.click();
      await port.fill(address);
      await port.press('Enter');
      await technician.connect();
    }
  });
  afterEach(async () => {
    for (const device of devices) await device.close();
  });

  const say = (index: number, text: string): void => devices[index]?.say(`${text}\r\n`);
  const portOf = (index: number): string => (devices[index]?.address ?? '').replace('tcp://', '');
  const grid = (on: Page = page): Locator => on.getByRole('grid', { name: 'Lines' });
  const row = (text: string, on: Page = page): Locator => grid(on).getByRole('row').filter({ hasText: text });
  const texts = async (on: Page = page): Promise<readonly string[]> =>
    (await grid(on).getByRole('row').locator('[data-text]').allInnerTexts()).map((text) => text.trim());
  const tab = (name: string, on: Page = page): Locator =>
    on.getByRole('list', { name: uiWords.en.shell.tabs.label }).getByRole('button', { name: new RegExp(`^${name}`) });
  /** Tab by Tab, until this has the focus. */
  const reach = async (target: Locator): Promise<void> => {
    await target.waitFor();
    for (let presses = 0; presses < 80; presses += 1) {
      if (await target.evaluate((element) => element === document.activeElement)) return;
      await page.keyboard.press('Tab');
    }
    throw new Error('not reached by keyboard');
  };
  const merge = async (): Promise<void> => {
    await page.keyboard.press('Control+K');
    await page.getByRole('combobox', { name: uiWords.en.shell.palette.search }).fill('merge ports');
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').getByRole('checkbox').first().waitFor();
    await reach(page.getByRole('dialog').getByRole('button', { name: 'Merge' }));
    await page.keyboard.press('Enter');
    await tab('Merged').waitFor();
  };

  it('show their lines by time with their ports, filter, copy, save and end, by keyboard alone', async () => {
    say(0, 'before of one');
    await tab(devices[0]?.address ?? '').click();
    await page.getByText('before of one').first().waitFor();
    await merge();
    await row('before of one').waitFor();
    for (const round of [1, 2, 3]) {
      say(0, `one says ${round}`);
      await row(`one says ${round}`).waitFor();
      say(1, `two says ${round}`);
      await row(`two says ${round}`).waitFor();
    }
    const all = ['before of one', ...[1, 2, 3].flatMap((round) => [`one says ${round}`, `two says ${round}`])];
    expect(await texts()).toEqual(all);
    await expect.poll(() => row('one says 2').textContent()).toContain(portOf(0));
    expect(await row('two says 2').textContent()).toContain(portOf(1));
    expect(
      await row('two says 2')
        .getByTitle(devices[1]?.address ?? '')
        .count(),
    ).toBe(1);

    // Only one port, and all again.
    const filter = page.getByRole('group', { name: 'Show the lines of' });
    await reach(filter.getByRole('button', { name: devices[0]?.address ?? '' }));
    await page.keyboard.press('Space');
    await expect.poll(() => texts()).toEqual(all.filter((text) => text.startsWith('two')));
    await page.keyboard.press('Space');
    await expect.poll(() => texts()).toEqual(all);

    // The copy and the saved file name the ports.
    const saved = page.waitForEvent('download');
    await page.keyboard.press('Control+K');
    await page.getByRole('combobox', { name: uiWords.en.shell.palette.search }).fill('Save the lines of the terminal');
    await page.keyboard.press('Enter');
    const file = readFileSync(await (await saved).path(), 'utf8');
    const rows = file.trim().split('\n');
    expect(rows).toHaveLength(7);
    expect(rows[1]).toContain(`${portOf(0)}  RX   one says 1`);
    expect(rows[2]).toContain(`${portOf(1)}  RX   two says 1`);

    // Nothing can be sent here; a button leads to the port.
    expect(await page.getByRole('textbox', { name: words.command }).filter({ visible: true }).count()).toBe(0);
    await reach(page.getByRole('button', { name: devices[1]?.address ?? '' }).last());
    await page.keyboard.press('Enter');
    await expect.poll(() => tab(devices[1]?.address ?? '').getAttribute('aria-current')).toBe('true');
    await row('two says 3').waitFor();
    expect(await row('one says 3').count()).toBe(0);

    // Back by the arrow keys of the tabs, and closed with its recording.
    await reach(tab(devices[1]?.address ?? ''));
    await page.keyboard.press('ArrowRight');
    await expect.poll(() => tab('Merged').getAttribute('aria-current')).toBe('true');
    await page.keyboard.press('Control+K');
    await page.getByRole('combobox', { name: uiWords.en.shell.palette.search }).fill('Close this tab');
    await page.keyboard.press('Enter');
    await expect.poll(() => tab('Merged').count()).toBe(0);
    const folder = join(bench().dataFolder, 'recordings');
    const name = readdirSync(folder).find((each) => each.includes('merged')) ?? '';
    const bytes = [...readRecording(readFileSync(join(folder, name)))].flatMap((entry) =>
      'bytes' in entry ? [Buffer.from(entry.bytes).toString()] : [],
    );
    expect(bytes.join('')).toContain('one says 3\r\ntwo says 3\r\n');
    await page.getByRole('link', { name: words.recordings }).focus();
    await page.keyboard.press('Enter');
    const listed = page
      .getByRole('list', { name: words.recordingList })
      .getByRole('listitem')
      .filter({ hasText: name });
    await listed.getByText(devices.map(({ address }) => address).join(' + ')).waitFor();
  });

  it('are the same in two windows, and stay when a port is closed', async () => {
    await merge();
    const other = await bench().newWindow();
    await tab('Merged', other).click();
    await other.getByText('A merged view has lines only.').waitFor();
    await other.getByRole('button', { name: 'Show the merged lines' }).click();
    say(0, 'one');
    say(1, 'two');
    for (const on of [page, other]) {
      await row('one', on).waitFor();
      await row('two', on).waitFor();
    }
    expect(await texts(other)).toEqual(await texts());
    await page.getByRole('button', { name: `Close ${devices[0]?.address}` }).click();
    await page.getByRole('button', { name: `${devices[0]?.address}: not followed any more` }).waitFor();
    await grid().getByText('The port was closed').or(grid().getByText('Closed')).first().waitFor();
    say(1, 'two goes on');
    for (const on of [page, other]) await row('two goes on', on).waitFor();
    expect(await row('one').count()).toBeGreaterThan(0);
    await page.reload();
    await row('two goes on').waitFor();
  });
});
