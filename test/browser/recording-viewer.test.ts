import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { beforeEach, describe, expect, it } from 'vitest';
import { recordingName } from '../../electron/recorder/recording-name.ts';
import { type RecordedLine, recordLines } from '../support/recorded-lines.ts';
import { benchOfEachTest } from './bench-of-each-test.ts';
import { names } from './names.ts';
import { openTcpDevice, type TcpDevice } from './tcp-device.ts';
import { Technician } from './technician.ts';
import { haveBrowser } from './window-bench.ts';

const words = names.en;

describe.runIf(haveBrowser())('the viewer of recordings', () => {
  const bench = benchOfEachTest();
  let page: Page;
  let technician: Technician;
  let viewer: Locator;
  let grid: Locator;
  beforeEach(async () => {
    page = await bench().newWindow();
    technician = new Technician(page, words);
    viewer = page.getByRole('region', { name: 'View of the recording' });
    grid = viewer.getByRole('grid');
  });

  const rows = (): Locator => page.getByRole('list', { name: words.recordingList }).getByRole('listitem');
  const open = async (): Promise<void> => {
    await technician.goTo(words.recordings);
    await rows().first().getByRole('button', { name: 'Show' }).first().click();
    await grid.getByRole('row').first().waitFor();
  };

  it('shows Setup as it was: stages, steps with their times, answer times, and the line of a time', async () => {
    await technician.begin();
    await technician.button(words.setUp).click();
    await technician.expectAllDone();
    await open();
    // A recording is read from its beginning.
    await grid.getByRole('row').filter({ hasText: 'AT+CGMI' }).or(grid.getByText('ATE')).first().waitFor();
    const strip = viewer.getByRole('slider');
    await strip.getByText('Connect').waitFor();
    await strip.focus();
    await page.keyboard.press('ArrowRight');
    await expect.poll(() => strip.getAttribute('aria-valuenow')).not.toBe('0');

    await viewer.getByText('Answer times', { exact: true }).click();
    const answers = viewer.getByRole('row').filter({ hasText: 'AT+SSLMIPSTART' });
    await answers.getByRole('button').click();
    await grid.getByRole('row').filter({ hasText: 'AT+SSLMIPSTART' }).first().waitFor();

    await viewer.getByText('Steps', { exact: true }).last().click();
    await viewer
      .getByRole('button', { name: /Log in/i })
      .first()
      .click();
    await grid.getByRole('row').filter({ hasText: 'AT+MCONNECT' }).first().waitFor();
  });

  it('finds a text in the lines of recordings, and keeps what is written about one', async () => {
    const device: TcpDevice = await openTcpDevice(null);
    await technician.connectTo(device.address);
    await technician.goTo(words.terminal);
    device.say('plain line\r\nneedle 4711 in the line\r\n');
    await page.getByText('needle 4711').filter({ visible: true }).first().waitFor();
    await technician.disconnect();
    await device.close();
    await technician.goTo(words.recordings);
    const search = page.getByRole('textbox', { name: 'Search recordings' });
    await search.fill('NEEDLE 4711');
    await expect.poll(() => rows().count()).toBe(0);
    await search.press('Enter');
    await rows().getByText('1 place').waitFor();
    await rows().first().getByRole('button', { name: 'Show' }).first().click();
    // What was searched is searched in the recording too.
    await expect.poll(() => viewer.getByRole('textbox', { name: 'Search the lines' }).inputValue()).toBe('NEEDLE 4711');
    await grid.getByRole('row').filter({ hasText: 'needle 4711 in the line' }).waitFor();
    expect(await viewer.getByRole('slider').count()).toBe(1);

    const notes = page.getByRole('complementary', { name: 'Notes' });
    await notes.getByRole('textbox', { name: 'Name' }).fill('Ticket 4471');
    await notes.getByRole('textbox', { name: 'Tags' }).fill('customer, 复现');
    await notes.getByRole('button', { name: 'Save notes' }).click();
    await viewer.getByRole('heading', { name: 'Ticket 4471' }).waitFor();
    await viewer.getByText('复现').waitFor();
    await page.reload();
    await technician.goTo(words.recordings);
    await page.getByRole('textbox', { name: 'Search recordings' }).fill('复现');
    await rows().getByText('Ticket 4471').waitFor();
  });

  it('compares two recordings: the first different result is the verdict', async () => {
    const atMs = Date.UTC(2026, 0, 20, 6);
    const write = async (startMs: number, result: string, rest: readonly RecordedLine[]): Promise<void> => {
      const { content } = await recordLines(
        [
          ['command', 'AT+CGATT?\r', 1],
          ['answer', '+CGATT: 1\r\n', 1],
          ['final', 'OK\r\n', 1],
          ['command', 'AT+SSLMIPSTART="h",8883\r', 2],
          ['final', 'OK\r\n', 2],
          ['second-phase', `${result}\r\n`, 2],
          ...rest,
        ],
        { startMs },
      );
      const folder = join(bench().dataFolder, 'recordings');
      mkdirSync(folder, { recursive: true });
      writeFileSync(join(folder, recordingName(startMs, 'COM7')), content);
    };
    await write(atMs, 'CONNECT OK', [['command', 'AT+MCONNECT=1,60\r', 3]]);
    await write(atMs + 3_600_000, 'CONNECT FAIL', []);
    await technician.goTo(words.recordings);
    await page.getByRole('button', { name: 'Read the list again' }).click();
    await open();
    await viewer.getByText('Compare', { exact: true }).click();
    await viewer.getByRole('combobox', { name: 'Compare with' }).click();
    await page.getByRole('option').first().click();
    await viewer
      .getByText('First different result, at AT+SSLMIPSTART="h",8883: CONNECT FAIL in A, CONNECT OK in B.')
      .waitFor();
    const compared = viewer.getByRole('list', { name: 'Compare', exact: true }).getByRole('listitem');
    expect(await compared.count()).toBe(3);
    await viewer.getByRole('button', { name: 'Next difference' }).click();
    await compared.nth(1).getByRole('button', { name: 'AT+SSLMIPSTART' }).click();
    await grid.getByRole('row').filter({ hasText: 'AT+SSLMIPSTART' }).waitFor();
  });

  it('makes a sequence of the selected lines, which is shown in the terminal', async () => {
    const startMs = Date.UTC(2026, 0, 20, 6);
    const { content } = await recordLines(
      [
        ['command', 'AT+CGMM\r', 1],
        ['answer', 'Air720\r\n', 1],
        ['final', 'OK\r\n', 1],
        ['command', 'AT+CSQ\r', 2],
        ['answer', '+CSQ: 24,0\r\n', 2],
        ['final', 'OK\r\n', 2],
      ],
      { startMs },
    );
    mkdirSync(join(bench().dataFolder, 'recordings'), { recursive: true });
    writeFileSync(join(bench().dataFolder, 'recordings', recordingName(startMs, 'COM7')), content);
    await technician.goTo(words.recordings);
    await page.getByRole('button', { name: 'Read the list again' }).click();
    await open();
    const csq = grid.getByRole('row').filter({ hasText: 'AT+CSQ' }).first();
    await csq.waitFor();
    await csq.click();
    await page.keyboard.press('Shift+End');
    await viewer.getByRole('button', { name: 'Copy and save' }).click();
    await page.getByText('Selected lines').waitFor();
    await page.getByRole('menuitem', { name: 'Make a sequence' }).click();
    const dialog = page.getByRole('dialog', { name: 'Make a sequence' });
    await dialog.getByText('1 step', { exact: true }).waitFor();
    const name = dialog.getByRole('textbox');
    expect(await name.inputValue()).toBe('From a recording');
    await name.fill('As recorded');
    await dialog.getByRole('button', { name: 'Add as group' }).click();
    await dialog.getByText('As recorded was added to the quick commands').waitFor();
    await dialog.getByRole('button', { name: 'Show in Terminal' }).click();
    const panel = page.getByRole('region', { name: 'Quick commands' });
    await panel.getByRole('button', { name: /^As recorded/ }).waitFor();
    await panel.getByText('AT+CSQ').first().waitFor();
    expect(await panel.getByText('AT+CGMM').count()).toBe(0);
  });
});
