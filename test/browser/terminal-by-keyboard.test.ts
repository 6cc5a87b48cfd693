import { readFileSync } from 'node:fs';
import type { Locator, Page } from 'playwright-core';
import { afterEach, describe, expect, it } from 'vitest';
import { uiWords } from '../../shared/words/ui.ts';
import { TerminalLab } from '../link/pseudo-terminals.ts';
import { haveTools } from '../support/required-tools.ts';
import { benchOfEachTest } from './bench-of-each-test.ts';
import { names } from './names.ts';
import { openTcpDevice, type TcpDevice } from './tcp-device.ts';
import { haveBrowser } from './window-bench.ts';

const words = names.en;
const { shell } = uiWords.en;

/** A person without a mouse. */
const keyboardOf = (page: Page) => {
  const reach = async (target: Locator): Promise<void> => {
    await target.waitFor({ state: 'attached' });
    for (let presses = 0; presses < 120; presses += 1) {
      if (await target.evaluate((element) => element === document.activeElement)) return;
      await page.keyboard.press('Tab');
    }
    throw new Error('not reached by keyboard');
  };
  return {
    reach,
    press: (key: string): Promise<void> => page.keyboard.press(key),
    type: (text: string): Promise<void> => page.keyboard.type(text),
    /** By the palette. */
    do: async (action: string): Promise<void> => {
      await page.keyboard.press('Control+K');
      await expect
        .poll(() => page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? ''))
        .toBe(shell.palette.search);
      await page.keyboard.type(action);
      await page.keyboard.press('Enter');
    },
    connect: async (address: string): Promise<void> => {
      await reach(page.getByRole('combobox', { name: words.port }).first());
      await page.keyboard.press('Control+A');
      await page.keyboard.type(address);
      await page.keyboard.press('Enter');
      await reach(page.getByRole('button', { name: words.connect, exact: true }));
      await page.keyboard.press('Enter');
      await page.getByRole('button', { name: words.disconnect, exact: true }).waitFor();
    },
  };
};

describe.runIf(haveBrowser() && haveTools('socat', 'bash'))('the terminal without a mouse', () => {
  const bench = benchOfEachTest();
  const lab = new TerminalLab();
  let device: TcpDevice | null = null;
  afterEach(async () => {
    await device?.close();
    await lab.cleanUp();
  });

  it('connects, sends, filters, searches, marks, copies, saves, uses a shell and merges two ports', async () => {
    const opened = await openTcpDevice('+CSQ: 21,99');
    device = opened;
    const path = await lab.shell();
    const page = await bench().newWindow();
    const keys = keyboardOf(page);
    const grid = page.getByRole('grid', { name: 'Lines', exact: true });
    const row = (text: string): Locator => grid.getByRole('row').filter({ hasText: text });

    await keys.connect(opened.address);
    await keys.reach(page.getByRole('link', { name: words.terminal }));
    await keys.press('Enter');
    await keys.reach(page.getByRole('textbox', { name: words.command }));
    await keys.type('AT+CSQ');
    await keys.press('Escape');
    await keys.press('Enter');
    await row('+CSQ: 21,99').waitFor();
    for (const number of [1, 2, 3]) opened.say(`a log line ${number}\r\n`);
    await row('a log line 3').waitFor();

    await keys.do('Filter the lines');
    await page.getByRole('textbox', { name: 'Show only lines with' }).waitFor();
    await keys.type('log line');
    await page.getByText(/^Showing 3 of /).waitFor();
    await keys.press('Escape');
    await row('+CSQ: 21,99').waitFor();

    await keys.press('Control+F');
    await keys.type('line 2');
    await page.getByText('1 of 1', { exact: true }).waitFor();
    await keys.reach(grid);
    await keys.press('m');
    await expect.poll(() => page.getByRole('grid', { name: 'Lines' }).locator('[class*=marked]').count()).toBe(1);
    await keys.press('Control+A');
    await keys.press('Control+C');
    await expect.poll(() => page.evaluate<string>('navigator.clipboard.readText()')).toContain('a log line 3');
    const saving = page.waitForEvent('download');
    await keys.do('Save the lines of the terminal');
    expect(readFileSync(await (await saving).path(), 'utf8')).toContain('RX   a log line 2');

    await keys.connect(path);
    await keys.reach(page.getByRole('radio', { name: 'Text' }));
    for (let presses = 0; presses < 3; presses += 1) await keys.press('ArrowRight');
    await page.getByText('Every key goes straight to the port.').waitFor();
    const screen = page.getByRole('region', { name: 'Raw terminal' }).locator('.xterm-rows');
    const isAsking = async (): Promise<boolean> => /[#$]$/.test((await screen.innerText()).trimEnd());
    // Its first prompt may have arrived before the port was open.
    await keys.press('Enter');
    await expect.poll(isAsking).toBe(true);
    await keys.type('echo "is $((6*7))"');
    await keys.press('Enter');
    await screen.getByText('is 42').waitFor();
    await keys.press('F6');

    await keys.do('merge ports');
    await page.getByRole('dialog').getByRole('checkbox').first().waitFor();
    await keys.reach(page.getByRole('dialog').getByRole('button', { name: 'Merge' }));
    await keys.press('Enter');
    await row('a log line 3').waitFor();
    await row('is 42').first().waitFor();
  });
});
