import { expect, it } from 'vitest';
import { readRecording } from '../../electron/recorder/read-recording.ts';
import { createSessionRecorder } from '../../electron/recorder/session-recorder.ts';
import { VirtualClock } from '../support/virtual-clock.ts';
import { createMemoryFile } from './memory-file.ts';

const recorded = (fill: (recorder: ReturnType<typeof createSessionRecorder>) => void): Uint8Array => {
  const file = createMemoryFile();
  const recorder = createSessionRecorder({
    clock: new VirtualClock(),
    file,
    header: { app: '0', address: 'sim:', epoch: 1 },
  });
  fill(recorder);
  recorder.close();
  return file.content();
};

const textsIn = (source: Parameters<typeof readRecording>[0]): readonly string[] =>
  Array.from(readRecording(source), (entry) => ('bytes' in entry ? Buffer.from(entry.bytes).toString() : ''));

it.each([1, 7, 64, 100_000])('reads from a buffer of %i bytes whose memory is reused for each chunk', (size) => {
  const lines = Array.from({ length: 20 }, (_, number) => `line ${number}\r\n`);
  const content = recorded((recorder) => {
    for (const line of lines) recorder.received(Buffer.from(line));
  });
  const memory = new Uint8Array(size);
  const pieces = function* (): Generator<Uint8Array> {
    for (let at = 0; at < content.length; at += size) {
      memory.fill(0x7a);
      memory.set(content.subarray(at, at + size));
      yield memory.subarray(0, Math.min(size, content.length - at));
    }
  };
  expect(textsIn(pieces())).toEqual(lines);
});

it('records from a buffer whose memory is reused, including the bytes that the masker buffers', () => {
  const memory = new Uint8Array(8);
  const content = recorded((recorder) => {
    recorder.registerSecret('c4naryPlainSecret');
    for (const text of ['x c4nary', 'nothing ', 'c4naryPl', 'ainSecre', 't behind']) {
      memory.set(Buffer.from(text));
      recorder.received(memory);
      recorder.sent(memory);
    }
  });
  expect(textsIn(content).filter((_, index) => index % 2 === 0)).toEqual([
    'x c4nary',
    'nothing ',
    '********',
    '********',
    '* behind',
  ]);
});
