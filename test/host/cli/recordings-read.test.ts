import { mkdirSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { failureOutputSchema } from '../../../shared/cli-output.ts';
import {
  recordingCheckOutputSchema,
  recordingCompareOutputSchema,
  recordingListOutputSchema,
  recordingReplayOutputSchema,
  recordingSearchOutputSchema,
  recordingShowOutputSchema,
} from '../../../shared/cli-recordings-output.ts';
import { type RecordedLine, recordLines } from '../../support/recorded-lines.ts';
import { recordedSetup } from '../../support/recorded-setup.ts';
import { type CliBench, createCliBench } from './cli-bench.ts';

let bench: CliBench;
beforeEach(() => {
  bench = createCliBench();
  mkdirSync(bench.platform.join(bench.platform.dataFolder, 'recordings'));
});
afterEach(() => bench.platform.remove());

const signal: readonly RecordedLine[] = [
  ['command', 'AT+CSQ\r', 1],
  ['answer', '\r\n+CSQ: 25,99\r\n', 1],
  ['final', '\r\nOK\r\n', 1],
  ['command', 'AT+CGATT?\r', 2],
  ['answer', '\r\n+CGATT: 1\r\n', 2],
  ['final', '\r\nOK\r\n', 2],
];
const refused: readonly RecordedLine[] = [...signal.slice(0, 4), ['final', '\r\n+CME ERROR: 30\r\n', 2]];

const keep = async (name: string, lines: readonly RecordedLine[]): Promise<void> => {
  bench.write(`recordings/${name}.jsonl`, (await recordLines(lines)).content);
};
const names = { yesterday: '20261122T060000.000Z-COM7', today: '20261123T060000.000Z-COM7' };
const keepBoth = async (): Promise<void> => {
  await keep(names.yesterday, signal);
  await keep(names.today, refused);
};

describe('recordings list', () => {
  it('names all recordings, the newest first', async () => {
    await keepBoth();
    const { exitCode, out, err } = await bench.run(['recordings', 'list', '--json']);
    expect({ exitCode, err }).toEqual({ exitCode: 0, err: '' });
    const document = recordingListOutputSchema.parse(JSON.parse(out));
    expect('recordings' in document && document.recordings.map(({ name }) => name)).toEqual([
      `${names.today}.jsonl`,
      `${names.yesterday}.jsonl`,
    ]);
    const table = await bench.run(['recordings', 'list']);
    expect(table.out).toMatch(new RegExp(`^TIME.*\n.*${names.today}.*\n.*${names.yesterday}.*\n$`));
  });

  it('says where it looked if there are none', async () => {
    const { exitCode, out } = await bench.run(['recordings', 'list']);
    expect(exitCode).toBe(0);
    expect(out).toBe(`There are no recordings in ${bench.platform.join(bench.platform.dataFolder, 'recordings')}.\n`);
  });
});

describe('recordings show', () => {
  it('counts lines and times answers', async () => {
    await keepBoth();
    const { exitCode, out } = await bench.run(['recordings', 'show', names.today, '--json']);
    expect(exitCode).toBe(0);
    const document = recordingShowOutputSchema.parse(JSON.parse(out));
    expect(document).toMatchObject({
      counts: { sent: 2, error: 1 },
      answers: [
        { name: 'AT+CGATT?', count: 1, errors: 1 },
        { name: 'AT+CSQ', count: 1, errors: 0 },
      ],
      steps: [],
    });
    expect((await bench.run(['recordings', 'show', names.today])).out).toContain('AT+CGATT?');
  });

  it('explains what failed, with a cause that fits the line', async () => {
    await keepBoth();
    const { out } = await bench.run(['recordings', 'show', names.today, '--json']);
    const document = recordingShowOutputSchema.parse(JSON.parse(out));
    expect(document).toMatchObject({ failureCount: 1, isDerived: false });
    const [failure] = 'failures' in document ? document.failures : [];
    expect(failure).toMatchObject({ step: null, evidence: expect.arrayContaining(['+CME ERROR: 30']) });
    const { out: text } = await bench.run(['recordings', 'show', names.today]);
    expect(text).toContain(`(${failure?.code})`);
    expect(text).toMatch(/\nFailures\n.*\+?30.*\n/);
    expect((await bench.run(['recordings', 'show', names.yesterday])).out).not.toContain('Failures');
  });

  it('lists the steps of a run', async () => {
    bench.write(`recordings/${names.today}.jsonl`, (await recordedSetup()).content);
    const { out } = await bench.run(['recordings', 'show', names.today, '--json']);
    const document = recordingShowOutputSchema.parse(JSON.parse(out));
    expect('steps' in document && document.steps.length).toBeGreaterThan(10);
    expect('steps' in document && document.steps.every(({ status }) => status !== 'failed')).toBe(true);
    expect(document).toMatchObject({ module: { model: expect.stringContaining('Air720') } });
  });

  it('ends with 2 for a file that is not a recording, and with 9 for one that does not exist', async () => {
    const path = bench.write('list.ini', 'N1=,AT\n');
    const wrong = await bench.run(['recordings', 'show', path, '--json']);
    expect(wrong.exitCode).toBe(2);
    expect(failureOutputSchema.parse(JSON.parse(wrong.out)).error.code).toBe('usage/invalid');
    expect(wrong.err).toContain('the file is not a recording');
    expect((await bench.run(['recordings', 'show', 'nothing'])).exitCode).toBe(9);
  });
});

describe('recordings search', () => {
  it('names the recordings with the text, and the first line', async () => {
    await keepBoth();
    const { exitCode, out } = await bench.run(['recordings', 'search', 'cme error', '--json']);
    expect(exitCode).toBe(0);
    expect(recordingSearchOutputSchema.parse(JSON.parse(out))).toMatchObject({
      searched: 2,
      found: [{ name: `${names.today}.jsonl`, places: 1, first: { text: expect.stringContaining('+CME ERROR: 30') } }],
    });
    expect((await bench.run(['recordings', 'search', 'nowhere'])).out).toBe(
      '2 recordings searched, the text is in none.\n',
    );
  });
});

describe('recordings compare', () => {
  it('ends with 10 if a result differs, and names the first one', async () => {
    await keepBoth();
    const { exitCode, out } = await bench.run(['recordings', 'compare', names.yesterday, names.today, '--json']);
    expect(exitCode).toBe(10);
    const document = recordingCompareOutputSchema.parse(JSON.parse(out));
    expect(document).toMatchObject({ ok: false, exitCode: 10, error: null, firstResult: 1, counts: { result: 1 } });
    const text = await bench.run(['recordings', 'compare', names.yesterday, names.today]);
    expect(text.out).toContain('-   OK');
    expect(text.out).toContain('+   +CME ERROR: 30');
  });

  it('ends with 0 if all results are the same', async () => {
    await keepBoth();
    const { exitCode, out } = await bench.run(['recordings', 'compare', names.today, names.today, '--json']);
    expect(exitCode).toBe(0);
    expect(recordingCompareOutputSchema.parse(JSON.parse(out))).toMatchObject({ ok: true, firstResult: null });
  });
});

describe('recordings replay', () => {
  const linesOf = (out: string) =>
    out
      .trimEnd()
      .split('\n')
      .map((line) => recordingReplayOutputSchema.parse(JSON.parse(line)));

  it('prints the pieces as JSON Lines, and ends with what cut them', async () => {
    await keepBoth();
    const { exitCode, out } = await bench.run(['recordings', 'replay', names.today, '--speed', 'max', '--json']);
    expect(exitCode).toBe(0);
    const lines = linesOf(out);
    expect(lines.map(({ type }) => type)).toEqual([...refused.map(() => 'piece'), 'ended']);
    expect(lines.at(-1)).toMatchObject({ exitCode: 0, error: null, from: 'kept' });
  });

  it('checks a recording of a Setup against this version', async () => {
    bench.write(`recordings/${names.today}.jsonl`, (await recordedSetup()).content);
    const { exitCode, out } = await bench.run(['recordings', 'replay', names.today, '--check', '--json']);
    expect(exitCode).toBe(0);
    expect(recordingCheckOutputSchema.parse(JSON.parse(out))).toMatchObject({ ok: true, differences: 0, first: null });
  });

  it('ends with the failure as its last line, and for --check as a document', async () => {
    const lines = await bench.run(['recordings', 'replay', 'nothing', '--json']);
    expect(lines.exitCode).toBe(9);
    expect(linesOf(lines.out)).toMatchObject([
      { type: 'ended', exitCode: 9, error: { code: 'file/missing' }, from: null },
    ]);
    const document = await bench.run(['recordings', 'replay', 'nothing', '--check', '--json']);
    expect(failureOutputSchema.parse(JSON.parse(document.out))).toMatchObject({ exitCode: 9 });
    const usage = await bench.run(['recordings', 'replay', 'nothing', '--speed', '3', '--json']);
    expect(linesOf(usage.out)).toMatchObject([{ type: 'ended', exitCode: 2, error: { code: 'usage/invalid' } }]);
  });
});
