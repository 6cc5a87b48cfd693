import { describe, expect, it } from 'vitest';
import type { RecordingReader, SurveyState } from '../../electron/recorder/recording-reader.ts';
import { answerRequest, type CallReader, createRemoteReader } from '../../electron/recorder/remote-reader.ts';
import { everyLine } from '../../shared/lines/line-condition.ts';
import { noLines } from '../../shared/lines/traffic-lines.ts';
import { fail, ok } from '../../shared/outcome.ts';
import type { TrafficPiece } from '../../shared/traffic.ts';

const piece: TrafficPiece = {
  ...{ sequence: 7, atMs: 1_000.5, direction: 'received', owner: 'urc', commandId: 0, name: '+CREG' },
  ...{ isRecorded: true, bytes: Uint8Array.of(0x2b, 0xff) },
};

const reader = (name: string): RecordingReader => ({
  pieces: async ([path = '']) => (path === 'missing' ? fail('file/missing', { path, name }) : ok([piece])),
  match: async (_, from, to, { from: first }) => ok({ to: to - 1, bits: Uint8Array.of(from, first, name.length) }),
  find: async (_, text) => ok({ places: text.length, first: { atMs: null, text: name } }),
  commands: async () => ok([{ sequence: 1, atMs: 2, line: name, answers: [], answerMs: null }]),
  survey: async ([path = '']) =>
    path === 'missing' ? fail('file/missing', { path }) : ok({ ...surveyed, next: name.length }),
  details: async () => ({
    answers: [],
    failures: [],
    failureCount: 0,
    events: [{ atMs: 1, kind: 'opened', facts: { name } }],
  }),
  timeline: async (_, { fromMs, parts }) => ({
    ...{ fromMs, widthMs: parts },
    lanes: { sent: [name.length], received: [], urc: [], error: [] },
  }),
  series: async (_, { ids }) => ({
    ...{ found: [], gaps: [] },
    curves: ids.map((id) => ({ id: id + name, atMs: [1], values: [2], sequences: [3], isComplete: true })),
  }),
  linesBefore: async (_, sequence) => sequence + name.length,
  forget: async () => undefined,
});

const surveyed: SurveyState = {
  ...{
    lines: 1,
    counts: noLines,
    firstAtMs: 1,
    lastAtMs: 2,
    first: 0,
    next: 1,
    scannedBytes: 9,
    isAtEnd: true,
    isDerived: false,
  },
};

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
    expect(await remote.find(['a'], 'abc')).toEqual(ok({ places: 3, first: { atMs: null, text: 'there' } }));
    expect(await remote.survey(['a'])).toEqual(ok({ ...surveyed, next: 5 }));
    expect(await remote.survey(['missing'])).toEqual(fail('file/missing', { path: 'missing' }));
    expect(await remote.commands(['a'])).toMatchObject(ok([{ line: 'there' }]));
    expect((await remote.details(['a'])).events).toEqual([{ atMs: 1, kind: 'opened', facts: { name: 'there' } }]);
    expect(await remote.timeline(['a'], { fromMs: 1, toMs: 2, parts: 3 })).toMatchObject({ fromMs: 1, widthMs: 3 });
    expect((await remote.series(['a'], { ids: ['x'], fromMs: 1, toMs: 2, parts: 3 })).curves[0]?.id).toBe('xthere');
    expect(await remote.linesBefore(['a'], 2)).toBe(7);
    await remote.forget(['a']);
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
