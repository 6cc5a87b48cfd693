import type { Locator, Page } from 'playwright-core';
import { beforeEach, describe, expect, it } from 'vitest';
import { typedDataWords } from '../../shared/words/typed-data.ts';
import { benchOfEachTest } from './bench-of-each-test.ts';
import { names } from './names.ts';
import { Technician } from './technician.ts';
import { haveBrowser } from './window-bench.ts';

const words = names.en;
const own = typedDataWords.en;

describe.runIf(haveBrowser())('a prompt of a typed command', () => {
  const bench = benchOfEachTest();
  let page: Page;
  let log: Locator;
  beforeEach(async () => {
    page = await bench().newWindow();
    const technician = new Technician(page, words);
    log = page.getByRole('log', { name: words.traffic });
    await technician.begin();
    await technician.goTo(words.terminal);
  });

  const command = (): Locator => page.getByRole('textbox', { name: words.command });
  const data = (): Locator => page.getByRole('textbox', { name: 'Data for AT+FSWRITE' });
  const send = (): Locator => page.getByRole('button', { name: own.send });
  const type = async (line: string): Promise<void> => {
    await command().fill(line);
    await command().press('Enter');
  };
  const sees = (text: string | RegExp): Promise<void> =>
    expect.poll(() => log.innerText().then((shown) => shown.replaceAll('\u00a0', ' '))).toMatch(text);

  it('asks for exactly as many bytes, sends them by the keyboard alone, and returns the focus', async () => {
    await type('AT+FSCREATE="a.txt"');
    await type('AT+FSWRITE="a.txt",0,7,60');
    await data().waitFor();
    await expect.poll(() => data().evaluate((field) => field === document.activeElement)).toBe(true);
    await page.keyboard.type('温度');
    await page.getByText('6 of 7 bytes').waitFor();
    expect(await send().isEnabled()).toBe(false);
    await page.keyboard.type('1');
    await page.getByText('7 of 7 bytes').waitFor();
    await page.keyboard.press('Control+Enter');
    await data().waitFor({ state: 'detached' });
    await expect.poll(() => command().evaluate((field) => field === document.activeElement)).toBe(true);
    await type('AT+FSFLSIZE="a.txt"');
    await sees(/\+FSFLSIZE: 7/);
  });

  it('lets the next command wait, and says for what', async () => {
    await type('AT+FSCREATE="a.txt"');
    await type('AT+FSWRITE="a.txt",0,3,60');
    await data().waitFor();
    await type('AT+CSQ');
    await page.getByText('AT+CSQ is not sent yet: the module waits for the data of the command before it.').waitFor();
    await data().fill('abc');
    await send().click();
    await sees(/\+CSQ: \d+/);
  });
});
