import type { Locator, Page } from 'playwright-core';
import { timeoutMs } from '../support/time-scale.ts';
import { hostileStream } from './hostile-stream.ts';
import { names } from './names.ts';
import { openTcpDevice } from './tcp-device.ts';
import { Technician } from './technician.ts';

const words = names.en;

export interface RawPage {
  readonly technician: Technician;
  /** The rows of the emulator. */
  readonly rows: Locator;
  readonly input: Locator;
  /** Connects to a port and goes to the terminal. */
  choosePort(address: string): Promise<void>;
  /** By the keyboard. Resolves when keys go to the port. */
  openRaw(): Promise<void>;
  openLines(): Promise<void>;
}

/** A window, its terminal, and the view Raw there. */
export const rawPage = (page: Page): RawPage => {
  const technician = new Technician(page, words);
  return {
    technician,
    rows: page.getByRole('region', { name: 'Raw terminal' }).locator('.xterm-rows'),
    input: page.getByRole('textbox', { name: /^Raw terminal: every key/ }),
    choosePort: async (address) => {
      const port = page.getByRole('combobox', { name: words.port }).first();
      await port.click();
      await port.fill(address);
      await port.press('Enter');
      await technician.connect();
      await technician.goTo(words.terminal);
    },
    openRaw: async () => {
      await page.getByRole('radio', { name: 'Raw' }).press('Space');
      await page.getByText('Every key goes straight to the port.').waitFor();
    },
    openLines: () => page.getByRole('radio', { name: 'Text' }).press('Space'),
  };
};

/**
 * A device that sends the hostile stream to the lines, then to the view Raw, and then gets what is typed. Returns everything that it got: of
 * a page that says nothing by itself, the typed text only.
 */
export const playHostileStream = async (
  page: Page,
  sizeBytes: number,
  typed: string,
  /** Called after the stream was drawn as lines, and after it was drawn by the emulator. */
  onDrawn: (view: 'lines' | 'raw') => Promise<void> = async () => undefined,
): Promise<string> => {
  const device = await openTcpDevice(null);
  const { technician, rows, input, choosePort, openRaw } = rawPage(page);
  await choosePort(device.address);
  const stream = hostileStream(sizeBytes);
  const timeout = timeoutMs(60_000 + sizeBytes / 50);
  device.say(`${stream}\r\nend of one\r\n`);
  await page.getByRole('grid', { name: 'Lines' }).getByText('end of one').waitFor({ timeout });
  await onDrawn('lines');
  await openRaw();
  device.say(`${stream}\r\nend of two\r\n`);
  await rows.getByText('end of two').waitFor({ timeout });
  await onDrawn('raw');
  // Modes of mouse and focus may be on.
  await page.mouse.move(400, 400);
  await page.mouse.wheel(0, 300);
  await page.mouse.click(420, 420);
  await page.keyboard.press('F6');
  await input.focus();
  await page.keyboard.type(typed);
  device.say('\x1bc\r\nend of three\r\n');
  await rows.getByText('end of three').waitFor({ timeout });
  await technician.disconnect();
  await device.close();
  return device.received();
};
