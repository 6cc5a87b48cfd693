import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { AppendFile } from '../../electron/base/platform.ts';
import { createNodePlatform } from '../../electron/host/node/node-platform.ts';
import { readRecording } from '../../electron/recorder/read-recording.ts';
import type { RecordingLoss } from '../../electron/recorder/recording-format.ts';
import { createSessionRecorder, type SessionRecorder } from '../../electron/recorder/session-recorder.ts';
import { VirtualClock } from '../support/virtual-clock.ts';
import { createMemoryFile } from './memory-file.ts';

interface Rig {
  readonly clock: VirtualClock;
  readonly recorder: SessionRecorder;
  readonly failures: string[];
  readonly resumed: RecordingLoss[];
}

const record = (file: AppendFile): Rig => {
  const clock = new VirtualClock();
  const failures: string[] = [];
  const resumed: RecordingLoss[] = [];
  const recorder = createSessionRecorder({
    clock,
    file,
    header: { app: '0', address: 'sim:', epoch: 1 },
    onFailure: (failure) => failures.push(failure.code),
    onResumed: (loss) => resumed.push(loss),
  });
  return { clock, recorder, failures, resumed };
};

const kilobyte = new Uint8Array(1024).fill(0x61);

describe.each([false, true])('a full disk (half-written batches: %s)', (tears) => {
  it('is reported once; the entries kept in memory are written once each when there is space again', async () => {
    const file = createMemoryFile();
    const { clock, recorder, failures, resumed } = record(file);
    await clock.advance(50);
    file.room = 2_000;
    file.tears = tears;
    for (let count = 0; count < 100; count += 1) {
      recorder.received(kilobyte);
      await clock.advance(100);
    }
    expect(failures).toEqual(['file/disk-full']);
    expect(recorder.loss.entries).toBe(0);
    file.room = Number.POSITIVE_INFINITY;
    await clock.advance(1_000);
    expect(resumed).toEqual([{ entries: 0, bytes: 0 }]);
    recorder.close();
    const reader = readRecording(file.content());
    expect(Array.from(reader, (entry) => entry.seq)).toEqual(Array.from({ length: 100 }, (_, seq) => seq));
    expect(reader.report.missingEntries).toBe(0);
    expect(clock.pendingTimers).toBe(0);
  });

  it('drops the oldest entries when it lasts; the gap is marked in its place, with its size', async () => {
    const file = createMemoryFile();
    const { clock, recorder, failures, resumed } = record(file);
    recorder.received(kilobyte);
    await clock.advance(50);
    file.room = 0;
    file.tears = tears;
    for (let count = 0; count < 3_000; count += 1) {
      recorder.received(kilobyte);
      if (count % 100 === 0) await clock.advance(100);
    }
    const { entries } = recorder.loss;
    expect(entries).toBeGreaterThan(2_000);
    file.room = Number.POSITIVE_INFINITY;
    await clock.advance(2_000);
    expect(failures).toHaveLength(1);
    expect(resumed).toEqual([recorder.loss]);
    const reader = readRecording(file.content());
    const [first, gap, next] = Array.from(reader);
    expect(first?.seq).toBe(0);
    expect(gap).toMatchObject({ kind: 'mark', seq: entries, facts: { gap: recorder.loss } });
    expect(next).toMatchObject({ kind: 'received', seq: entries + 1 });
    expect(reader.report.missingEntries).toBe(entries);
  });
});

describe('a disk that fails', () => {
  it('from the start still gets the header first once it works', async () => {
    const file = createMemoryFile();
    file.room = 0;
    const { clock, recorder } = record(file);
    recorder.event('step', {});
    await clock.advance(3_000);
    file.room = Number.POSITIVE_INFINITY;
    recorder.flush();
    const reader = readRecording(file.content());
    expect(Array.from(reader)).toHaveLength(1);
    expect(reader.header?.address).toBe('sim:');
  });

  it('is tried again even when nothing new is recorded', async () => {
    const file = createMemoryFile();
    file.room = 0;
    const { clock, recorder } = record(file);
    recorder.received(kilobyte);
    await clock.advance(5_000);
    file.room = Number.POSITIVE_INFINITY;
    await clock.advance(1_000);
    expect(Array.from(readRecording(file.content()))).toHaveLength(1);
  });

  it('only on sync is reported once, even to a listener that records the report', async () => {
    const file = createMemoryFile();
    file.syncFails = true;
    const failures: string[] = [];
    const recorder = createSessionRecorder({
      clock: new VirtualClock(),
      file,
      header: { app: '0', address: 'sim:', epoch: 1 },
      onFailure: (failure) => {
        failures.push(failure.code);
        recorder.event('error', { code: failure.code });
      },
    });
    recorder.event('step', {});
    recorder.event('step', {});
    recorder.close();
    await recorder.ended;
    expect(failures).toHaveLength(1);
  });

  it('is tried once per second, not with every byte', async () => {
    const file = createMemoryFile();
    file.room = 0;
    const { clock, recorder } = record(file);
    await clock.advance(100);
    const before = file.appends;
    for (let count = 0; count < 1_000; count += 1) {
      recorder.received(kilobyte);
      await clock.advance(5);
    }
    expect(file.appends - before).toBeLessThanOrEqual(6);
  });

  it('until the end leaves the losses counted', async () => {
    const file = createMemoryFile();
    file.room = 0;
    const { clock, recorder } = record(file);
    for (let count = 0; count < 7; count += 1) {
      recorder.received(kilobyte);
      await clock.advance(20);
    }
    recorder.close();
    expect(recorder.loss.entries).toBe(7);
  });

  it.skipIf(!existsSync('/dev/full'))('as /dev/full does: reported, counted, nothing thrown', async () => {
    const opened = createNodePlatform().openAppend('/dev/full');
    if (!opened.ok) throw new Error(opened.error.code);
    const { clock, recorder, failures } = record(opened.value);
    for (let count = 0; count < 20; count += 1) {
      recorder.received(kilobyte);
      recorder.event('step', { count });
      await clock.advance(500);
    }
    recorder.close();
    expect(failures).toEqual(['file/disk-full']);
    expect(recorder.loss.entries).toBe(40);
  });
});
