import type { Locator, Page } from 'playwright-core';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { TerminalLab } from '../link/pseudo-terminals.ts';
import { haveTools } from '../support/required-tools.ts';
import { benchOfEachTest } from './bench-of-each-test.ts';
import { names } from './names.ts';
import { playHostileStream, type RawPage, rawPage } from './raw-page.ts';
import { openTcpDevice, type TcpDevice } from './tcp-device.ts';
import { haveBrowser } from './window-bench.ts';

const words = names.en;

describe.runIf(haveBrowser())('the view Raw', () => {
  const bench = benchOfEachTest();
  let page: Page;
  let raw: RawPage;
  let device: TcpDevice;
  let rows: Locator;
  beforeEach(async () => {
    page = await bench().newWindow();
    device = await openTcpDevice(null);
    raw = rawPage(page);
    rows = raw.rows;
    await raw.choosePort(device.address);
  });
  const end = async (): Promise<void> => {
    await raw.technician.disconnect();
    await device.close();
  };

  it('sends every key but F6 as it is typed, and draws what comes back', async () => {
    device.say('before\r\n');
    await page.getByRole('grid', { name: 'Lines' }).getByText('before').waitFor();
    await raw.openRaw();
    await rows.getByText('before').waitFor();
    await expect.poll(() => raw.input.evaluate((element) => element === document.activeElement)).toBe(true);
    await page.keyboard.type('at+csq');
    for (const key of ['Enter', 'Tab', 'Escape', 'Backspace', 'Control+c', 'Control+k', 'Control+Enter', 'ArrowUp']) {
      await page.keyboard.press(key);
    }
    const sent = 'at+csq\r\t\x1b\x7f\x03\x0b\r\x1b[A';
    await expect.poll(device.received).toBe(sent);
    device.say('\x1b[?1h\x1b[31mred\x1b[0m \x1b[3;5Hplaced');
    await rows.getByText('placed').waitFor();
    await page.keyboard.press('ArrowUp');
    await expect.poll(device.received).toBe(`${sent}\x1bOA`);

    await page.keyboard.press('F6');
    await expect.poll(() => raw.input.evaluate((element) => element === document.activeElement)).toBe(false);
    await page.keyboard.type('not sent');
    await raw.openLines();
    await page.getByRole('grid', { name: 'Lines' }).getByText('␛OA').waitFor();
    expect(device.received()).toBe(`${sent}\x1bOA`);
    await end();
  });

  it('sends the text of an input method once it is chosen, and pasted lines as if typed', async () => {
    await raw.openRaw();
    const session = await page.context().newCDPSession(page);
    await raw.input.focus();
    await session.send('Input.imeSetComposition', { text: 'ni', selectionStart: 2, selectionEnd: 2 });
    await session.send('Input.imeSetComposition', { text: 'nihao', selectionStart: 5, selectionEnd: 5 });
    await session.send('Input.insertText', { text: '你好' });
    const inLatin1 = (text: string): string => Buffer.from(text).toString('latin1');
    await expect.poll(device.received).toBe(inLatin1('你好'));
    await page.evaluate("navigator.clipboard.writeText('one\\ntwo\\r\\n')");
    await page.keyboard.press('Control+Shift+V');
    await expect.poll(device.received).toBe(inLatin1('你好one\rtwo\r'));
    device.say('\x1b[?2004h.');
    await rows.getByText('.').waitFor();
    await page.keyboard.press('Control+Shift+V');
    await expect.poll(device.received).toBe(inLatin1('你好one\rtwo\r\x1b[200~one\rtwo\r\x1b[201~'));
    await end();
  });
});

describe.runIf(haveBrowser())('a hostile device', () => {
  const bench = benchOfEachTest();

  it('hears nothing but what a user types, from the lines and from the view Raw', async () => {
    const page = await bench().newWindow();
    expect(await playHostileStream(page, 1_000_000, 'still here')).toBe('still here');
    expect(await page.title()).not.toContain('title');
  });
});

const canRun = haveBrowser() && haveTools('socat', 'bash');

describe.runIf(canRun)('the view Raw of a shell behind a pseudo-terminal', () => {
  const bench = benchOfEachTest();
  const lab = new TerminalLab();
  afterEach(() => lab.cleanUp());

  it('is a terminal: commands, history, Ctrl+C, a program that draws the whole screen, by keyboard alone', async () => {
    const path = await lab.shell();
    const page = await bench().newWindow();
    const raw = rawPage(page);
    await raw.choosePort(path);
    await raw.openRaw();
    const screen = raw.rows;
    // A shell drops what is typed while it begins or ends a program.
    const isAsking = async (): Promise<boolean> => /[#$]$/.test((await screen.innerText()).trimEnd());
    const type = async (line: string): Promise<void> => {
      await expect.poll(isAsking).toBe(true);
      await page.keyboard.type(line);
      await page.keyboard.press('Enter');
    };
    // Its first prompt may have arrived before the port was open.
    await page.keyboard.press('Enter');
    await type('echo "is $((6*7))"');
    await screen.getByText('is 42', { exact: true }).waitFor();
    await type('echo "now" sleeping; sleep 1000; echo "not" reached');
    await screen.getByText('now sleeping', { exact: true }).waitFor();
    await page.keyboard.press('Control+c');
    await type('echo "code $?"');
    await screen.getByText('code 130', { exact: true }).waitFor();
    await expect.poll(isAsking).toBe(true);
    for (let press = 0; press < 3; press += 1) await page.keyboard.press('ArrowUp');
    await page.keyboard.press('Home');
    await page.keyboard.type('echo again; ');
    await page.keyboard.press('Enter');
    await screen.getByText('again', { exact: true }).waitFor();
    await expect.poll(() => screen.getByText('is 42', { exact: true }).count()).toBe(2);

    await type(`printf '\\e[?1049h\\e[2J\\e[5;10Hwhole %s' screen; read -n1 key; printf '\\e[?1049l'; echo "key $key"`);
    await screen.getByText('whole screen').waitFor();
    expect(await screen.getByText('is 42', { exact: true }).count()).toBe(0);
    await page.keyboard.press('q');
    await screen.getByText('key q', { exact: true }).waitFor();
    await expect.poll(() => screen.getByText('is 42', { exact: true }).count()).toBe(2);
    await page.keyboard.press('F6');
    await expect.poll(() => raw.input.evaluate((element) => element === document.activeElement)).toBe(false);
    await raw.technician.disconnect();
    await page.getByText('The port is closed. Keys are not sent.').waitFor();
  });
});

describe.runIf(haveBrowser())('the view Raw and the commands of the program', () => {
  const bench = benchOfEachTest();

  it('has the port for itself; a run has it first, until a user takes it', async () => {
    const page = await bench().newWindow();
    const raw = rawPage(page);
    const { technician } = raw;
    await technician.begin();
    await technician.goTo(words.terminal);
    await raw.openRaw();
    await page.keyboard.type('at');
    await page.keyboard.press('Enter');
    await raw.rows.getByText('OK').waitFor();

    // Another page of the window lets the port go.
    await technician.goTo(words.setup);
    await technician.button(words.setUp).click();
    await technician.button(words.stop).waitFor();
    await technician.goTo(words.terminal);
    await page.getByText('a run of Setup uses the port').waitFor();
    await page.getByRole('button', { name: 'Take the port' }).click();
    await page.getByRole('button', { name: 'Stop it and take the port' }).click();
    await page.getByText('Every key goes straight to the port.').waitFor();
    await page.keyboard.type('ati');
    await page.keyboard.press('Enter');
    await raw.rows.getByText('AirM2M').first().waitFor();
    await technician.disconnect();
  });
});
