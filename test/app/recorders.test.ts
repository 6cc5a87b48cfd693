import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createRecorders, inUseMs } from '../../electron/app/recorders.ts';
import { createSecretSet } from '../../electron/recorder/masking.ts';
import { fail } from '../../shared/outcome.ts';
import { createMemoryAppendFile } from '../support/memory-append-file.ts';
import { createTempPlatform } from '../support/temp-platform.ts';
import { VirtualClock } from '../support/virtual-clock.ts';

it('shows on a quiet line that a recording is in use, from its start to its end', async () => {
  const clock = new VirtualClock();
  const touched: number[] = [];
  const file = { ...createMemoryAppendFile(), touch: (wallMs: number) => void touched.push(wallMs) };
  const platform = { ...createTempPlatform(), openAppend: () => ({ ok: true, value: file }) as const };
  const recorders = createRecorders({ platform, clock, secrets: createSecretSet(), version: '1' });
  const beganMs = clock.wallMs();
  recorders.start('COM3', 1, 'memory.jsonl');
  await clock.advance(10 * inUseMs);
  const gaps = touched.map((atMs, index) => atMs - (touched[index - 1] ?? beganMs));
  expect(gaps.length).toBeGreaterThanOrEqual(20);
  expect(Math.max(...gaps)).toBeLessThan(inUseMs / 2);
  recorders.closeAll();
  await recorders.settled();
  const before = touched.length;
  await clock.advance(10 * inUseMs);
  expect([touched.length, clock.pendingTimers]).toEqual([before, 0]);
});

it('recordings that begin in the same millisecond have files of their own, also of ports whose names are the same in a file name', async () => {
  const platform = createTempPlatform();
  const recorders = createRecorders({ platform, clock: new VirtualClock(), secrets: createSecretSet(), version: '1' });
  const ports = [1, 2].map((number) => ({ number, address: `/dev/ttyUSB${number}` }));
  const started = [
    recorders.start('tcp://a:1', 1),
    recorders.start('tcp://a-1', 1),
    recorders.startMerged(ports),
    recorders.startMerged(ports),
  ];
  const paths = started.map((each) => each.ok && each.value.path);
  expect(new Set(paths).size).toBe(4);
  recorders.closeAll();
  await recorders.settled();
  const files = readdirSync(join(platform.dataFolder, 'recordings'));
  expect(files.sort()).toEqual(paths.map((path) => basename(String(path))).sort());
  platform.remove();
});

describe('a recording in a file of the user', () => {
  const limits = { sizeBytes: 300, ageMs: Number.POSITIVE_INFINITY };
  const setUp = () => {
    const clock = new VirtualClock();
    const platform = createTempPlatform();
    const continued: string[] = [];
    const recorders = createRecorders({
      ...{ platform, clock, secrets: createSecretSet(), version: '1', fileLimits: limits },
      onRecordingContinues: (path) => continued.push(path),
    });
    const path = (name: string): string => join(platform.dataFolder, name);
    /** Records in `R.jsonl`; after each of the texts the file is full. */
    const record = async (name: string, texts: readonly string[]): Promise<void> => {
      const started = recorders.start('COM3', 1, path(name));
      if (!started.ok) throw new Error(started.error.code);
      for (const text of texts) {
        started.value.recorder.received(Buffer.from(text.padEnd(300, '.')));
        await clock.advance(100);
      }
      recorders.closeAll();
      await recorders.settled();
    };
    const has = (name: string, text: string): boolean =>
      readFileSync(path(name), 'utf8').includes(Buffer.from(text.padEnd(300, '.')).toString('base64'));
    return { clock, platform, continued, recorders, path, record, has };
  };

  it('continues beside it, with a number before its extension, and says so', async () => {
    const { path, record, has, continued } = setUp();
    await record('R.jsonl', ['one', 'two', 'three']);
    expect(continued).toEqual([path('R.2.jsonl'), path('R.3.jsonl')]);
    expect([has('R.jsonl', 'one'), has('R.2.jsonl', 'two'), has('R.3.jsonl', 'three')]).toEqual([true, true, true]);
  });

  it('leaves alone what exists already, and takes the next free number', async () => {
    const { path, record, has } = setUp();
    writeFileSync(path('R.2.jsonl'), 'of the user');
    writeFileSync(path('R.3.jsonl'), '');
    await record('R.jsonl', ['one', 'two', 'three']);
    expect(readFileSync(path('R.2.jsonl'), 'utf8')).toBe('of the user');
    expect(readFileSync(path('R.3.jsonl'), 'utf8')).toBe('');
    expect([has('R.4.jsonl', 'two'), has('R.5.jsonl', 'three')]).toEqual([true, true]);
    const header = JSON.parse(readFileSync(path('R.5.jsonl'), 'utf8').split('\n')[0] ?? '');
    expect(header.continues).toMatchObject({ first: 'R.jsonl', file: 'R.4.jsonl', part: 3 });
  });

  it('that is full already continues in a further file with the first traffic', async () => {
    const { record, has } = setUp();
    await record('R.jsonl', ['one', 'two']);
    await record('R.jsonl', ['three']);
    expect([has('R.jsonl', 'three'), has('R.3.jsonl', 'three')]).toEqual([false, true]);
  });

  it('of any name has further files of that name', async () => {
    const { platform, record } = setUp();
    await record('capture', ['one', 'two']);
    expect(readdirSync(platform.dataFolder).sort()).toEqual(['capture', 'capture.2']);
  });

  it('without room for a further file stays in its file', async () => {
    const { path, record, recorders, platform, has } = setUp();
    const { openAppend } = platform;
    platform.openAppend = (name, kind) =>
      kind === 'new' ? fail('file/denied', { path: name }) : openAppend(name, kind);
    await record('R.jsonl', ['one', 'two']);
    expect(has('R.jsonl', 'two')).toBe(true);
    expect(existsSync(path('R.2.jsonl'))).toBe(false);
    expect(recorders).toBeDefined();
  });
});

it('a further file is shown as in use, and the file before it is not', async () => {
  const clock = new VirtualClock();
  const touched = new Map<string, number>();
  const files = new Map<string, ReturnType<typeof createMemoryAppendFile>>();
  const platform = {
    ...createTempPlatform(),
    openAppend: (path: string) => {
      const file = {
        ...createMemoryAppendFile(),
        ...{ path, sizeBytes: 0, touch: () => void touched.set(path, (touched.get(path) ?? 0) + 1) },
      };
      files.set(path, file);
      return { ok: true, value: file } as const;
    },
  };
  const failed: string[] = [];
  const recorders = createRecorders({
    ...{ platform, clock, secrets: createSecretSet(), version: '1' },
    fileLimits: { sizeBytes: 100, ageMs: Number.POSITIVE_INFINITY },
    onRecordingFailure: (path) => failed.push(path),
  });
  const started = recorders.start('COM3', 1, 'R.jsonl');
  if (!started.ok) throw new Error(started.error.code);
  const { recorder } = started.value;
  recorder.received(Buffer.from('x'.repeat(200)));
  await clock.advance(inUseMs);
  const before = touched.get('R.jsonl');
  recorder.received(Buffer.from('y'));
  await clock.advance(inUseMs);
  expect(before).toBeGreaterThan(0);
  expect([touched.get('R.jsonl'), (touched.get('R.2.jsonl') ?? 0) > 0]).toEqual([before, true]);
  const current = files.get('R.2.jsonl');
  if (current) Object.assign(current, { append: () => fail('file/disk-full', {}) });
  recorder.received(Buffer.from('z'));
  await clock.advance(100);
  expect(failed).toEqual(['R.2.jsonl']);
  recorders.closeAll();
  await recorders.settled();
});
