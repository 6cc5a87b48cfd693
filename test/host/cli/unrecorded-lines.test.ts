import { describe, expect, it } from 'vitest';
import type { RecordedItem } from '../../../electron/app/index.ts';
import { listenForUnrecorded } from '../../../electron/host/cli/unrecorded-lines.ts';

const listen = () => {
  let emit: (item: RecordedItem) => void = () => undefined;
  const lines = listenForUnrecorded({
    on: (_name, listener) => {
      emit = listener as typeof emit;
      return () => undefined;
    },
  });
  const receive = (kind: 'answer' | 'final' | 'late', text: string, isRecorded: boolean): void =>
    emit({
      sequence: 0,
      atMs: 0,
      direction: 'received',
      owner: kind === 'late' ? { kind } : { kind, id: 1 as never },
      length: text.length,
      text: text.trim(),
      endsLine: true,
      bytes: Buffer.from(text, 'latin1'),
      secretSpans: [],
      isRecorded,
      position: 0,
      shownBytes: 0,
    });
  const send = (kind: 'probe' | 'command', isRecorded: boolean): void =>
    emit({
      ...{
        sequence: 0,
        atMs: 0,
        direction: 'sent',
        length: 2,
        text: 'AT',
        endsLine: false,
        bytes: Buffer.from('AT'),
        secretSpans: [],
        isRecorded,
        position: 0,
        shownBytes: 0,
      },
      owner: kind === 'probe' ? { kind } : { kind, id: 1 as never },
    });
  return { lines, receive, send };
};

describe('lines of an answer that could not be recorded', () => {
  it('are only those after the failure, when the disk fails in the middle of an answer', () => {
    const { lines, receive } = listen();
    receive('answer', '+A: 1\r\n', true);
    receive('answer', '+A: 2\r\n', false);
    receive('late', 'OK\r\n', false);
    receive('final', 'OK\r\n', true);
    expect(['+A: 1', '+A: 2', 'OK'].map(lines.has)).toEqual([false, true, false]);
  });

  it('are all lines, when there are more of them than an answer can have', () => {
    const { lines, receive } = listen();
    for (let count = 0; count < 3_000; count += 1) receive('answer', `+A: ${count}\r\n`, false);
    receive('final', 'OK\r\n', false);
    expect(lines.has('OK')).toBe(true);
  });

  it('say whether the command itself is recorded, regardless of earlier queries', () => {
    const { lines, send } = listen();
    send('probe', true);
    expect(lines.isCommandRecorded).toBe(false);
    send('command', true);
    expect(lines.isCommandRecorded).toBe(true);
    send('command', false);
    expect(lines.isCommandRecorded).toBe(false);
  });
});
