import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  append,
  blockPartBytes,
  emptyFramer,
  type FramerState,
  flushPending,
  isInsideMessage,
  takePiece,
} from '../../electron/framer/framer.ts';
import { largestLinkDataBytes } from '../../electron/framer/link-data-header.ts';
import { noHints, type Piece } from '../../electron/framer/piece.ts';

type Cut = readonly [kind: Piece['kind'], text: string];

const text = (bytes: Uint8Array): string => Buffer.from(bytes).toString('latin1');

/** Cuts the text, received in parts of these sizes. `blockBytes`: an answer line has announced so many bytes. */
const cutAll = (input: string, sizes: readonly number[] = [], blockBytes = 0): { cuts: Cut[]; state: FramerState } => {
  const bytes = new Uint8Array(Buffer.from(input, 'latin1'));
  const cuts: Cut[] = [];
  let state = emptyFramer;
  let left = blockBytes;
  let turn = 0;
  for (let at = 0; at < bytes.length; ) {
    const end = Math.min(bytes.length, at + Math.max(1, sizes[turn % Math.max(1, sizes.length)] ?? bytes.length));
    turn += 1;
    state = append(state, bytes.subarray(at, end));
    at = end;
    for (;;) {
      const cut = takePiece(state, { ...noHints, blockBytes: left });
      if (!cut) break;
      state = cut.state;
      if (cut.piece.kind === 'data') left -= cut.piece.bytes.length;
      if (cut.piece.kind !== 'blank') cuts.push([cut.piece.kind, text(cut.piece.bytes)]);
    }
  }
  return { cuts, state };
};

/** What makes a reader by lines stumble. */
const payload = fc
  .array(fc.constantFrom('OK', '\r\n', '\r', '\n', '>', 'ERROR', '+IPD,3:', '+RECEIVE,0,2:', '\x1a', '\xff', 'a'), {
    maxLength: 40,
  })
  .map((parts) => parts.join(''));
const sizes = fc.array(fc.integer({ min: 1, max: 30 }), { minLength: 1, maxLength: 8 });

describe('data of a connection', () => {
  it.each([
    ['+IPD,4:TEST\r\n', '+IPD,4:TEST'],
    ['+IPD,4,TCP:TEST', '+IPD,4,TCP:TEST'],
    ['+IPD,4,UDP:\r\nOK', '+IPD,4,UDP:\r\nOK'],
    ['+RECEIVE,0,7:\r\nERROR\r\n\r\n', '+RECEIVE,0,7:\r\nERROR\r\n'],
    ['+RECEIVE,5,6:ABCDEF', '+RECEIVE,5,6:ABCDEF'],
    ['ECEIVE,1,2:\r\nOK', 'ECEIVE,1,2:\r\nOK'],
  ])('%j is read by its count', (input, expected) => {
    expect(cutAll(input).cuts[0]).toEqual(['link-data', expected]);
  });

  it.each([
    '+IPD,0:\r\n',
    '+RECEIVE,1,0:\r\n',
    '+IPD,\r\n',
    '+IPD,12\r\n',
    '+RECEIVE,0\r\n',
    '+RECV\r\n',
    'RECV FROM: 10.0.0.5:7500\r\n',
    '+IPD,x:1\r\n',
  ])('%j is a line', (input) => {
    expect(cutAll(input).cuts).toEqual([['line', input]]);
  });

  it('is the same in any chunks, and the lines around it stay lines', () => {
    fc.assert(
      fc.property(payload, sizes, fc.boolean(), (data, chunks, isMulti) => {
        fc.pre(data !== '');
        const header = isMulti ? `+RECEIVE,3,${data.length}:\r\n` : `+IPD,${data.length}:`;
        const input = `\r\nSEND OK\r\n${header}${data}\r\n+CSQ: 25,0\r\n\r\nOK\r\n`;
        const whole = cutAll(input).cuts;
        expect(whole).toEqual([
          ['line', 'SEND OK\r\n'],
          ['link-data', `${header}${data}`],
          ['line', '+CSQ: 25,0\r\n'],
          ['line', 'OK\r\n'],
        ]);
        expect(cutAll(input, chunks).cuts).toEqual(whole);
      }),
    );
  });

  it('with a length that no module sends is a line, and holds nothing back', () => {
    const line = `+IPD,${largestLinkDataBytes + 1}:abc\r\n`;
    expect(cutAll(`${line}OK\r\n`).cuts).toEqual([
      ['line', line],
      ['line', 'OK\r\n'],
    ]);
  });

  it.each([
    ['+IPD,100:AB\r\nOK\r\n', ['line +IPD,100:', 'line AB', 'line OK']],
    ['+RECEIVE,0,100:\r\nAB\r\nOK\r\n', ['line +RECEIVE,0,100:', 'line AB', 'line OK']],
    ['+RECEIVE,0,100:', ['line +RECEIVE,0,100:']],
  ])('that never comes is given up: %j', (input, expected) => {
    const { cuts, state } = cutAll(input);
    expect(cuts).toEqual([]);
    expect(isInsideMessage(state)).toBe(true);
    const pieces: string[] = [];
    for (let cut = flushPending(state); cut; cut = takePiece(cut.state, noHints)) {
      if (cut.piece.kind !== 'blank') pieces.push(`${cut.piece.kind} ${text(cut.piece.bytes).trim()}`);
    }
    expect(pieces).toEqual(expected);
  });
});

describe('an announced block', () => {
  it('is cut by its size in any chunks, also a long one', () => {
    fc.assert(
      fc.property(payload, sizes, fc.nat(3), (data, chunks, longParts) => {
        const block = `${data}x${'y'.repeat(longParts * blockPartBytes)}`;
        const whole = cutAll(`${block}\r\nOK\r\n`, [], block.length).cuts;
        expect(whole.at(-1)).toEqual(['line', 'OK\r\n']);
        expect(whole.slice(0, -1).every(([kind]) => kind === 'data')).toBe(true);
        expect(
          whole
            .slice(0, -1)
            .map(([, part]) => part)
            .join(''),
        ).toBe(block);
        expect(
          cutAll(
            `${block}\r\nOK\r\n`,
            chunks.map((size) => size * 50),
            block.length,
          ).cuts,
        ).toEqual(whole);
      }),
    );
  });

  it('does not touch the bytes after it', () => {
    expect(cutAll('OK\r\nOK\r\n', [], 2).cuts).toEqual([
      ['data', 'OK'],
      ['line', 'OK\r\n'],
    ]);
  });
});
