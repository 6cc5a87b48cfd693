import { describe, expect, it } from 'vitest';
import {
  append,
  emptyFramer,
  type FramerState,
  flushPending,
  isInsideMessage,
  longestLineBytes,
  pendingOf,
  takePiece,
} from '../../electron/framer/framer.ts';
import { latin1Of } from '../../electron/framer/latin1.ts';
import { largestMessageBytes } from '../../electron/framer/message-header.ts';
import { type FramerHints, noHints, type Piece } from '../../electron/framer/piece.ts';
import { bytesOfLatin1 } from '../support/latin1.ts';

const fed = (text: string, hints: FramerHints = noHints): { pieces: Piece[]; state: FramerState } => {
  let state = append(emptyFramer, bytesOfLatin1(text));
  const pieces: Piece[] = [];
  for (let cut = takePiece(state, hints); cut; cut = takePiece(state, hints)) {
    pieces.push(cut.piece);
    state = cut.state;
    if (cut.piece.kind === 'data') break;
  }
  return { pieces, state };
};
/** The state as if all its bytes were cut. */
const behindAll = (state: FramerState): FramerState => ({ ...state, start: state.end });
const kindsOf = (text: string, hints: FramerHints = noHints): string[] =>
  fed(text, hints).pieces.map(({ kind }) => kind);

describe('the longest line', () => {
  it('is a line with its end; one byte more makes it too long', () => {
    expect(kindsOf(`${'x'.repeat(longestLineBytes - 1)}\n`)).toEqual(['line']);
    expect(kindsOf(`${'x'.repeat(longestLineBytes)}\n`)).toEqual(['fragment', 'fragment']);
  });

  it('is buffered until its last byte arrives', () => {
    expect(kindsOf('x'.repeat(longestLineBytes))).toEqual([]);
    const { pieces, state } = fed('x'.repeat(longestLineBytes + 1));
    expect(pieces.map(({ kind, bytes }) => [kind, bytes.length])).toEqual([['fragment', longestLineBytes]]);
    expect(pendingOf(state)).toHaveLength(1);
  });

  it('is followed by no message, prompt or data in the same line, even if the bytes look like one', () => {
    const { state } = fed('x'.repeat(longestLineBytes + 1));
    const rest = append(behindAll(state), bytesOfLatin1('+MSUB: "t",9 byte,abc'));
    expect(isInsideMessage(rest)).toBe(false);
    expect(flushPending(rest)?.piece.kind).toBe('fragment');
    const prompt = append(behindAll(state), bytesOfLatin1('>\r\nOK\r\n'));
    expect(takePiece(prompt, { prompt: true, data: null })?.piece.kind).toBe('fragment');
    const data = { sizeBytes: 1, echo: bytesOfLatin1('AT') };
    expect(takePiece(prompt, { prompt: false, data })?.piece.kind).toBe('fragment');
  });
});

describe('the largest message', () => {
  it('has 64 KiB; a larger count is text', () => {
    const payload = 'x'.repeat(largestMessageBytes);
    expect(kindsOf(`+MSUB: "t",${largestMessageBytes} byte,${payload}`)).toEqual(['message']);
    expect(kindsOf(`+MSUB: "t",${largestMessageBytes + 1} byte,\r\n`)).toEqual(['line']);
  });

  it.each([
    ['quoted', '"', '"'],
    ['bare', '', ''],
  ])('has a topic of at most 1024 bytes (%s)', (_name, open, close) => {
    expect(kindsOf(`+MSUB: ${open}${'t'.repeat(1_024)}${close},2 byte,hi`)).toEqual(['message']);
    expect(kindsOf(`+MSUB: ${open}${'t'.repeat(1_025)}${close},2 byte,hi\r\n`)).toEqual(['line']);
  });

  it('is buffered until its last byte arrives, and until then isInsideMessage is true', () => {
    const { pieces, state } = fed('+MSUB: "t",3 byte,ab');
    expect(pieces).toEqual([]);
    expect(isInsideMessage(state)).toBe(true);
    expect(isInsideMessage(append(emptyFramer, bytesOfLatin1('+MSUB: "t"')))).toBe(false);
  });
});

describe('in front of a data block', () => {
  const hints: FramerHints = { prompt: false, data: { sizeBytes: 4, echo: bytesOfLatin1('AT+FSREAD') } };

  it.each([
    ...['+CME ERROR: 3', '+CMS ERROR: 3', '+MSUB: 0', '+CGEV: x', '+NITZ: x', '+CPIN: x', '+CREG: 1', '+CGREG: 1'],
    ...['+CEREG: 1', '+PDP: DEACT', '+SAPBR 1: DEACT', '+CMTI: x', '^MODE: 17,17', "^boot.rom'v'", 'TCP ERROR:11'],
    ...['ERROR', 'OK', 'CLOSED', 'RDY', 'RING', 'SMS READY', 'UART Boot Completed', '+E_UTRAN Service', '+GSM Service'],
    ...['+NO Service', 'CONNECT OK'],
  ])('%s is a separate line', (line) => {
    const { pieces } = fed(`\r\n${line}\r\nabcd`, hints);
    expect(pieces.map(({ kind }) => kind)).toEqual(['blank', 'line', 'data']);
    expect(latin1Of(pieces[2]?.bytes ?? new Uint8Array())).toBe('abcd');
  });

  it.each(['OKay', 'RDYx', 'ERRORS', 'CLOSED!'])('%s is data: these words count only as whole lines', (text) => {
    const { pieces } = fed(`\r\n${text}\r\n`, hints);
    expect(pieces.map(({ kind }) => kind)).toEqual(['blank', 'data']);
  });

  it('an echo of another command is data', () => {
    const { pieces } = fed('AT+FSREAX\r\r\n', hints);
    expect(pieces.map(({ bytes }) => latin1Of(bytes))).toEqual(['AT+F']);
  });
});

describe('bytes', () => {
  it('are copied: the caller may reuse the buffer of a read', () => {
    const buffer = bytesOfLatin1('OK\r\n+MSUB: "t",2 byte,hi');
    let state = append(emptyFramer, buffer);
    const line = takePiece(state, noHints);
    state = line?.state ?? state;
    buffer.fill(0x58);
    expect(line?.piece).toMatchObject({ kind: 'line', text: 'OK' });
    const message = takePiece(state, noHints)?.piece;
    expect(message?.kind === 'message' && latin1Of(message.payload)).toBe('hi');
  });

  it('are decoded as Latin-1, also when they are too many for the call stack', () => {
    const bytes = Uint8Array.from({ length: 300_000 }, (_value, index) => index % 256);
    expect(bytesOfLatin1(latin1Of(bytes))).toEqual(bytes);
  });
});
