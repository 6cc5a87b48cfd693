import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ReadPiece as Cut, createPieceReader } from '../../electron/session/piece-reader.ts';
import { VirtualClock } from '../support/virtual-clock.ts';

/** A piece with its bytes: the pieces are all that was received, in order. */
interface ReadPiece extends Cut {
  readonly bytes: Uint8Array;
}

const setUp = () => {
  const clock = new VirtualClock();
  const pieces: ReadPiece[] = [];
  let received = new Uint8Array();
  let cutBytes = 0;
  const cutter = createPieceReader({
    clock,
    isEarlier: () => false,
    onPieces: (read) => {
      for (const piece of read) {
        pieces.push({ ...piece, bytes: received.slice(cutBytes, cutBytes + piece.length) });
        cutBytes += piece.length;
      }
    },
  });
  const reader = {
    push: (bytes: Uint8Array): void => {
      received = Uint8Array.from([...received, ...bytes]);
      cutter.push(bytes);
    },
    end: cutter.end,
  };
  const say = (text: string): void => reader.push(new Uint8Array(Buffer.from(text, 'latin1')));
  const shown = (): [string, string, string | null][] =>
    pieces
      .filter(({ kind }) => kind !== 'blank')
      .map(({ kind, bytes, urc }) => [kind, Buffer.from(bytes).toString(), urc]);
  return { clock, pieces, reader, say, shown };
};

describe('the pieces of received bytes', () => {
  it('have the names of unsolicited result codes', () => {
    const { say, shown } = setUp();
    say('\r\n+CSQ: 25,99\r\n\r\nOK\r\nCLOSED\r\n+MSUB: "t",2 byte,hi');
    expect(shown()).toEqual([
      ['line', '+CSQ: 25,99\r\n', null],
      ['line', 'OK\r\n', null],
      ['line', 'CLOSED\r\n', 'link-closed'],
      ['message', '+MSUB: "t",2 byte,hi', null],
    ]);
  });

  it('wait 0.2 s for the rest of a line, and no longer', async () => {
    const { clock, say, shown } = setUp();
    say('+CGEV');
    await clock.advance(150);
    say(': ME PDN ACT 1\r\n> ');
    await clock.advance(199);
    expect(shown()).toEqual([['line', '+CGEV: ME PDN ACT 1\r\n', 'packet-event']]);
    await clock.advance(1);
    expect(shown().at(-1)).toEqual(['fragment', '> ', null]);
    expect(clock.pendingTimers).toBe(0);
  });

  it('wait 2 s for the rest of a message', async () => {
    const { clock, say, shown } = setUp();
    say('+MSUB: "t",9 byte,abc');
    await clock.advance(1999);
    expect(shown()).toEqual([]);
    await clock.advance(1);
    expect(shown()).toEqual([['message', '+MSUB: "t",9 byte,abc', null]]);
  });

  it('include the rest at the end, and nothing after it', async () => {
    const { clock, reader, say, shown } = setUp();
    say('+CS');
    reader.end();
    say('Q: 1\r\n');
    await clock.advance(5000);
    expect(shown()).toEqual([['fragment', '+CS', null]]);
    expect(clock.pendingTimers).toBe(0);
  });

  it('contain every byte, for any chunks', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.uint8Array({ maxLength: 40 }), fc.constantFrom(0, 100, 300))),
        async (chunks) => {
          const { clock, pieces, reader } = setUp();
          for (const [bytes, pauseMs] of chunks) {
            reader.push(bytes);
            await clock.advance(pauseMs);
          }
          reader.end();
          const given = Buffer.concat(pieces.map(({ bytes }) => bytes));
          expect(given.equals(Buffer.concat(chunks.map(([bytes]) => bytes)))).toBe(true);
        },
      ),
      { numRuns: 50 },
    );
  });
});
