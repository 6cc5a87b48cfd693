import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { WrittenListener, WrittenTraffic } from '../../electron/recorder/written-stream.ts';
import { createCutStream } from '../../electron/session/cut-stream.ts';

const setUp = () => {
  let listener: WrittenListener = () => undefined;
  const stream = createCutStream({
    onWritten: (asked) => {
      listener = asked;
      return () => undefined;
    },
  });
  const out: string[] = [];
  const positions = { sent: 100, received: 0 };
  return {
    stream,
    out,
    write: (direction: WrittenTraffic['direction'], text: string, isRecorded = true): void => {
      const position = positions[direction];
      positions[direction] += text.length;
      listener({ direction, bytes: Buffer.from(text), position, isRecorded });
    },
    cut: (direction: WrittenTraffic['direction'], length: number): void =>
      stream.cut(direction, length, ({ bytes, isRecorded }) =>
        out.push(`${Buffer.from(bytes)}${isRecorded ? '' : '!'}`),
      ),
  };
};

describe('cuts of the written stream', () => {
  it('are emitted when their bytes are written, in the order of the cuts of both directions', () => {
    const { out, write, cut, stream } = setUp();
    cut('received', 3);
    cut('sent', 2);
    stream.afterPieces(() => out.push('-'));
    cut('received', 1);
    write('sent', 'AT');
    write('received', 'ab');
    expect(out).toEqual([]);
    write('received', 'cd');
    expect(out).toEqual(['abc', 'AT', '-', 'd']);
  });

  it('are marked as not recorded when a part of them is not recorded', () => {
    const { out, write, cut } = setUp();
    write('received', 'ab');
    write('received', 'cd', false);
    for (const length of [1, 2, 1]) cut('received', length);
    expect(out).toEqual(['a', 'bc!', 'd!']);
  });

  it('keep their order when a listener cuts and writes', () => {
    const { out, write, cut, stream } = setUp();
    stream.cut('received', 1, () => {
      write('sent', 'x');
      cut('sent', 1);
      out.push('first');
    });
    cut('received', 1);
    write('received', 'ab');
    expect(out).toEqual(['first', 'b', 'x']);
  });

  it('emit every byte once, for any pieces and cuts', () => {
    const lengths = fc.array(fc.integer({ min: 0, max: 9 }), { maxLength: 40 });
    fc.assert(
      fc.property(lengths, lengths, fc.array(fc.boolean()), (pieces, cuts, turns) => {
        const { out, write, cut } = setUp();
        const total = pieces.reduce((sum, length) => sum + length, 0);
        const text = Array.from({ length: total }, (_, at) => String.fromCharCode(33 + (at % 90))).join('');
        let at = 0;
        const left = { pieces: [...pieces], cuts: [...cuts] };
        const writeNext = (): void => {
          const length = left.pieces.shift() ?? 0;
          write('received', text.slice(at, at + length));
          at += length;
        };
        for (const turn of turns) {
          if (turn) writeNext();
          else if (left.cuts.length > 0) cut('received', left.cuts.shift() ?? 0);
        }
        while (left.pieces.length > 0) writeNext();
        for (const length of left.cuts) cut('received', length);
        expect(text.startsWith(out.join(''))).toBe(true);
        let room = total;
        const fitting = cuts.findIndex((length) => {
          room -= length;
          return room < 0;
        });
        expect(out.map(({ length }) => length)).toEqual(fitting === -1 ? cuts : cuts.slice(0, fitting));
      }),
    );
  });
});
