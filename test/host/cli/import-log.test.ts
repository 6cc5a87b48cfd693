import { readdirSync, readFileSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { failureOutputSchema, importOutputSchema } from '../../../shared/cli-output.ts';
import { type CliBench, createCliBench } from './cli-bench.ts';

let bench: CliBench;
beforeEach(() => {
  bench = createCliBench();
});
afterEach(() => bench.platform.remove());

const secret = 'Hush-4711-secret';
const sscom = [
  `[14:58:16.163]发→◇AT+MCONFIG="id","user","${secret}"\n□\n`,
  `[14:58:16.167]收←◆AT+MCONFIG="id","user","${secret}"\n\nOK\n\n`,
  '[14:58:18.163]发→◇AT+CSQ\t//signal\n□\n[14:58:18.167]收←◆AT+CSQ\n\n+CSQ: 20,0\n',
].join('');

/** The time of the file, which gives the log its date. */
const changedAt = new Date(2026, 10, 30, 20);

const writeLog = (name = 'SaveWindows.TXT', content = sscom): string => {
  const path = bench.write(name, content);
  utimesSync(path, changedAt, changedAt);
  return path;
};

describe('import shows a log', () => {
  it('as text: what it holds, what was guessed, what was changed', async () => {
    writeLog();
    const { exitCode, out, err } = await bench.run(['import', 'SaveWindows.TXT']);
    expect({ exitCode, err }).toEqual({ exitCode: 0, err: '' });
    expect(out).toBe(
      `SaveWindows.TXT: log, SSCOM, UTF-8, 2 lines sent, 4 lines received
From 2026-11-30 14:58:16 to 2026-11-30 14:58:18, 2004 ms

Guessed:
  the date: from the time at which the file was changed last
  the time zone: that of this computer
  line ends that the file does not contain

Changed, added or left out:
  1 note that was written beside the lines became a mark. First: line 7.
  The times have no date. The last one is on the day on which the file was changed last, or on the day before.
  The file has no carriage returns, so an editor has changed its line ends. CR LF was put back in 2 places. First: line 3.

Nothing was written. --output R.jsonl writes a recording, --keep puts it into the list of the window.
`,
    );
  });

  it('in Chinese', async () => {
    writeLog();
    const { out } = await bench.run(['import', 'SaveWindows.TXT', '--lang', 'zh']);
    expect(out).toContain('SaveWindows.TXT：日志，SSCOM，UTF-8，发送 2 行，接收 4 行\n');
    expect(out).toContain('写在行旁的 1 条注释已成为标记。首处：第 7 行。');
  });

  it('as data', async () => {
    writeLog();
    const { exitCode, out } = await bench.run(['import', 'SaveWindows.TXT', '--json']);
    const document = importOutputSchema.parse(JSON.parse(out));
    expect(exitCode).toBe(0);
    expect(document).toMatchObject({
      ...{ ok: true, kind: 'log', program: 'sscom', encoding: 'utf-8', sentLines: 2, receivedLines: 4, notes: 1 },
      startedAt: new Date(2026, 10, 30, 14, 58, 16, 163).toISOString(),
      guessed: ['date', 'zone', 'line-end'],
    });
    expect(document).not.toHaveProperty('output');
  });
});

describe('import writes a log', () => {
  it('as a recording, secrets hidden', async () => {
    writeLog();
    const { exitCode, out } = await bench.run(['import', 'SaveWindows.TXT', '--output', 'R.jsonl']);
    expect(exitCode).toBe(0);
    expect(out).toContain('\nRecording: ');
    expect(out).toContain('R.jsonl, 2 commands, 1 with a result\n');
    const text = readFileSync(join(bench.platform.dataFolder, 'R.jsonl'), 'utf8');
    expect(JSON.parse(text.split('\n')[0] ?? '')).toMatchObject({ imported: { program: 'sscom' }, app: '1.2.3' });
    expect(text).not.toContain(secret);
    expect(Buffer.from(text.match(/"t","([^"]+)"/)?.[1] ?? '', 'base64').toString()).toContain('"user","****');
  });

  it('into the recordings of the data folder, each time as another one', async () => {
    writeLog();
    const first = await bench.run(['import', 'SaveWindows.TXT', '--keep', '--json']);
    await bench.run(['import', 'SaveWindows.TXT', '--keep']);
    const document = importOutputSchema.parse(JSON.parse(first.out));
    const all = readdirSync(join(bench.platform.dataFolder, 'recordings'));
    const names = all.filter((name) => name.endsWith('.jsonl'));
    // The notes of the log are marks of the recording.
    expect(all.filter((name) => name.endsWith('.notes.json'))).toHaveLength(2);
    expect(names).toHaveLength(2);
    expect(names.every((name) => name.endsWith('-import-SaveWindows.TXT.jsonl'))).toBe(true);
    expect(document).toMatchObject({ output: { path: expect.stringContaining(names[0] ?? '-'), commands: 2 } });
  });
});

describe('import refuses', () => {
  it('a log as a list, and a list as a recording', async () => {
    writeLog();
    const log = await bench.run(['import', 'SaveWindows.TXT', '--output', 'a.ini']);
    expect([log.exitCode, log.err.includes('.jsonl')]).toEqual([2, true]);
    bench.write('a.atl', 'AT\nPAUSE 20\n');
    const list = await bench.run(['import', 'a.atl', '--output', 'R.jsonl']);
    expect([list.exitCode, list.err.includes('.ini, .atseq.yaml')]).toEqual([2, true]);
    const kept = await bench.run(['import', 'a.atl', '--keep']);
    expect([kept.exitCode, kept.err.includes('--keep')]).toEqual([2, true]);
  });

  it('--keep together with --output', async () => {
    writeLog();
    expect((await bench.run(['import', 'SaveWindows.TXT', '--keep', '--output', 'R.jsonl'])).exitCode).toBe(2);
  });

  it('a log without AT commands', async () => {
    writeLog('x.log', '[10:20:30.100] booting\n[10:20:30.200] done\n');
    const text = await bench.run(['import', 'x.log']);
    expect([text.exitCode, text.out]).toEqual([2, '']);
    expect(text.err).toContain('x.log: The file contains no AT commands with answers; Choose');
    const { out } = await bench.run(['import', 'x.log', '--json']);
    expect(failureOutputSchema.parse(JSON.parse(out)).error.facts.refusal).toBe('not-a-log');
  });
});
