import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { recordingName } from '../../electron/recorder/recording-name.ts';
import { benchOfEachTest } from './bench-of-each-test.ts';
import { names } from './names.ts';
import { Technician } from './technician.ts';
import { haveBrowser } from './window-bench.ts';

const words = names.en;
const startMs = Date.UTC(2026, 0, 20, 6);

/** As `monitor` writes it: bytes only. */
const withoutCuts = (lines: readonly (readonly [letter: 't' | 'r', text: string])[]): string => {
  const header = { v: 1, kind: 'atelier-recording', startedAt: new Date(startMs).toISOString(), app: '0', epoch: 1 };
  const entries = lines.map(([letter, text], seq) =>
    JSON.stringify([seq, seq * 1_000_000, letter, Buffer.from(text, 'latin1').toString('base64')]),
  );
  return [JSON.stringify({ ...header, address: 'COM7' }), ...entries, ''].join('\n');
};

describe.runIf(haveBrowser())('a recording without cuts', () => {
  const bench = benchOfEachTest();

  it('shows its lines as guessed, and its failures with their causes; a line of evidence goes to its place', async () => {
    const page = await bench().newWindow();
    const technician = new Technician(page, words);
    const folder = join(bench().dataFolder, 'recordings');
    mkdirSync(folder, { recursive: true });
    writeFileSync(
      join(folder, recordingName(startMs, 'COM7')),
      withoutCuts([
        ['t', 'AT+CGATT?\r'],
        ['r', '+CGATT: 1\r\n\r\nOK\r\n'],
        ['t', 'AT+MIPSTART="1.2.3.4",1883\r'],
        ['r', '\r\n+CME ERROR: 911\r\n'],
        ['t', 'AT+CSQ\r'],
        ['r', '\r\nERROR\r\n'],
      ]),
    );
    await technician.goTo(words.recordings);
    await page.getByRole('button', { name: 'Read the list again' }).click();
    const rows = page.getByRole('list', { name: words.recordingList }).getByRole('listitem');
    await rows.first().getByRole('button', { name: 'Show' }).first().click();
    const viewer = page.getByRole('region', { name: 'View of the recording' });
    const grid = viewer.getByRole('grid');
    await grid.getByRole('row').filter({ hasText: '+CGATT: 1' }).waitFor();
    await viewer.getByText('Lines guessed').waitFor();

    await viewer.getByText('Failures (2)').click();
    const failures = viewer.getByRole('list', { name: 'Failures' });
    const first = failures.getByRole('button', { expanded: true });
    expect(await first.textContent()).toContain('connect/refused');
    const causes = failures.getByRole('list', { name: 'Likely causes' }).getByRole('listitem');
    await expect.poll(() => causes.first().textContent()).toContain('911');
    await failures.getByRole('button', { name: 'Show the line of' }).last().click();
    await grid.getByRole('row').filter({ hasText: '+CME ERROR: 911' }).waitFor();
  });
});
