import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import type { Locator, Page } from 'playwright-core';
import { beforeEach, describe, expect, it } from 'vitest';
import { lineListWords } from '../../shared/words/line-list-words.ts';
import { quickPanelWords } from '../../shared/words/quick-panel-words.ts';
import { benchOfEachTest } from './bench-of-each-test.ts';
import { troublesOf } from './fit-in-page.ts';
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
  const itemName = (name: string): RegExp => new RegExp(`^Item \\d+: ${name}( |$)`);
  const item = (name: string): Locator => panel().getByRole('button', { name: itemName(name) });
  const row = (name: string): Locator =>
    panel()
      .getByRole('listitem')
      .filter({ has: page.getByRole('button', { name: itemName(name) }) });
  const itemNames = (): Promise<readonly (string | null)[]> =>
    panel()
      .getByRole('button', { name: /^Item \d+: / })
      .evaluateAll((buttons) => buttons.map(({ textContent }) => textContent?.replace(/(?<! )AT\+.*$/, '') ?? null));
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
      .getByText(/^Passed 2 of 3, /)
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

    await item('Signal').dragTo(item('AT'), { targetPosition: { x: 30, y: 2 } });
    await expect.poll(itemNames).toEqual(['Item 1: Signal', 'Item 2: AT', 'Item 3: Attached?']);
    await panel().getByRole('button', { name: m.undo }).click();
    await expect.poll(itemNames).toEqual(['Item 1: AT', 'Item 2: Attached?', 'Item 3: Signal']);

    await page.reload();
    await technician.goTo(words.terminal);
    await expect.poll(itemNames).toEqual(['Item 1: AT', 'Item 2: Attached?', 'Item 3: Signal']);
    await row('Attached\\?').getByText('Came: +CGATT: 1').waitFor();
    const text = readFileSync(join(folder(), 'Check-up.atseq.yaml'), 'utf8');
    expect(text.indexOf('Attached?')).toBeLessThan(text.indexOf('Signal'));
  });

  it('are dragged to a place in another group, or onto its name', async () => {
    mkdirSync(folder(), { recursive: true });
    const write = (name: string, ...texts: readonly string[]): void =>
      writeFileSync(
        join(folder(), `${name}.atseq.yaml`),
        JSON.stringify({ sequence: name, steps: texts.map((text) => ({ name: text, send: `AT+${text}` })) }),
      );
    write('one', 'A', 'B', 'C');
    write('two', 'X', 'Y');
    const kept = (name: string): readonly string[] =>
      [...readFileSync(join(folder(), `${name}.atseq.yaml`), 'utf8').matchAll(/AT\+([A-Z])/g)].map(
        ([, text = '']) => text,
      );
    await technician.begin();
    await openPanel();
    const group = (name: string): Locator => panel().getByRole('button', { name: new RegExp(`^${name} \\d`) });
    await group('one').click();
    await group('two').click();
    await item('A').dragTo(item('Y'), { targetPosition: { x: 30, y: 2 } });
    await expect.poll(() => [kept('one').join(''), kept('two').join('')]).toEqual(['BC', 'XAY']);
    await item('B').dragTo(group('two'));
    await expect.poll(() => [kept('one').join(''), kept('two').join('')]).toEqual(['C', 'XAYB']);
    // The last item of a group stays.
    await item('C').dragTo(item('X'));
    await panel().getByRole('button', { name: m.undo }).click();
    await expect.poll(() => [kept('one').join(''), kept('two').join('')]).toEqual(['BC', 'XAY']);
  });

  it('are edited without a pointer: the field has the focus, the editor is in view, Esc and F2 work', async () => {
    await page.setViewportSize({ width: 1_024, height: 700 });
    await technician.begin();
    await openPanel();
    await makeGroup();
    const hasFocus = (label: string): Promise<boolean> =>
      editor()
        .getByRole('textbox', { name: label, exact: true })
        .evaluate((input) => input === document.activeElement);
    await item('Attached\\?').click();
    await expect.poll(() => hasFocus(m.edit.contents.text)).toBe(true);
    const isInView = (): Promise<boolean> =>
      editor()
        .getByRole('button', { name: m.edit.done })
        .evaluate((button) => {
          const { left, bottom } = button.getBoundingClientRect();
          return button.contains(document.elementFromPoint(left + 4, bottom - 4));
        });
    await expect.poll(isInView).toBe(true);
    await page.keyboard.press('Escape');
    await expect.poll(() => editor().count()).toBe(0);
    await expect.poll(() => item('Attached\\?').evaluate((element) => element === document.activeElement)).toBe(true);
    await page.keyboard.press('F2');
    await expect.poll(() => hasFocus(m.edit.name)).toBe(true);
    await page.keyboard.type('Packet service');
    await page.keyboard.press('Enter');
    await item('Packet service').waitFor();
  });

  it('that are wrong stay as they were typed, and a file that was changed by another program is not replaced', async () => {
    await technician.begin();
    await openPanel();
    await makeGroup();
    await item('Signal').click();
    await editor().getByRole('textbox', { name: m.edit.expect }).fill('(');
    await editor().getByRole('button', { name: m.edit.done }).click();
    await editor()
      .getByText(/is not a regular expression/)
      .waitFor();
    expect(await editor().getByRole('textbox', { name: m.edit.expect }).inputValue()).toBe('(');
    expect(readFileSync(join(folder(), 'Check-up.atseq.yaml'), 'utf8')).toContain('+CSQ: ');
    await page.keyboard.press('Escape');

    writeFileSync(join(folder(), 'Check-up.atseq.yaml'), 'sequence: other\nsteps:\n  - send: AT+GMR\n');
    await item('Signal').focus();
    await page.keyboard.press('Delete');
    await panel().getByRole('alert').getByText(m.changed).waitFor();
    expect(readFileSync(join(folder(), 'Check-up.atseq.yaml'), 'utf8')).toContain('AT+GMR');
    await panel().getByRole('button', { name: m.keep }).click();
    await expect
      .poll(() => readdirSync(folder()).sort())
      .toEqual(['Check-up (copy).atseq.yaml', 'Check-up.atseq.yaml']);
    await expect.poll(itemNames).toContain('Item 1: AT+GMR');
  });

  it('are sent by their keys, hold the port for a loop until it is stopped, and wait for an open port', async () => {
    await technician.begin();
    await openPanel();
    await makeGroup();
    await page.getByRole('textbox', { name: words.command }).focus();
    await page.keyboard.press('Control+Shift+Digit2');
    await row('Signal')
      .getByTitle(/^Passed in /)
      .waitFor();
    await item('Attached\\?').focus();
    await page.keyboard.press('Delete');
    await panel().getByRole('checkbox', { name: m.run.loop }).check();
    await panel().getByRole('textbox', { name: m.run.loops }).fill('');
    await panel().getByRole('button', { name: 'Run 2 items' }).click();
    await panel()
      .getByText(/^Loop \d+: passed [1-9]\d*, failed 0$/)
      .waitFor();
    // Also of a group that was closed meanwhile.
    const groupButton = panel().getByRole('button', { name: /^Check-up/ });
    await groupButton.click();
    await expect.poll(() => item('Signal').count()).toBe(0);
    await panel().getByRole('button', { name: m.run.stop }).click();
    await expect.poll(() => panel().getByRole('button', { name: m.run.stop }).count()).toBe(0);
    await groupButton.click();
    await panel()
      .getByText(/^Stopped\. Loops passed: /)
      .waitFor();
    // What was run is said beside the group that was run.
    await panel().getByRole('button', { name: m.newGroup }).click();
    await panel().getByRole('textbox', { name: m.groupName }).press('Enter');
    await panel().getByRole('button', { name: 'Run 1 item' }).waitFor();
    expect(
      await panel()
        .getByText(/^Stopped\. /)
        .count(),
    ).toBe(0);
    await page.keyboard.press('Control+z');
    await groupButton.click();
    await groupButton.click();
    await technician.disconnect();
    await expect.poll(() => row('Signal').getByRole('button', { name: 'Send Signal' }).isDisabled()).toBe(true);
    expect(await panel().getByRole('button', { name: 'Run 2 items' }).isDisabled()).toBe(true);
  });

  it.each(['en', 'zh'] as const)('fit beside the lines, and have no serious finding (%s)', async (language) => {
    const shown = await bench().newWindow({ language });
    mkdirSync(folder(), { recursive: true });
    const steps = Array.from({ length: 2_000 }, (_, index) => ({ name: `Item ${index}`, send: `AT+CSQ=${index}` }));
    writeFileSync(join(folder(), 'many.atseq.yaml'), JSON.stringify({ sequence: 'many', steps }));
    writeFileSync(join(folder(), 'damaged.atseq.yaml'), 'sequence: [\n');
    const local = quickPanelWords[language];
    await new Technician(shown, names[language]).goTo(names[language].terminal);
    await shown.getByRole('button', { name: lineListWords[language].quickCommands }).click();
    const list = shown.getByRole('list', { name: local.list });
    await list.getByRole('button', { name: /many/ }).first().click();
    await list.getByText('AT+CSQ=3', { exact: true }).click();
    await shown.getByRole('group').getByRole('textbox', { name: local.edit.name }).waitFor();
    expect(await list.getByRole('listitem').count()).toBeLessThan(60);
    const found: string[] = [];
    for (const [width, height] of [
      [720, 700],
      [1_024, 700],
      [1_440, 900],
      [1_920, 1_080],
    ] as const) {
      await shown.setViewportSize({ width, height });
      found.push(...(await troublesOf(shown)).map((trouble) => `${width}: ${trouble}`));
      for (const colorScheme of width === 720 || width === 1_440 ? (['light', 'dark'] as const) : []) {
        await shown.emulateMedia({ colorScheme });
        await shown.locator(`html[data-mantine-color-scheme="${colorScheme}"]`).waitFor();
        const { violations } = await new AxeBuilder({ page: shown }).include('aside').analyze();
        const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
        found.push(...serious.map(({ id, nodes }) => `${width} ${colorScheme}: ${id} ${nodes[0]?.html}`));
      }
    }
    expect(found).toEqual([]);
  });
});
