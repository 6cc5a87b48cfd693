import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { beforeEach, describe, expect, it } from 'vitest';
import { lineListWords } from '../../shared/words/line-list-words.ts';
import { quickPanelWords } from '../../shared/words/quick-panel-words.ts';
import { benchOfEachTest } from './bench-of-each-test.ts';
import { names } from './names.ts';
import { Technician } from './technician.ts';
import { haveBrowser } from './window-bench.ts';

const words = names.en;
const m = quickPanelWords.en;

describe.runIf(haveBrowser())('quick commands', () => {
  const bench = benchOfEachTest();
  let page: Page;
  let technician: Technician;
  beforeEach(async () => {
    page = await bench().newWindow();
    technician = new Technician(page, words);
  });

  const panel = (): Locator => page.getByRole('region', { name: m.title });
  const itemName = (name: string): RegExp => new RegExp(`^Item \\d+: ${name}$`);
  const item = (name: string): Locator => panel().getByRole('button', { name: itemName(name) });
  const row = (name: string): Locator =>
    panel()
      .getByRole('listitem')
      .filter({ has: page.getByRole('button', { name: itemName(name) }) });
  const itemNames = (): Promise<readonly (string | null)[]> =>
    panel()
      .getByRole('button', { name: /^Item \d+: / })
      .evaluateAll((buttons) => buttons.map((button) => button.getAttribute('aria-label')));
  const log = (): Locator => page.getByRole('log', { name: words.traffic });
  const folder = (): string => join(bench().dataFolder, 'sequences');
  const openPanel = async (): Promise<void> => {
    await technician.goTo(words.terminal);
    await page.getByRole('button', { name: lineListWords.en.quickCommands }).click();
    await panel().waitFor();
  };
  const editor = (): Locator => panel().getByRole('group');
  const fillItem = async (fields: Readonly<Record<string, string>>): Promise<void> => {
    for (const [label, value] of Object.entries(fields)) {
      await editor().getByRole('textbox', { name: label, exact: true }).fill(value);
    }
    await editor().getByRole('button', { name: m.edit.done }).click();
    await expect.poll(() => editor().count()).toBe(0);
  };
  const addItem = async (fields: Readonly<Record<string, string>>): Promise<void> => {
    await panel().getByRole('button', { name: m.group.addItem }).click();
    await editor().waitFor();
    await fillItem(fields);
  };
  /** A group with three items; the last one fails. */
  const makeGroup = async (): Promise<void> => {
    await panel().getByRole('button', { name: m.newGroup }).last().click();
    const name = panel().getByRole('textbox', { name: m.groupName });
    await name.fill('Check-up');
    await name.press('Enter');
    await addItem({ [m.edit.name]: 'Signal', [m.edit.contents.text]: 'AT+CSQ', [m.edit.expect]: '+CSQ: \\d+' });
    await addItem({
      [m.edit.name]: 'Attached?',
      [m.edit.contents.text]: 'AT+CGATT?',
      [m.edit.expect]: '+CGATT: 7',
      [m.edit.timeout]: '2s',
    });
  };

  it('are made, run, fail with what was expected and what came, and are still there after a reload', async () => {
    await technician.begin();
    await openPanel();
    await makeGroup();
    expect(readdirSync(folder())).toEqual(['Check-up.atseq.yaml']);

    await row('Signal').getByRole('button', { name: 'Send Signal' }).click();
    await row('Signal')
      .getByTitle(/^Passed in /)
      .waitFor();
    await log().getByText('AT+CSQ').first().waitFor();

    await panel().getByRole('button', { name: 'Run 3 items' }).click();
    await row('Attached\\?').getByText('Expected: +CGATT: 7').waitFor();
    await row('Attached\\?').getByText('Came: +CGATT: 1').waitFor();
    await panel()
      .getByText(/^2 of 3 passed, /)
      .waitFor();

    // By keyboard, with the focus on the item that moves.
    await item('Attached\\?').focus();
    await page.keyboard.press('Alt+ArrowUp');
    await expect.poll(itemNames).toEqual(['Item 1: AT', 'Item 2: Attached?', 'Item 3: Signal']);
    await expect.poll(() => item('Attached\\?').evaluate((element) => element === document.activeElement)).toBe(true);
    await page.keyboard.press('Alt+ArrowUp');
    await expect.poll(itemNames).toEqual(['Item 1: Attached?', 'Item 2: AT', 'Item 3: Signal']);
    // The result stays with it.
    await row('Attached\\?').getByText('Came: +CGATT: 1').waitFor();
    await expect.poll(() => item('Attached\\?').evaluate((element) => element === document.activeElement)).toBe(true);
    await page.keyboard.press('Control+z');
    await expect.poll(itemNames).toEqual(['Item 1: AT', 'Item 2: Attached?', 'Item 3: Signal']);

    await page.reload();
    await technician.goTo(words.terminal);
    await expect.poll(itemNames).toEqual(['Item 1: AT', 'Item 2: Attached?', 'Item 3: Signal']);
    await row('Attached\\?').getByText('Came: +CGATT: 1').waitFor();
    const text = readFileSync(join(folder(), 'Check-up.atseq.yaml'), 'utf8');
    expect(text.indexOf('Attached?')).toBeLessThan(text.indexOf('Signal'));
  });
});
