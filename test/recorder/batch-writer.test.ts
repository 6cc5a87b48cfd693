import { describe, expect, it } from 'vitest';
import type { AppendFile } from '../../electron/base/platform.ts';
import { type BatchWriter, createBatchWriter } from '../../electron/recorder/batch-writer.ts';
import { done, failure, type Outcome } from '../../shared/outcome.ts';
import { createMemoryFile, type MemoryFile } from './memory-file.ts';

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);
const noTraffic = { receivedBytes: 0, sentBytes: 0 };
const line = (text: string): Uint8Array => bytesOf(`${text}\n`);

const createWriter = (file: AppendFile, ringBytes = 30): { writer: BatchWriter; failures: string[] } => {
  const failures: string[] = [];
  const writer = createBatchWriter({
    file,
    header: line('header'),
    ringBytes,
    gapLine: (lastSeq, { entries, bytes }) => line(`gap ${lastSeq} ${entries} ${bytes}`),
    onFailure: ({ code }) => failures.push(code),
    onResumed: () => undefined,
  });
  return { writer, failures };
};

/** A writer on a disk that is full from the header on. */
const createFailing = (ringBytes?: number): { writer: BatchWriter; file: MemoryFile } => {
  const file = createMemoryFile();
  const { writer } = createWriter(file, ringBytes);
  writer.write();
  file.room = 0;
  return { writer, file };
};

describe('a full ring', () => {
  it('keeps everything up to its exact size; one more byte drops only the oldest line', () => {
    const { writer, file } = createFailing(30);
    for (const [seq, text] of ['aaaaaaaaa', 'bbbbbbbbb', 'ccccccccc'].entries()) writer.add(seq, line(text), noTraffic);
    writer.write();
    expect(writer.waitingBytes).toBe(30);
    expect(writer.loss).toEqual({ entries: 0, bytes: 0 });
    writer.add(3, line(''), noTraffic);
    expect(writer.waitingBytes).toBe(21);
    expect(writer.loss).toEqual({ entries: 1, bytes: 10 });
    file.room = Number.POSITIVE_INFINITY;
    writer.write();
    expect(file.text()).toBe('header\n\ngap 0 1 10\nbbbbbbbbb\nccccccccc\n\n');
    expect(writer.isFailing).toBe(false);
  });

  it('drops a line that is larger than the ring', () => {
    const { writer } = createFailing(30);
    writer.add(0, line('x'), noTraffic);
    writer.write();
    writer.add(1, line('y'.repeat(100)), noTraffic);
    expect(writer.waitingBytes).toBe(0);
    expect(writer.loss.entries).toBe(2);
  });
});

describe('close after a failed append', () => {
  it('tries again: starts on a new line, writes the waiting lines, syncs them', async () => {
    const { writer, file } = createFailing();
    file.tears = true;
    file.room = 3;
    writer.add(0, line('abcdef'), noTraffic);
    writer.write();
    expect(file.text()).toBe('header\nabc');
    file.room = Number.POSITIVE_INFINITY;
    await writer.close();
    expect(file.text()).toBe('header\nabc\nabcdef\n');
    expect(writer.loss.entries).toBe(0);
    expect(file.syncs).toBe(1);
    expect(file.isClosed).toBe(true);
  });

  it('counts what the disk refuses until the end, closes the file anyway, and accepts nothing more', async () => {
    const { writer, file } = createFailing();
    writer.add(0, line('abc'), noTraffic);
    writer.write();
    writer.add(1, line('de'), noTraffic);
    await writer.close();
    await writer.close();
    writer.add(2, line('late'), noTraffic);
    writer.write();
    expect(writer.loss).toEqual({ entries: 2, bytes: 7 });
    expect(file.text()).toBe('header\n');
    expect(file.isClosed).toBe(true);
  });
});

describe('a sync', () => {
  /** A disk whose syncs end on request. */
  const createSlowDisk = () => {
    const file = createMemoryFile();
    const pending: ((outcome: Outcome<void>) => void)[] = [];
    let most = 0;
    const slow: AppendFile = {
      path: file.path,
      append: file.append,
      close: file.close,
      flush: () =>
        new Promise((resolve) => {
          pending.push(resolve);
          most = Math.max(most, pending.length);
        }),
    };
    const end = async (outcome: Outcome<void> = done): Promise<void> => {
      pending.shift()?.(outcome);
      await new Promise((resolve) => setImmediate(resolve));
    };
    return { file, slow, pending, end, most: () => most };
  };

  it('never runs twice at once; calls during a sync lead to one more sync', async () => {
    const { slow, pending, end, most } = createSlowDisk();
    const { writer } = createWriter(slow);
    for (let seq = 0; seq < 5; seq += 1) {
      writer.add(seq, line('x'), noTraffic);
      writer.write();
      writer.sync();
    }
    expect(pending).toHaveLength(1);
    await end();
    expect(pending).toHaveLength(1);
    await end();
    expect(pending).toHaveLength(0);
    expect(most()).toBe(1);
    expect(writer.isDirty).toBe(false);
  });

  it('does not block: lines are written while it is running', () => {
    const { file, slow } = createSlowDisk();
    const { writer } = createWriter(slow);
    writer.write();
    writer.sync();
    writer.add(0, line('meanwhile'), noTraffic);
    writer.write();
    expect(file.text()).toBe('header\nmeanwhile\n');
    expect(writer.isDirty).toBe(true);
  });

  it('ends before the file is closed', async () => {
    const { file, slow, end } = createSlowDisk();
    const { writer } = createWriter(slow);
    writer.write();
    writer.sync();
    writer.add(0, line('last'), noTraffic);
    const closed = writer.close();
    await end();
    expect(file.isClosed).toBe(false);
    await end();
    await closed;
    expect(file.isClosed).toBe(true);
  });

  it('that fails is reported once until it works again', async () => {
    const { slow, end } = createSlowDisk();
    const { writer, failures } = createWriter(slow);
    const full: Outcome<void> = { ok: false, error: failure('file/disk-full', { path: 'memory' }) };
    for (const outcome of [full, full, done, full]) {
      writer.add(0, line('x'), noTraffic);
      writer.write();
      writer.sync();
      await end(outcome);
    }
    expect(failures).toEqual(['file/disk-full', 'file/disk-full']);
  });
});
