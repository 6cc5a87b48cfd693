import type { Locator, Page } from 'playwright-core';
import { beforeEach, describe, expect, it } from 'vitest';
import { encodeText } from '../../electron/encodings/text-encoder.ts';
import { sendingWords } from '../../shared/words/sending-words.ts';
import { tabWords } from '../../shared/words/tab-words.ts';
import { waitingWords } from '../../shared/words/waiting-words.ts';
import { benchOfEachTest } from './bench-of-each-test.ts';
import { names } from './names.ts';
import { openTcpDevice, type TcpDevice } from './tcp-device.ts';
import { Technician } from './technician.ts';
import { haveBrowser } from './window-bench.ts';

const words = names.en;
const m = sendingWords.en;

/** The bytes of a text, one character each, as the device says them. */
const gbk = (text: string): string => {
  const bytes = encodeText('gbk', text);
  if (!bytes.ok) throw new Error(bytes.error.code);
  return Buffer.from(bytes.value).toString('latin1');
};

describe.runIf(haveBrowser())('sending in the terminal', () => {
  const bench = benchOfEachTest({ paceBaud: 9_600 });
  let page: Page;
  let technician: Technician;
  let device: TcpDevice | null = null;
  beforeEach(async () => {
    page = await bench().newWindow();
    technician = new Technician(page, words);
  });

  const open = async (answer: string | null): Promise<TcpDevice> => {
    device = await openTcpDevice(answer);
    await openAt(device.address);
    return device;
  };
  const openAt = async (address: string): Promise<void> => {
    const port = page.getByRole('combobox', { name: words.port }).first();
    await port.click();
    await port.fill(address);
    await port.press('Enter');
    await technician.connect();
    await technician.goTo(words.terminal);
  };
  const end = async (): Promise<void> => {
    await technician.disconnect();
    await device?.close();
  };
  const line = (): Locator => page.getByRole('textbox', { name: words.command });
  const log = (): Locator => page.getByRole('log', { name: words.traffic });
  const row = (): Locator => page.getByRole('group', { name: m.row });
  const preview = (): Locator => page.locator('output').filter({ visible: true });
  const button = (name: string): Locator => page.getByRole('button', { name, exact: true });
  /** By keyboard: the next control with this role and name. */
  const tabTo = async (target: Locator): Promise<void> => {
    for (let presses = 0; presses < 60; presses += 1) {
      if (await target.evaluate((element) => element === document.activeElement)) return;
      await page.keyboard.press('Tab');
    }
    throw new Error('not reached by Tab');
  };
  const typeAndSend = async (text: string): Promise<void> => {
    await line().focus();
    await page.keyboard.press('Control+a');
    await page.keyboard.type(text);
    await page.keyboard.press('Enter');
  };
  /** In a list of choices that has the focus: the one that begins with these letters. */
  const choose = async (name: string, value: string): Promise<void> => {
    const list = row().getByRole('combobox', { name, exact: true });
    await tabTo(list);
    await list.selectOption(value);
    await expect.poll(() => list.inputValue()).toBe(value);
  };
  const asBytes = async (): Promise<void> => {
    await line().focus();
    await tabTo(page.getByRole('radio', { name: m.asCommand }));
    await page.keyboard.press('ArrowRight');
    await page.getByRole('radio', { name: m.asBytes, checked: true }).waitFor({ state: 'attached' });
  };

  it('sends a command as it was typed, and any bytes at once, exactly as the preview shows them', async () => {
    const { received } = await open('+CSQ: 18,99');
    await typeAndSend('at+csq');
    await expect.poll(received).toBe('at+csq\r\n');
    await log().getByText('+CSQ: 18,99').waitFor();

    // What was typed goes along to the other mode.
    await line().fill('+++');
    await asBytes();
    expect(await line().inputValue()).toBe('+++');
    await choose('Line end', 'none');
    await preview().getByText('3 bytes: 2B 2B 2B', { exact: true }).waitFor();
    await typeAndSend('+++');
    await expect.poll(received).toBe('at+csq\r\n+++');
    await expect.poll(() => line().inputValue()).toBe('');

    await choose('Input', 'escapes');
    await choose('Line end', 'lf');
    await typeAndSend('A/\\x1A\\\\');
    await expect.poll(received).toBe('at+csq\r\n+++A/\x1a\\\n');

    await choose('Input', 'hex');
    await choose(m.checksum, 'crc16-modbus');
    await line().fill('01 03 00 00 00 01');
    await preview().getByText('8 bytes: 01 03 00 00 00 01 84 0A', { exact: true }).waitFor();
    await line().press('Enter');
    await expect.poll(received).toContain('\x01\x03\x00\x00\x00\x01\x84\x0a');
    await expect.poll(() => line().inputValue()).toBe('');
    await page.keyboard.press('ArrowUp');
    expect(await line().inputValue()).toBe('01 03 00 00 00 01');

    // The checksum without the first byte, and without the last two.
    await row().getByLabel(m.first).fill('2');
    await row().getByRole('combobox', { name: m.leftOut }).selectOption('2');
    await choose(m.checksum, 'add8');
    await preview().getByText('7 bytes: 01 03 00 00 00 01 03', { exact: true }).waitFor();
    await end();
  });

  it('keeps what is refused, says why, and keeps the choice for the port', async () => {
    const { received, address } = await open(null);
    await typeAndSend('hello');
    await page.getByText('usage/invalid').waitFor();
    expect(await line().inputValue()).toBe('hello');

    await asBytes();
    await choose('Input', 'escapes');
    await choose(m.encoding, 'gbk');
    await typeAndSend('\\q');
    await page.getByRole('alert').getByText('usage/bad-escape').waitFor();
    expect(await line().inputValue()).toBe('\\q');
    await button(m.dismiss).click();
    await typeAndSend('温度😀');
    await page.getByRole('alert').getByText('usage/not-encodable').waitFor();
    expect(await line().inputValue()).toBe('温度😀');
    expect(received()).toBe('');
    await typeAndSend('温度');
    await expect.poll(received).toBe(`${gbk('温度')}\r\n`);

    // A port that is closed takes nothing away.
    await line().fill('not yet sent');
    await technician.disconnect();
    expect(await line().inputValue()).toBe('not yet sent');
    await page.reload();
    await openAt(address);
    expect(await row().getByRole('combobox', { name: m.encoding }).inputValue()).toBe('gbk');
    await asBytes();
    expect(await row().getByRole('combobox', { name: 'Input' }).inputValue()).toBe('escapes');
    await end();
  });

  it('offers to send a text that is not a command as bytes, and forgets the refusal when the way changes', async () => {
    const device = await open(null);
    const refusal = page.getByText('Not sent: a command begins with AT.').filter({ visible: true });
    await typeAndSend('reboot');
    await refusal.waitFor();
    expect(await line().inputValue()).toBe('reboot');
    await button(m.sendAsBytes).press('Enter');
    await expect.poll(device.received).toBe('reboot\r\n');
    await page.getByRole('radio', { name: m.asBytes, checked: true }).waitFor({ state: 'attached' });
    await expect.poll(() => line().evaluate((element) => element === document.activeElement)).toBe(true);
    expect(await line().inputValue()).toBe('');
    const asCommand = row().getByRole('radio', { name: m.asCommand });
    await asCommand.focus();
    await page.keyboard.press('Space');
    await page.getByText(m.asCommandHint).filter({ visible: true }).waitFor();
    expect(await refusal.count()).toBe(0);

    await typeAndSend('help');
    await refusal.waitFor();
    await asBytes();
    await asCommand.focus();
    await page.keyboard.press('Space');
    await page.getByText(m.asCommandHint).filter({ visible: true }).waitFor();
    expect(await line().inputValue()).toBe('help');
    expect(await refusal.count()).toBe(0);
    await end();
  });

  it('repeats until it is stopped, counts, and ends when the port is closed', async () => {
    const { received } = await open(null);
    await asBytes();
    await line().fill('x');
    await tabTo(row().getByLabel(m.everyLabel));
    await page.keyboard.press('Control+a');
    await page.keyboard.type('5');
    expect(await button(m.startEvery).isDisabled()).toBe(true);
    await page.keyboard.press('Control+a');
    await page.keyboard.type('20');
    await page.keyboard.press('Enter');
    const stop = page.getByRole('button', { name: 'Stop repeating' });
    await expect.poll(() => received().length).toBeGreaterThan(9);
    expect(await line().inputValue()).toBe('x');
    await line().fill('another text');
    await page.getByText('Repeating: x', { exact: true }).waitFor();
    await tabTo(stop);
    await page.keyboard.press('Enter');
    await button(m.startEvery).waitFor();
    const sent = received().length;
    expect(received()).toBe('x\r\n'.repeat(sent / 3));

    await button(m.startEvery).click();
    await expect.poll(() => received().length).toBeGreaterThan(sent);
    await technician.disconnect();
    await button(m.startEvery).waitFor();
    await device?.close();
  });

  it('shows on the tab of a port that something is sent to it while another port is in front', async () => {
    const first = await open(null);
    const other = await openTcpDevice(null);
    await asBytes();
    await line().fill('again');
    await button(m.startEvery).click();
    await openAt(other.address);
    const tab = (state: string): Locator => button(`${first.address} · ${state}`);
    const sends = `open · ${tabWords.en.sends}`;
    await tab(sends).click();
    await page.getByRole('button', { name: /^Stop repeating/ }).click();
    await tab('open').waitFor();
    expect(await tab(sends).count()).toBe(0);
    await end();
    await other.close();
  });

  it('sends a file byte for byte, with progress, and stops where it is stopped', async () => {
    const { received } = await open(null);
    const content = Buffer.from(Array.from({ length: 30_000 }, (_, index) => (index * 7) % 256));
    const chooser = page.waitForEvent('filechooser');
    await line().focus();
    await tabTo(button(m.sendFile));
    await page.keyboard.press('Enter');
    await (await chooser).setFiles({ name: 'firmware.bin', mimeType: 'application/octet-stream', buffer: content });
    const panel = page.getByRole('region', { name: m.file.label });
    await panel.getByLabel(m.file.chunk).fill('2000');
    await panel.getByLabel(m.file.pause).fill('1');
    expect(received()).toBe('');
    await panel.getByRole('button', { name: m.file.send }).press('Enter');
    await panel.getByText('Sent: 30,000 bytes.').waitFor();
    expect(Buffer.from(received(), 'latin1').equals(content)).toBe(true);

    await panel.getByLabel(m.file.pause).fill('60000');
    await panel.getByRole('button', { name: m.file.again }).press('Enter');
    await panel.getByRole('progressbar', { name: 'Sending firmware.bin' }).waitFor();
    await panel.getByText('2,000 of 30,000 bytes', { exact: true }).waitFor();
    await panel.getByRole('button', { name: m.file.stop }).press('Enter');
    await panel.getByText('Stopped: 2,000 of 30,000 bytes were sent.').waitFor();
    expect(received()).toHaveLength(32_000);
    await panel.getByRole('button', { name: m.file.close }).press('Enter');
    await expect.poll(() => panel.count()).toBe(0);

    // Dropped, it is only chosen.
    await log().evaluate((element) => {
      const dataTransfer = new DataTransfer();
      dataTransfer.items.add(new File(['abc'], 'dropped.txt'));
      for (const type of ['dragover', 'drop']) {
        element.dispatchEvent(new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true }));
      }
    });
    await panel.getByText('File to send: dropped.txt').waitFor();
    expect(received()).toHaveLength(32_000);
    await end();
  });

  it('makes a list of pasted lines, which is changed and then sent one after the other', async () => {
    const { received } = await open('+CSQ: 18,99');
    await page.evaluate('navigator.clipboard.writeText("AT\\r\\nAT+WRONG\\nAT+CSQ\\n\\nnothing\\n")');
    await line().focus();
    await page.keyboard.press('Control+v');
    const list = page.getByRole('region', { name: 'texts to send one after the other' });
    await list.waitFor();
    expect(await line().inputValue()).toBe('');
    await list.getByRole('textbox', { name: 'Text 2' }).fill('AT+CGATT?');
    await list.getByRole('button', { name: 'Remove text 1' }).press('Enter');
    expect(received()).toBe('');
    await tabTo(list.getByRole('button', { name: m.list.sendAll }));
    await page.keyboard.press('Enter');
    // The last one is not a command: the list stops there, and it can be sent as bytes.
    await list.getByText(m.list.states.failed).waitFor();
    expect(received()).toBe('AT+CGATT?\r\nAT+CSQ\r\n');
    expect(await list.getByText(m.list.states.sent).count()).toBe(2);
    await asBytes();
    await list.getByRole('button', { name: m.list.sendRest }).press('Enter');
    await expect.poll(received).toBe('AT+CGATT?\r\nAT+CSQ\r\nnothing\r\n');
    await list.getByRole('button', { name: m.list.close }).press('Enter');
    await expect.poll(() => list.count()).toBe(0);
    await end();
  });

  it('shows earlier lines in another encoding after it is chosen, and finds it', async () => {
    const { say } = await open(null);
    const [first = '', ...rest] = gbk('+MSUB: 温度正常\r\n').split('');
    say(first);
    for (const byte of rest) say(byte);
    say(gbk('湿度\r\n'));
    await log().getByText('MSUB').waitFor();
    expect(await log().getByText('温度正常').count()).toBe(0);
    await line().focus();
    await choose(m.encoding, 'gbk');
    await log().getByText('+MSUB: 温度正常').waitFor();
    const search = page.getByRole('textbox', { name: 'Search the lines' });
    await search.fill('湿度');
    await page.getByText('1 of 1').waitFor();
    await search.fill('');
    await page.getByRole('button', { name: 'Filter by text or command' }).click();
    await page.getByRole('textbox', { name: 'Show only lines with' }).fill('温度');
    await page.getByText('Showing 1 of 2').waitFor();
    await log().getByText('温度正常').waitFor();
    // Bytes stay bytes.
    await page.getByRole('radio', { name: 'Hex' }).focus();
    await page.keyboard.press('Space');
    await log().getByText('CE C2 B6 C8').waitFor();
    await technician.goTo(words.setup);
    await log().getByText('+MSUB: 温度正常').waitFor();
    await end();
  });

  it('ends a line with a pause for devices without line ends', async () => {
    const { say } = await open(null);
    await line().focus();
    await tabTo(button(m.packets.label));
    await page.keyboard.press('Enter');
    const popup = page.getByRole('dialog');
    const pause = popup.getByRole('textbox', { name: m.packets.pause });
    // Typed before the program has answered to the switch.
    await popup.getByRole('checkbox', { name: m.packets.label }).evaluate((box: HTMLInputElement) => {
      box.click();
      const field = box.closest('[role=dialog]')?.querySelector<HTMLInputElement>('input[inputmode=numeric]');
      if (!field) throw new Error('no field for the pause');
      Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(field, '40');
      field.dispatchEvent(new Event('input', { bubbles: true }));
    });
    await button('A pause of 40 ms ends a line').waitFor();
    await pause.fill('50');
    await button('A pause of 50 ms ends a line').waitFor();
    await page.keyboard.press('Escape');
    say('one');
    await log().getByText('one', { exact: true }).waitFor();
    say('two');
    await log().getByText('two', { exact: true }).waitFor();
    await end();
  });

  it('lets a command wait while a run holds the port, and takes the port after a question', async () => {
    await technician.begin();
    await technician.button(words.setUp).click();
    await technician.button(words.stop).first().waitFor();
    await technician.goTo(words.terminal);
    await typeAndSend('AT+GMR');
    const take = button(waitingWords.en.takePort);
    const waits = 'AT+GMR is not sent yet: the program is in the middle of its own commands.';
    await page.getByText(waits).waitFor();
    // Bytes are refused, and stay in the line; the command still waits, visibly.
    await asBytes();
    await typeAndSend('x');
    const refusal = page.getByRole('alert').filter({ hasText: 'terminal/port-held' });
    await refusal.waitFor();
    expect(await line().inputValue()).toBe('x');
    expect(await take.count()).toBe(2);
    await button(m.dismiss).press('Enter');
    await expect.poll(() => refusal.count()).toBe(0);
    await take.press('Enter');
    const dialog = page.getByRole('dialog', { name: m.takePort.title });
    await dialog.getByText('a command that was sent is not taken back').waitFor();
    await dialog.getByRole('button', { name: m.takePort.action }).press('Enter');
    await log().getByText('AT+GMR').waitFor();
    await technician.goTo(words.setup);
    await technician.button(words.setUp).first().waitFor();
    await technician.disconnect();
  });
});
