import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { contextOf, type HostProcess } from '../../../electron/host/cli/host-process.ts';
import { type ReplayArguments, replayCommand } from '../../../electron/host/cli/recordings/replay-command.ts';
import { recordingCheckOutputSchema, recordingReplayOutputSchema } from '../../../shared/cli-recordings-output.ts';
import { createTempPlatform, type TempPlatform } from '../../support/temp-platform.ts';
import { VirtualClock } from '../../support/virtual-clock.ts';

const page = readFileSync(resolve(import.meta.dirname, '../../../docs/recording-format.md'), 'utf8');
const example = /```jsonl\n(.*?)```/s.exec(page)?.[1] ?? '';
const name = '20261123T060000.000Z-sim';

let platform: TempPlatform;
beforeEach(async () => {
  platform = createTempPlatform();
  await write(`${name}.jsonl`, example);
});
afterEach(() => platform.remove());

const write = (file: string, content: string) =>
  platform.writeFile(platform.join(platform.dataFolder, file), Buffer.from(content));

const start = (change: Partial<ReplayArguments> = {}, language: 'en' | 'zh' = 'en') => {
  const clock = new VirtualClock();
  const written = { out: '', err: '' };
  const stream = (of: 'out' | 'err') => ({
    write: (text: string) => {
      written[of] += text;
    },
    isTerminal: false,
  });
  let stop = (): void => undefined;
  const hostProcess: HostProcess = {
    ...{
      out: stream('out'),
      err: stream('err'),
      environment: {},
      workingFolder: platform.dataFolder,
      version: '1',
      clock,
    },
    createPlatform: () => platform,
    onStop: (listener) => {
      stop = listener;
      return () => undefined;
    },
  };
  const ended = replayCommand(contextOf(hostProcess, language, undefined), {
    file: `${name}.jsonl`,
    speed: 'max',
    ...change,
  });
  return { clock, written, ended, stop: () => stop() };
};
const run = async (change: Partial<ReplayArguments> = {}, language: 'en' | 'zh' = 'en') => {
  const { clock, written, ended } = start(change, language);
  const exitCode = await clock.runUntil(ended);
  return { exitCode, ...written };
};
const withoutTimes = (text: string): string => text.replace(/^\d\d:\d\d:\d\d\.\d{3} /gm, '');

describe('recordings replay', () => {
  it('prints the lines of a recording', async () => {
    const { exitCode, out, err } = await run();
    expect({ exitCode, err }).toEqual({ exitCode: 0, err: '' });
    expect(withoutTimes(out)).toBe(`→ AT+CSQ
← AT+CSQ
← +CSQ: 25,99
← OK
→ AT+CPIN="****"
← AT+CPIN="****"
← +CME ERROR: 3
● closed
`);
  });

  it('prints them at their pace, and ends when it is stopped', async () => {
    const { clock, written, ended, stop } = start({ speed: 1 });
    await clock.advance(100);
    expect(withoutTimes(written.out).split('\n')).toHaveLength(5);
    await clock.advance(210);
    expect(written.out).toContain('+CME ERROR: 3');
    expect(written.out).not.toContain('closed');
    stop();
    expect(await ended).toBe(130);
  });

  it('prints them as JSON Lines', async () => {
    const { exitCode, out } = await run({ json: true });
    expect(exitCode).toBe(0);
    const lines = out
      .trimEnd()
      .split('\n')
      .map((line) => recordingReplayOutputSchema.parse(JSON.parse(line)));
    expect(lines[0]).toMatchObject({ type: 'piece', owner: 'command', commandId: 1, name: 'typed', text: 'AT+CSQ' });
    expect(lines.at(-1)).toMatchObject({ type: 'ended', exitCode: 0, from: 'kept' });
  });

  it('says that a recording without cuts is cut now', async () => {
    await write(`${name}.jsonl`, example.replace(/^\[\d+,\d+,"c".*\n/gm, ''));
    const { out } = await run();
    expect(out).toContain('● This recording has no cuts: its lines are those of this version.\n');
    expect(withoutTimes(out)).toContain('← +CSQ: 25,99\n');
  });

  it('plays a recording of more lines than it keeps in memory', async () => {
    const [header = ''] = example.split('\n');
    const reads = Array.from({ length: 200 }, (_, index) => {
      const text = Array.from({ length: 100 }, (_each, line) => `line ${index * 100 + line}\r\n`).join('');
      return JSON.stringify([index, index * 10_000, 'r', Buffer.from(text).toString('base64')]);
    });
    await write(`${name}.jsonl`, `${[header, ...reads].join('\n')}\n`);
    const { out } = await run();
    const lines = [...out.matchAll(/line (\d+)/g)].map(([, number]) => Number(number));
    expect(lines).toEqual(Array.from({ length: 20_000 }, (_, index) => index));
  });

  it('compares today’s cuts with those that were kept', async () => {
    expect(await run({ check: true })).toMatchObject({ exitCode: 0, out: 'The same: 10 pieces in 1 opening.\n' });
    const { exitCode, out } = await run({ check: true, json: true });
    expect(exitCode).toBe(0);
    expect(recordingCheckOutputSchema.parse(JSON.parse(out))).toMatchObject({
      ok: true,
      comparedPieces: 10,
      first: null,
    });
  });

  it('ends with 10 where they differ, and names the first difference', async () => {
    await write(`${name}.jsonl`, example.replace('22.2 8.13.1', '22.2 26.13'));
    const { exitCode, out } = await run({ check: true });
    expect(exitCode).toBe(10);
    expect(out.replace(/\d\d:\d\d:\d\d\.\d{3}/, 'T')).toBe(
      '1 of 10 pieces differs in 1 opening.\nFirst at T, received, up to position 23: kept as unclaimed, now answer: +CSQ: 25,99\n',
    );
    expect((await run({ check: true }, 'zh')).out).toContain('1 次打开的 10 个片段中有 1 个不同。');
    const document = recordingCheckOutputSchema.parse(JSON.parse((await run({ check: true, json: true })).out));
    expect(document).toMatchObject({
      ok: false,
      exitCode: 10,
      differences: 1,
      first: { kept: { owner: 'unclaimed' } },
    });
  });

  it('says that there is nothing to compare', async () => {
    await write(`${name}.jsonl`, example.replace(/^\[\d+,\d+,"q".*\n/gm, ''));
    const { exitCode, out } = await run({ check: true });
    expect({ exitCode, out }).toEqual({
      exitCode: 0,
      out: 'Nothing to compare: the recording has no cuts, or no inputs of the engine.\n',
    });
  });

  it('fails for a file that is none, or is not there', async () => {
    await write('x.jsonl', 'no recording\n');
    expect(await run({ file: 'x.jsonl' })).toMatchObject({ exitCode: 2 });
    expect(await run({ file: 'nowhere' })).toMatchObject({ exitCode: 9 });
  });
});
