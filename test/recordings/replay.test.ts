import { beforeAll, describe, expect, it } from 'vitest';
import { readRecording } from '../../electron/recorder/read-recording.ts';
import { checkReplay } from '../../electron/recordings/check-replay.ts';
import { piecesOf } from '../../electron/recordings/pieces-of.ts';
import { replay } from '../../electron/recordings/replay.ts';
import type { ReplayedPiece } from '../../electron/recordings/replayed-piece.ts';
import { createProvisionBench } from '../support/provision-bench.ts';

const replayed = (content: Uint8Array): readonly ReplayedPiece[] => {
  const pieces: ReplayedPiece[] = [];
  replay(() => [content], { piece: (piece) => pieces.push(piece), event: () => undefined });
  return pieces;
};
const saidOf = ({ direction, owner, commandId, bytes }: ReplayedPiece): string =>
  `${direction} ${owner} ${commandId} ${Buffer.from(bytes).toString('latin1')}`;

let recording: Uint8Array = new Uint8Array(0);

beforeAll(async () => {
  const bench = createProvisionBench();
  await bench.provision();
  await bench.session.close();
  recording = Buffer.from(bench.recording());
});

describe('a recording of a run', () => {
  it('cut at every byte has its complete entries, and never throws', () => {
    // The lines of the beginning have every kind of entry.
    const part = recording.subarray(0, 3_000);
    let complete = 0;
    for (let end = 1; end <= part.length; end += 1) {
      const entries = [...readRecording(part.subarray(0, end))].length;
      if (part[end - 1] === 0x0a) complete = entries;
      expect(entries).toBe(complete);
    }
    expect(complete).toBeGreaterThan(20);
  });

  it('cut at the end of any line gives the first pieces of the whole, and at any byte never throws', () => {
    // The text of a payload may be behind the end.
    const withoutText = ({ direction, owner, commandId, position, bytes }: ReplayedPiece): string =>
      `${direction} ${owner} ${commandId} ${position} ${bytes.length}`;
    const all = replayed(recording).map(withoutText);
    const step = 397;
    for (let end = 0; end <= recording.length; end += step) {
      const pieces = replayed(recording.subarray(0, end)).map(withoutText);
      expect(pieces).toEqual(all.slice(0, pieces.length));
      checkReplay(() => [recording.subarray(0, end)]);
      expect([...piecesOf(() => [recording.subarray(0, end)]).pieces]).toHaveLength(pieces.length);
    }
  });

  it('whose entries come in any chunks gives the same pieces', () => {
    const chunks = Array.from({ length: Math.ceil(recording.length / 1_000) }, (_, index) =>
      recording.subarray(index * 1_000, (index + 1) * 1_000),
    );
    const pieces: ReplayedPiece[] = [];
    replay(() => chunks, { piece: (piece) => pieces.push(piece), event: () => undefined });
    expect(pieces.map(saidOf)).toEqual(replayed(recording).map(saidOf));
  });

  it('has its pieces without cuts, by replay, with the times of their bytes', () => {
    const { from, pieces: found } = piecesOf(() => [recording]);
    const pieces = [...found];
    expect(from).toBe('replayed');
    expect(pieces.map(({ sequence }) => sequence)).toEqual(pieces.map((_, index) => index));
    expect(new Date(pieces[0]?.atMs ?? 0).toISOString()).toBe('2026-11-23T06:00:00.500Z');
    expect(pieces.find(({ owner }) => owner === 'second-phase')).toMatchObject({ commandId: expect.any(Number) });
  });
});

describe('an opening of which the recording has no timers', () => {
  const line = (number: number, timeUs: number, letter: string, content: object | string): string =>
    JSON.stringify([number, timeUs, letter, content]);
  const base64 = (text: string): string => Buffer.from(text).toString('base64');

  it('has those of today', () => {
    const header = {
      v: 2,
      kind: 'atelier-recording',
      startedAt: '2026-11-23T06:00:00.000Z',
      app: '1',
      address: 'x',
      epoch: 1,
    };
    const content = [
      JSON.stringify(header),
      line(0, 0, 'q', { kind: 'begin', atMs: 5_000 }),
      line(1, 0, 'q', { kind: 'submit', id: 1, name: 'AT+CSQ', line: 'AT+CSQ', deadlineMs: 1_000 }),
      line(2, 0, 't', base64('AT+CSQ\r')),
      line(3, 0, 'w', {}),
      line(4, 60_000_000, 'r', base64('\r\nOK\r\n')),
    ].join('\n');
    const pieces = replayed(Buffer.from(`${content}\n`));
    expect(pieces.map(saidOf).slice(0, 1)).toEqual(['sent command 1 AT+CSQ\r']);
    // The deadline was over long before.
    expect(pieces.at(-1)).toMatchObject({ owner: 'late', direction: 'received' });
  });
});
