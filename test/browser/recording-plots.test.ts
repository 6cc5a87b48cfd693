import { mkdirSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { beforeEach, describe, expect, it } from 'vitest';
import { recordingName } from '../../electron/recorder/recording-name.ts';
import { plotWords } from '../../shared/words/plots.ts';
import { type RecordedLine, recordLines } from '../support/recorded-lines.ts';
import { benchOfEachTest } from './bench-of-each-test.ts';
import { names } from './names.ts';
import { Technician } from './technician.ts';
import { haveBrowser } from './window-bench.ts';

const words = names.en;
const m = plotWords.en;

describe.runIf(haveBrowser())('the plots of a recording', () => {
  const bench = benchOfEachTest();
  let page: Page;
  let technician: Technician;
  let viewer: Locator;
  beforeEach(async () => {
    page = await bench().newWindow();
    technician = new Technician(page, words);
    viewer = page.getByRole('region', { name: 'View of the recording' });
  });

  const openPlots = async (): Promise<void> => {
    await technician.goTo(words.recordings);
    await page.getByRole('button', { name: 'Read the list again' }).click();
    const rows = page.getByRole('list', { name: words.recordingList }).getByRole('listitem');
    await rows.first().getByRole('button', { name: 'Show' }).first().click();
    await viewer.getByText(m.plots, { exact: true }).click();
  };
  const show = (name: string): Locator => viewer.getByRole('checkbox', { name: `Show ${name}` });

  it('show the signal of Setup and its answer times; a point leads to its line', async () => {
    await technician.begin();
    await technician.button(words.setUp).click();
    await technician.expectAllDone();
    await openPlots();
    const signal = viewer.getByRole('img', { name: m.measures.rssi });
    await signal.waitFor();
    await show(m.allAnswers).check();
    await viewer.getByRole('img', { name: m.allAnswers }).waitFor();
    await signal.press('End');
    await viewer.getByText(/\d\d:\d\d:\d\d\.\d{3} +.*dBm/).waitFor();
    await signal.press('Enter');
    await viewer.getByRole('grid').getByRole('row').filter({ hasText: '+CSQ:' }).first().waitFor();
  });

  it('show a number of published JSON; the timeline has the same time; figures go to other programs', async () => {
    const lines = Array.from({ length: 40 }, (_, at): readonly RecordedLine[] => [
      [
        'command',
        `AT+MPUB="up",0,0,"{\\22services\\22:[{\\22properties\\22:{\\22temperature\\22:${20 + (at % 7)}}}]}"\r`,
        at + 1,
      ],
      ['final', 'OK\r\n', at + 1],
    ]).flat();
    const startMs = Date.UTC(2026, 0, 20, 6);
    const { content } = await recordLines(lines, { startMs });
    const folder = join(bench().dataFolder, 'recordings');
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, recordingName(startMs, 'COM7')), content);
    await openPlots();
    const plot = viewer.getByRole('img', { name: 'temperature' });
    await plot.waitFor();
    const cells = viewer.getByRole('table', { name: m.series }).getByRole('row').filter({ hasText: 'temperature' });
    expect(await cells.getByRole('cell').allInnerTexts()).toEqual([
      expect.stringContaining('temperature'),
      '',
      '40',
      '20',
      '26',
      '24',
    ]);
    expect(await viewer.getByRole('button', { name: 'Show all' }).isDisabled()).toBe(true);
    await plot.press('+');
    await expect.poll(() => viewer.getByRole('button', { name: 'Show all' }).isEnabled()).toBe(true);

    const saved = async (name: string): Promise<Buffer> => {
      const download = page.waitForEvent('download');
      await viewer.getByRole('button', { name, exact: true }).click();
      return readFile(await (await download).path());
    };
    await viewer.getByRole('button', { name: 'Show all' }).click();
    await expect.poll(async () => (await saved('CSV')).toString().split('\r\n').length).toBe(42);
    expect((await saved('PNG')).subarray(1, 4).toString()).toBe('PNG');
    await show('↑ temperature · up').uncheck();
    await viewer.getByText(m.choose).waitFor();
  });
});
