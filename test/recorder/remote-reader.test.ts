import { describe, expect, it } from 'vitest';
import type { RecordingReader } from '../../electron/recorder/recording-reader.ts';
import { answerRequest, type CallReader, createRemoteReader } from '../../electron/recorder/remote-reader.ts';
import { everyLine } from '../../shared/lines/line-condition.ts';
import { fail, ok } from '../../shared/outcome.ts';
import type { TrafficPiece } from '../../shared/traffic.ts';

const piece: TrafficPiece = {
  ...{ sequence: 7, atMs: 1_000.5, direction: 'received', owner: 'urc', commandId: 0, name: '+CREG' },
  ...{ isRecorded: true, bytes: Uint8Array.of(0x2b, 0xff) },
};

const reader = (name: string): RecordingReader => ({
  pieces: async ([path = '']) => (path === 'missing' ? fail('file/missing', { path, name }) : ok([piece])),
  match: async (_, from, to, { from: first }) => ok({ to: to - 1, bits: Uint8Array.of(from, first, name.length) }),
});

const neverHere = (): RecordingReader => {
  throw new Error('read on this thread');
};

describe('a reader on another thread', () => {
  it('answers as that reader', async () => {
    const call: CallReader = async (request) =>
      structuredClone(await answerRequest(reader('there'), structuredClone(request)));
    const remote = createRemoteReader(call, neverHere);
    expect(await remote.pieces(['a'], 7, 8, 100)).toEqual(ok([piece]));
    expect(await remote.pieces(['missing'], 7, 8, 100)).toEqual(
      fail('file/missing', { path: 'missing', name: 'there' }),
    );
    expect(await remote.match(['a'], 3, 9, { ...everyLine, from: 2 })).toEqual(
      ok({ to: 8, bits: Uint8Array.of(3, 2, 5) }),
    );
  });

  it('reads on this thread from the first request on that has no reply', async () => {
    let calls = 0;
    let readers = 0;
    const call: CallReader = async () => {
      calls += 1;
      return null;
    };
    const remote = createRemoteReader(call, () => {
      readers += 1;
      return reader('here');
    });
    expect(await remote.pieces(['a'], 7, 8, 100)).toEqual(ok([piece]));
    expect(await remote.match(['a'], 3, 9, everyLine)).toEqual(ok({ to: 8, bits: Uint8Array.of(3, 0, 4) }));
    expect([calls, readers]).toEqual([1, 1]);
  });
});
