import { describe, expect, it } from 'vitest';
import { readRecording } from '../../electron/recorder/read-recording.ts';
import { createSessionRecorder, type SessionRecorder } from '../../electron/recorder/session-recorder.ts';
import type { WrittenTraffic } from '../../electron/recorder/written-stream.ts';
import { VirtualClock } from '../support/virtual-clock.ts';
import { createMemoryFile, type MemoryFile } from './memory-file.ts';

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

interface Rig {
  readonly clock: VirtualClock;
  readonly file: MemoryFile;
  readonly recorder: SessionRecorder;
  readonly shown: WrittenTraffic[];
}

const createRig = (): Rig => {
  const clock = new VirtualClock();
  const file = createMemoryFile();
  const recorder = createSessionRecorder({ clock, file, header: { app: '0', address: 'sim:', epoch: 1 } });
  const shown: WrittenTraffic[] = [];
  recorder.onWritten((traffic) => shown.push(traffic));
  return { clock, file, recorder, shown };
};

const keptIn = (file: MemoryFile): string =>
  Array.from(readRecording(file.content()), (entry) =>
    'bytes' in entry ? Buffer.from(entry.bytes).toString() : '',
  ).join('');
const textOf = (shown: readonly WrittenTraffic[]): string =>
  shown.map(({ bytes }) => Buffer.from(bytes).toString()).join('');

describe('traffic passed to listeners', () => {
  it('is already in the file', async () => {
    const { clock, file, recorder } = createRig();
    const seen: boolean[] = [];
    let all = '';
    recorder.onWritten(({ bytes }) => {
      all += Buffer.from(bytes).toString();
      seen.push(keptIn(file).startsWith(all));
    });
    for (let number = 0; number < 50; number += 1) {
      recorder.received(bytesOf(`${number}\r\n`));
      if (number % 3 === 0) recorder.sent(bytesOf('AT\r'));
      await clock.advance(number % 7);
    }
    recorder.received(bytesOf('x'.repeat(70_000)));
    recorder.event('step', {});
    recorder.received(bytesOf('last'));
    recorder.close();
    expect(seen.length).toBeGreaterThan(30);
    expect(seen).not.toContain(false);
    expect(all).toBe(keptIn(file));
  });

  it('is passed at once on a quiet line, and within 16 ms on a busy one', async () => {
    const { clock, recorder, shown } = createRig();
    await clock.advance(1_000);
    recorder.received(bytesOf('one'));
    expect(textOf(shown)).toBe('one');
    recorder.received(bytesOf('two'));
    expect(textOf(shown)).toBe('one');
    await clock.advance(16);
    expect(textOf(shown)).toBe('onetwo');
  });

  it('is masked as in the file, across pauses and chunks of both directions', async () => {
    const { clock, file, recorder, shown } = createRig();
    recorder.registerSecret('c4naryPlainSecret');
    for (const character of 'a c4naryPlainSecret b') {
      recorder.received(bytesOf(character));
      recorder.sent(bytesOf(character));
      await clock.advance(300);
    }
    recorder.close();
    expect(textOf(shown)).toBe(keptIn(file));
    const received = textOf(shown.filter(({ direction }) => direction === 'received'));
    expect(received).toMatch(/^a c4n\*{14} b$/);
    expect(textOf(shown.filter(({ direction }) => direction === 'sent'))).toBe(received);
  });

  it('keeps its order when a listener records something itself', async () => {
    const { clock, recorder, shown } = createRig();
    recorder.onWritten(({ bytes }) => {
      if (bytes.includes(0x31)) recorder.event('step', { seen: true });
      if (bytes.includes(0x32)) recorder.received(bytesOf('4'));
    });
    for (const text of ['1', '2', '3']) recorder.received(bytesOf(text));
    await clock.advance(100);
    expect(textOf(shown)).toBe('1234');
  });

  it('is marked as not recorded while the disk refuses, is passed once, and is recorded again afterwards', async () => {
    const { clock, file, recorder, shown } = createRig();
    await clock.advance(100);
    recorder.received(bytesOf('a'));
    file.room = 0;
    for (const text of ['b', 'c', 'd']) {
      recorder.received(bytesOf(text));
      await clock.advance(20);
    }
    expect(shown.map(({ bytes, isRecorded }) => [`${Buffer.from(bytes)}`, isRecorded])).toEqual([
      ['a', true],
      ['b', false],
      ['c', false],
      ['d', false],
    ]);
    file.room = Number.POSITIVE_INFINITY;
    await clock.advance(1_000);
    recorder.received(bytesOf('e'));
    await clock.advance(20);
    expect(shown.slice(4).map(({ bytes, isRecorded }) => [`${Buffer.from(bytes)}`, isRecorded])).toEqual([['e', true]]);
    recorder.close();
    expect(keptIn(file)).toBe('abcde');
    expect(clock.pendingTimers).toBe(0);
  });

  it('leaves no timer running while the disk refuses, except that of the next retry', async () => {
    const { clock, file, recorder } = createRig();
    file.room = 0;
    recorder.received(bytesOf('a'));
    await clock.advance(500);
    expect(clock.pendingTimers).toBe(1);
  });
});

describe('a tail that begins a secret', () => {
  it.each(['sent', 'received'] as const)('(%s) is buffered, with everything after it', (direction) => {
    const { file, recorder, shown } = createRig();
    recorder.registerSecret('c4naryPlainSecret');
    recorder[direction](bytesOf('x c4nary'));
    recorder[direction === 'sent' ? 'received' : 'sent'](bytesOf('behind it'));
    recorder.event('urc', { name: 'RDY' });
    recorder.close();
    expect(keptIn(file)).toBe('x ******behind it');
    expect(file.text()).toContain('RDY');
    expect(textOf(shown)).toBe('x ******behind it');
  });

  it('is buffered for the full 50 ms each time, regardless of earlier buffered bytes', async () => {
    const { clock, recorder, shown } = createRig();
    const secret = 'canary-secret-of-a-device';
    recorder.registerSecret(secret);
    recorder.received(bytesOf(`a ${secret.slice(0, 4)}`));
    await clock.advance(10);
    recorder.received(bytesOf('zz '));
    await clock.advance(30);
    recorder.received(bytesOf(secret.slice(0, 12)));
    // 50 ms after the first buffering began, 20 ms after the second.
    await clock.advance(20);
    recorder.received(bytesOf('ts\r\n'));
    recorder.close();
    // Bytes emitted because of the time limit would have been masked.
    expect(textOf(shown)).toBe('a canazz canary-secrets\r\n');
  });

  it('is buffered for at most 50 ms', async () => {
    const { clock, recorder, shown } = createRig();
    recorder.registerSecret('c4naryPlainSecret');
    await clock.advance(100);
    recorder.received(bytesOf('x c4nary'));
    recorder.sent(bytesOf('AT\r'));
    await clock.advance(49);
    expect(shown).toEqual([]);
    await clock.advance(1);
    expect(textOf(shown)).toBe('x ******AT\r');
  });
});
