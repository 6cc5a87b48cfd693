import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { keyBindings } from '../../shared/keys.ts';
import { commandCardWords, effectWords } from '../../shared/words/command-card-words.ts';
import type { Language } from '../../shared/words/language.ts';
import { quickKeyWords } from '../../shared/words/quick-key-words.ts';
import { uiWords } from '../../shared/words/ui.ts';
import { benchOfEachTest } from './bench-of-each-test.ts';
import { names } from './names.ts';
import { Technician } from './technician.ts';
import { haveBrowser } from './window-bench.ts';

const languages: readonly Language[] = ['en', 'zh'];

describe.runIf(haveBrowser())('a command line that knows commands', () => {
  const bench = benchOfEachTest();
  let page: Page;
  const open = async (language: Language): Promise<Technician> => {
    page = await bench().newWindow({ language });
    const technician = new Technician(page, names[language]);
    await technician.begin();
    await technician.goTo(names[language].terminal);
    return technician;
  };
  const lineOf = (language: Language): Locator => page.getByRole('textbox', { name: names[language].command });
  const textOf = (language: Language): Promise<string> => lineOf(language).inputValue();
  const hasFocus = (target: Locator): Promise<void> =>
    expect.poll(() => target.evaluate((element) => element === document.activeElement)).toBe(true);
  const send = async (line: string): Promise<void> => {
    await page.keyboard.type(line);
    await page.keyboard.press('Enter');
  };

  it.each(languages)(
    'shows what fits, and what it does, while it is typed; nothing typed is lost (%s)',
    async (language) => {
      const m = commandCardWords[language];
      await open(language);
      const line = lineOf(language);
      const list = page.getByRole('listbox', { name: m.label });
      const card = page.getByRole('region', { name: m.card });
      // Opening the terminal has put the focus there.
      await hasFocus(line);

      await page.keyboard.type('AT+MC');
      await list.getByRole('option', { name: /AT\+MCONNECT/ }).waitFor();
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('ArrowDown');
      await card.getByText('keep-alive', { exact: true }).waitFor();
      await card.getByText('CONNACK').waitFor();
      await card.getByText(effectWords[language].changes[0], { exact: true }).waitFor();
      expect(await textOf(language)).toBe('AT+MC');
      await page.keyboard.press('Tab');
      expect(await textOf(language)).toBe('AT+MCONNECT=');
      await hasFocus(line);

      await page.keyboard.press('Escape');
      await list.waitFor({ state: 'detached' });
      expect(await textOf(language)).toBe('AT+MCONNECT=');
      await page.keyboard.type('1');
      expect(await list.count()).toBe(0);

      for (const [typed, effect] of [
        ['AT+CSQ', 'safe'],
        ['AT&W', 'flash'],
        ['AT+RESET', 'restarts'],
        ['AT+MIPCLOSE', 'disconnects'],
      ] as const) {
        await page.keyboard.press('Control+a');
        await page.keyboard.press('Delete');
        await page.keyboard.type(typed);
        await card.getByText(effectWords[language][effect][0], { exact: true }).waitFor();
      }
      await page.keyboard.press('Control+a');
      await page.keyboard.press('Delete');
      // Enter sends what was typed, whatever the list shows.
      await send('AT+CSQ');
      await page
        .getByRole('log')
        .getByText(/\+CSQ: \d/)
        .first()
        .waitFor();
      expect(await textOf(language)).toBe('');
      await list.waitFor({ state: 'detached' });
    },
  );

  it('closes the list after a click elsewhere, which hits what was shown there', async () => {
    await open('en');
    await hasFocus(lineOf('en'));
    for (const line of ['ATI', 'AT+CSQ', 'AT+CGSN', 'AT+FSLS', 'AT+CREG?', 'AT+CCLK?', 'AT+CGATT?']) await send(line);
    const row = page.getByRole('row').filter({ hasText: '+CGATT: 1' });
    await row.waitFor();
    await page.keyboard.type('AT+MC');
    const list = page.getByRole('listbox', { name: commandCardWords.en.label });
    await list.waitFor();
    await row.click();
    await list.waitFor({ state: 'detached' });
    expect(await row.getAttribute('aria-selected')).toBe('true');
    expect(await textOf('en')).toBe('AT+MC');
  });

  it.each(languages)('F1 opens the page of the command, Esc leads back (%s)', async (language) => {
    const m = commandCardWords[language];
    await open(language);
    await hasFocus(lineOf(language));
    await page.keyboard.type('AT+CFUN=4');
    await page.keyboard.press('F1');
    const dialog = page.getByRole('dialog', { name: 'AT+CFUN' });
    await dialog.getByText('AT+CFUN=1,1', { exact: true }).waitFor();
    await dialog.getByText(effectWords[language].restarts[0], { exact: true }).waitFor();
    await dialog.getByRole('heading', { name: m.help.notes }).waitFor();
    await dialog.getByText('While the module restarts, nothing is sent').waitFor();
    await dialog.getByRole('button', { name: 'AT+RESET', exact: true }).press('Enter');
    await page.getByRole('dialog', { name: 'AT+RESET' }).waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await hasFocus(lineOf(language));
    expect(await textOf(language)).toBe('AT+CFUN=4');
  });

  it('keeps what was typed for the module: in the dock, in a second window, in the file; without secrets', async () => {
    const technician = await open('en');
    const m = commandCardWords.en;
    await hasFocus(lineOf('en'));
    await send('AT+CGSN');
    await send('AT+CPIN="4821"');
    await send('AT+CSQ');
    await page
      .getByRole('log')
      .getByText(/\+CSQ: \d/)
      .first()
      .waitFor();

    // By the palette, which works in every host.
    await page.keyboard.type('half');
    await page.keyboard.press('Control+k');
    await page.getByRole('dialog').getByRole('combobox').fill('reverse search');
    await page.keyboard.press('Enter');
    const search = page.getByRole('textbox', { name: m.history.search });
    await hasFocus(search);
    await page.keyboard.type('cgsn');
    await page.getByRole('option', { name: 'AT+CGSN', selected: true }).waitFor();
    await page.keyboard.press('Escape');
    await hasFocus(lineOf('en'));
    expect(await textOf('en')).toBe('half');
    await page.getByRole('button', { name: uiWords.en.shell.action.searchHistory }).press('Enter');
    await hasFocus(search);
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    expect(await textOf('en')).toBe('AT+CGSN');

    await technician.goTo(names.en.setup);
    const dock = page.getByRole('region', { name: names.en.terminal }).getByRole('textbox', { name: names.en.command });
    await dock.press('ArrowUp');
    expect(await dock.inputValue()).toBe('AT+CSQ');

    const other = await bench().newWindow();
    const elsewhere = new Technician(other, names.en);
    await elsewhere.goTo(names.en.terminal);
    const line = other.getByRole('textbox', { name: names.en.command });
    await expect
      .poll(async () => {
        await line.press('ArrowUp');
        return line.inputValue();
      })
      .toBe('AT+CSQ');
    await line.press('ArrowUp');
    // The PIN stays in the window where it was typed.
    expect(await line.inputValue()).toBe('AT+CGSN');

    const path = join(bench().dataFolder, 'command-history.json');
    await expect.poll(() => readFileSync(path, 'utf8')).toContain('AT+CSQ');
    expect(readFileSync(path, 'utf8')).not.toContain('4821');
  });

  it('F6 goes round the panels to the command line and back, and the help sheet shows the keys of this host', async () => {
    const technician = await open('en');
    const line = lineOf('en');
    await hasFocus(line);
    const areaOf = (): Promise<string | undefined> =>
      page.evaluate(() => document.activeElement?.closest('[data-area]')?.tagName);
    const round: (string | undefined)[] = [];
    for (let press = 0; press < 6; press += 1) {
      await page.keyboard.press('F6');
      round.push(await areaOf());
    }
    expect(new Set(round).size).toBeGreaterThan(2);
    const reached = async (key: string): Promise<void> => {
      for (let press = 0; press < 8; press += 1) {
        await page.keyboard.press(key);
        if (await line.evaluate((element) => element === document.activeElement)) return;
      }
      throw new Error(`${key} does not reach the command line`);
    };
    await reached('F6');
    await reached('Shift+F6');

    await technician.goTo(names.en.settings);
    const here = keyBindings.filter(({ ownedByBrowser }) => ownedByBrowser !== true);
    const titles = here.map(({ action }) => uiWords.en.shell.action[action]);
    await expect
      .poll(async () => (await page.getByRole('row').allInnerTexts()).slice(1).map((row) => row.split('\t')[0]?.trim()))
      .toEqual([...titles, quickKeyWords.en.keys]);
  });
});
