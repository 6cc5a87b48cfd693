import type { Locator, Page } from 'playwright-core';
import { beforeEach, describe, expect, it } from 'vitest';
import { pause } from '../support/pause.ts';
import { benchOfEachTest } from './bench-of-each-test.ts';
import { names } from './names.ts';
import { openTcpDevice } from './tcp-device.ts';
import { Technician } from './technician.ts';
import { haveBrowser } from './window-bench.ts';

const words = names.en;

describe.runIf(haveBrowser())('a user at the terminal', () => {
  const bench = benchOfEachTest();
  let page: Page;
  let technician: Technician;
  let log: Locator;
  beforeEach(async () => {
    page = await bench().newWindow();
    technician = new Technician(page, words);
    log = page.getByRole('log', { name: words.traffic });
  });

  const command = (): Locator => page.getByRole('textbox', { name: words.command });
  const inSight = (text: string): Locator => page.getByText(text).locator('visible=true');
  const type = async (line: string): Promise<void> => {
    await command().fill(line);
    await command().press('Enter');
  };
  const copyAll = async (): Promise<void> => {
    await page.getByRole('button', { name: 'Copy and save' }).click();
    await page.getByRole('menuitem', { name: 'Copy with times' }).click();
  };
  const open = async (address: string): Promise<void> => {
    const port = page.getByRole('combobox', { name: words.port }).first();
    await port.click();
    await port.fill(address);
    await port.press('Enter');
    await technician.connect();
    await technician.goTo(words.terminal);
  };
  const sees = (text: string | RegExp): Promise<void> => expect.poll(() => textOf(log)).toMatch(text);

  it('types a command, reads the answer, finds it again, copies and clears', async () => {
    await technician.begin();
    await technician.goTo(words.terminal);
    await type('AT+CSQ');
    await sees(/\+CSQ: \d+,99 +−\d+ dBm/);
    await type('AT+NONSENSE');
    await sees(/(\+CME )?ERROR/);

    await command().press('ArrowUp');
    expect(await command().inputValue()).toBe('AT+NONSENSE');
    await command().press('ArrowUp');
    expect(await command().inputValue()).toBe('AT+CSQ');
    await command().press('ArrowDown');
    await command().press('ArrowDown');
    expect(await command().inputValue()).toBe('');

    // By the shortcut, wherever the focus is.
    await page.keyboard.press('Control+f');
    await page.keyboard.type('CSQ');
    await page.getByText('3 of 3').waitFor();
    await page.keyboard.press('F3');
    await page.getByText('1 of 3').waitFor();

    await page.getByText(words.hex, { exact: true }).click();
    await sees(/41 54 2B 43 53 51 0D 0A/);
    await page.getByText(words.split, { exact: true }).click();
    await log
      .getByRole('row', { name: /AT\+CSQ +41 54 2B 43 53 51 0D 0A/ })
      .first()
      .waitFor();
    await page.getByText(words.text, { exact: true }).click();

    // From the end back to the errors, each once, even though all are visible.
    await type('AT+WRONG');
    await type('AT+CSQ');
    await sees(/AT\+WRONG(.|\n)*\+CSQ: /);
    const current = log.getByRole('row', { selected: true });
    for (const [key, error] of [
      ['Shift+F8', 'AT+WRONG'],
      ['Shift+F8', 'AT+NONSENSE'],
      ['F8', 'AT+WRONG'],
    ] as const) {
      await page.keyboard.press(key);
      await expect.poll(() => current.getByText('ERROR').count()).toBe(1);
      const number = Number(await current.getAttribute('aria-rowindex'));
      expect(await log.locator(`[aria-rowindex="${number - 1}"]`).innerText()).toContain(error);
    }

    await copyAll();
    const copied = await page.evaluate<string>('navigator.clipboard.readText()');
    expect(copied).toMatch(/TX {3}AT\+CSQ\n.*RX {3}AT\+CSQ\n.*RX {3}\+CSQ: \d+,99\n/);
    expect(copied).not.toContain('dBm');

    await page.getByRole('button', { name: 'Clear the view' }).click();
    await expect.poll(() => log.innerText()).not.toContain('CSQ');
    await page.getByRole('button', { name: 'Show all again' }).click();
    await sees('CSQ');
  });

  it('sees long lines wrapped under themselves, times next to their lines, also after scrolling and in a narrower window', async () => {
    await technician.begin();
    await technician.goTo(words.terminal);
    const long = `AT+NONSENSE="${'0123456789'.repeat(30)}"`;
    for (let round = 0; round < 12; round += 1) {
      await type(long);
      await expect.poll(() => textOf(log)).toMatch(/ERROR[^\n]*$/);
    }
    const check = async (): Promise<void> => {
      await expect.poll(() => misplacedTimes(log)).toEqual([]);
    };
    await check();
    await log.hover();
    await page.mouse.wheel(0, -400);
    await check();
    await page.setViewportSize({ width: 1_024, height: 700 });
    await check();
  });

  it('sees the output of a hostile device, and none of it acts', async () => {
    const device = await openTcpDevice(
      '\u001b[6n\u001b[c\u001b]0;taken\u0007\u001b[2J\u001bP+q544e\u001b\\\u009b6n\u001b[31mred\u001b[0m\u001b[8mhidden<b>bold</b>',
    );
    const title = await page.title();
    await open(device.address);
    await type('AT+HELLO');
    await sees(/␛\[6n␛\[c␛\]0;taken␇␛\[2J␛P\+q544e␛\\/);
    await sees(/␛\[31mred␛\[0m␛\[8mhidden<b>bold<\/b>/);
    await pause(500);
    expect(await page.title()).not.toBe('taken');
    expect((await page.title()).endsWith(title.split(' · ').at(-1) ?? '')).toBe(true);
    expect(device.received()).toBe('AT+HELLO\r\n');
    await copyAll();
    expect(await page.evaluate<string>('navigator.clipboard.readText()')).not.toMatch(
      /[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/,
    );
    await technician.disconnect();
    await device.close();
  });

  it('sees a prompt without a line end, and the whole line in its place when the end arrives', async () => {
    const device = await openTcpDevice(null);
    await open(device.address);
    await inSight('Nothing has been sent or received yet').waitFor();
    device.say('before\r\nlogin: ');
    await sees(/before\s+login:/);
    await inSight('15 B').waitFor();
    await type('AT+CSQ');
    await sees(/login:\s+AT\+CSQ/);
    device.say(`half${' a long line'.repeat(40)}`);
    await sees(/AT\+CSQ\s+half/);
    device.say(' is whole\r\nnext\r\n');
    await sees(/ is whole\s+next/);
    expect((await log.innerText()).match(/half/g)).toHaveLength(1);
    const rows = (await textOf(log)).split('\n');
    expect(rows.map((text) => text.trim().slice(0, 6))).toEqual([...['before', 'login:', 'AT+CSQ', 'half a', 'next']]);
    for (const name of [/^TX/, /^RX/, /^URC/, /^Errors/])
      await page.locator('main').getByRole('button', { name, pressed: true }).first().click();
    await inSight('There are no lines of the enabled kinds.').waitFor();
    await technician.disconnect();
    await device.close();
  });

  it('sees the data mode, in which nothing is sent, and leaves it with +++', async () => {
    const device = await openTcpDevice(null);
    await open(device.address);
    const foot = page.locator('main');
    await type('AT+CIPSTART="TCP","h",1');
    await expect.poll(device.received).toBe('AT+CIPSTART="TCP","h",1\r\n');
    device.say('\r\nOK\r\n\r\nCONNECT\r\n');
    await foot.getByText(/^Data mode: what is sent goes to the other side/).waitFor();
    await type('AT+CSQ');
    await foot.getByText('AT+CSQ is not sent yet: the module is in data mode.').waitFor();
    expect(device.received()).not.toContain('CSQ');
    await foot.getByRole('button', { name: 'Leave with +++' }).click();
    await expect.poll(device.received).toMatch(/\+\+\+$/);
    // A module is silent for a second before it answers.
    await pause(1_000);
    device.say('\r\nOK\r\n');
    // The other side may have sent that, so a proof comes before the command that waits.
    await expect.poll(device.received).toMatch(/\+\+\+AT\r$/);
    await expect.poll(() => foot.getByText(/^Data mode:/).count()).toBe(0);
    await technician.disconnect();
    await device.close();
  });

  it('sees which command is waiting, why and for how long; sends it now, or cancels it', async () => {
    const device = await openTcpDevice(null);
    await open(device.address);
    const foot = page.locator('main');
    await type('AT+CSQ');
    await foot.getByText('AT+CSQ was sent and is not answered yet.').waitFor();
    await type('AT+CGATT?');
    await foot.getByText('AT+CGATT? is not sent yet: the command before it is not answered.').waitFor();
    await foot
      .getByText(/^[1-9]\d* s$/)
      .last()
      .waitFor();
    expect(device.received()).toBe('AT+CSQ\r\n');

    await foot.getByRole('button', { name: 'Send now' }).click();
    await expect.poll(device.received).toBe('AT+CSQ\r\nAT+CGATT?\r\n');
    await foot.getByText('AT+CGATT? was sent; its result is shown as unclaimed.', { exact: false }).waitFor();
    await expect.poll(() => foot.getByText('is not sent yet').count()).toBe(0);
    device.say('\r\n+CGATT: 1\r\n\r\nOK\r\n');
    await sees(/\+CGATT: 1 [^\n]*unclaimed\s+OK +unclaimed/);

    await type('AT+COPS?');
    await foot.getByText('AT+COPS? is not sent yet: an earlier command was not answered', { exact: false }).waitFor();
    await foot.getByRole('button', { name: 'Cancel' }).click();
    await expect.poll(() => foot.getByText('AT+COPS? is not sent yet').count()).toBe(0);
    await sees(/AT\+COPS\? was not sent: cancelled/);
    expect(device.received()).not.toContain('COPS');
    await technician.disconnect();
    await device.close();
  });
});

/** The text of each drawn line, and of each divider. */
const textOf = (log: Locator): Promise<string> =>
  log.evaluate((element) =>
    [...element.querySelectorAll<HTMLElement>('[data-text], [data-divider]')]
      .map(({ innerText }) => innerText.replaceAll(/\n/g, ' ').trim())
      .join('\n'),
  );

/** Lines whose time is not beside the first row of their text, or whose text is longer than five rows. */
const misplacedTimes = (log: Locator): Promise<readonly string[]> =>
  log.evaluate((element) =>
    [...element.querySelectorAll('[data-kind]')].flatMap((row) => {
      const time = [...row.querySelectorAll('[role="gridcell"]')].find((cell) => /^\d\d:/.test(cell.textContent ?? ''));
      const text = row.querySelector('[data-text]');
      if (!time || !text) return ['no cells'];
      const [beside, box] = [time.getBoundingClientRect(), text.getBoundingClientRect()];
      const isRight = Math.abs(beside.top - box.top) < 2 && box.height <= 101;
      return isRight ? [] : [`${time.textContent}: ${beside.top} ${box.top} ${box.height}`];
    }),
  );
