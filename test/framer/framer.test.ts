import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  append,
  blankFloodBytes,
  blankLinesAlone,
  emptyFramer,
  flushPending,
  longestLineBytes,
  pendingOf,
  takePiece,
} from '../../electron/framer/framer.ts';
import { latin1Of } from '../../electron/framer/latin1.ts';
import { payloadOfPiece } from '../../electron/framer/message-header.ts';
import { type FramerHints, noHints, type Piece } from '../../electron/framer/piece.ts';
import { joinBytes } from '../../shared/join-bytes.ts';
import { bytesOfLatin1 } from '../support/latin1.ts';

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);

/** The pieces of `chunks` with constant hints. As in the engine, a data block or prompt is expected once. */
const piecesOf = (
  chunks: readonly Uint8Array[],
  hints: FramerHints = noHints,
): { pieces: Piece[]; rest: Uint8Array } => {
  let state = emptyFramer;
  let current = hints;
  const pieces: Piece[] = [];
  for (const chunk of chunks) {
    state = append(state, chunk);
    for (let cut = takePiece(state, current); cut; cut = takePiece(state, current)) {
      pieces.push(cut.piece);
      state = cut.state;
      if (cut.piece.kind === 'data') current = { ...current, data: null };
      if (cut.piece.kind === 'prompt') current = { ...current, prompt: false };
    }
  }
  return { pieces, rest: pendingOf(state) };
};

const shape = (pieces: readonly Piece[]): string[] =>
  pieces.map((piece) => `${piece.kind}:${JSON.stringify(latin1Of(piece.bytes))}`);

const whole = (text: string, hints: FramerHints = noHints): string[] => shape(piecesOf([encode(text)], hints).pieces);

describe('lines', () => {
  it.each([
    ['the exact bytes of an Air724UG', 'AT+CSQ\r\r\n+CSQ: 20,99\r\n\r\nOK\r\n', ['AT+CSQ', '+CSQ: 20,99', '', 'OK']],
    ['an echo that the prompt follows at once', 'AT+FSWRITE="a",0,1,9\r>', ['AT+FSWRITE="a",0,1,9']],
    ['a hot-plug line without a leading line end', '+CPIN: SIM REMOVED 0\r\n', ['+CPIN: SIM REMOVED 0']],
    ['the boot ROM, ended by LF, with a byte above 0x7f', "^boot.rom'v'!\xff?\n", ["^boot.rom'v'!Ã¿?"]],
    ['blanks at the end', '+CPIN: READY    \r\n', ['+CPIN: READY']],
    ['LF alone, blank lines included', '\n\nOK\n', ['', '', 'OK']],
    ['CR CR LF with nothing after it', 'AT\r\r\n', ['AT']],
    ['lone CR line ends', 'A\rB\rC\r\n', ['A', 'B', 'C']],
    ['a prompt character while no prompt is expected', '>x\r\n', ['>x']],
  ])('cuts %s', (_name, text, expected) => {
    const texts = piecesOf([encode(text)]).pieces.map((piece) => (piece.kind === 'line' ? piece.text : ''));
    expect(texts).toEqual(expected);
  });

  it('cuts an overlong line into parts and is in sync again after its end', () => {
    const { pieces } = piecesOf([encode(`${'x'.repeat(longestLineBytes + 10)}\r\nOK\r\n`)]);
    expect(pieces.map((piece) => piece.kind)).toEqual(['fragment', 'fragment', 'line']);
    expect(pieces[2]).toMatchObject({ text: 'OK' });
  });
});

describe('prompts', () => {
  it.each([
    ['bare', '\r\n>', ['blank:"\\r\\n"', 'prompt:">"']],
    ['with a blank', '\r\n> \r\nOK\r\n', ['blank:"\\r\\n"', 'prompt:">"', 'blank:" \\r\\n"', 'line:"OK\\r\\n"']],
    ['with a line end', '\r\n>\r\n', ['blank:"\\r\\n"', 'prompt:">"', 'blank:"\\r\\n"']],
  ])('is recognised %s while it is expected', (_name, text, expected) => {
    expect(whole(text, { prompt: true, data: null })).toEqual(expected);
  });
});

describe('counted messages', () => {
  it.each([
    ['plain', '+MSUB: "mqtt/topic",9 byte,SSSSddddd\r\n', 'mqtt/topic', 'SSSSddddd'],
    ['with lines that look like results', '+MSUB: "t",14 byte,\r\nOK\r\nCLOSED\r\n\r\n', 't', '\r\nOK\r\nCLOSED\r\n'],
    ['with a fake message inside', '+MSUB: "t",16 byte,+MSUB: "u",1 byt\r\n', 't', '+MSUB: "u",1 byt'],
    ['with a quote and a comma in the topic', '+MSUB: "a",b"",3 byte,abc\r\n', 'a",b"', 'abc'],
    ['unquoted', '+MSUB:t,6 byte,abcdef\r\n', 't', 'abcdef'],
    ['in the form of the manual, full-width colon', '+MSUB："t",2,hi\r\n', 't', 'hi'],
    ['empty', '+MSUB: "t",0 byte,\r\n', 't', ''],
  ])('are read by their count: %s', (_name, text, topic, payload) => {
    const [piece] = piecesOf([encode(text)]).pieces;
    expect(piece).toMatchObject({ kind: 'message', complete: true });
    if (piece?.kind !== 'message') return;
    expect(new TextDecoder().decode(piece.topic)).toBe(topic);
    expect(new TextDecoder().decode(piece.payload)).toBe(payload);
  });

  it.each([
    ['the digits of the manual', '+MSUB: "t",5,"7B2261227D"\r\nOK\r\n', '{"a"}'],
    ['with the word byte', '+MSUB: "t",5 byte,"7b2261227d"\r\nOK\r\n', '{"a"}'],
    ['unquoted topic', '+MSUB: t,2 byte,"4f4B"\r\nOK\r\n', 'OK'],
    ['one byte', '+MSUB: "t",1,"0A"\r\nOK\r\n', '\n'],
    // The count decides: these are as long as it says, so they are text.
    ['text with quotes around digits', '+MSUB: "t",12 byte,"7B2261227D"\r\nOK\r\n', '"7B2261227D"'],
    ['text that begins like digits', '+MSUB: "t",5 byte,"7B22\r\nOK\r\n', '"7B22'],
    ['text that is one quote', '+MSUB: "t",1 byte,"\r\nOK\r\n', '"'],
    ['digits without quotes', '+MSUB: "t",5 byte,7B226\r\nOK\r\n', '7B226'],
    ['empty quotes', '+MSUB: "t",2 byte,""\r\nOK\r\n', '""'],
    ['one digit too few', '+MSUB: "t",5 byte,"7B2261227"\r\nOK\r\n', '"7B22'],
    ['a character that is not a hex digit', '+MSUB: "t",5 byte,"7B2261227G"\r\nOK\r\n', '"7B22'],
  ])('are decoded from hex if that gives the counted length: %s', (_name, text, payload) => {
    const { pieces } = piecesOf([encode(text)]);
    expect(pieces[0]).toMatchObject({ kind: 'message', complete: true, payload: encode(payload) });
    expect(pieces.at(-1)).toMatchObject({ kind: 'line', text: 'OK' });
    const single = piecesOf([...encode(text)].map((byte) => Uint8Array.of(byte))).pieces;
    expect(shape(single)).toEqual(shape(pieces));
  });

  it('that could still be hex are text when nothing follows', () => {
    const fed = append(emptyFramer, encode('+MSUB: "t",5 byte,"7B22'));
    expect(takePiece(fed, noHints)).toBeNull();
    expect(flushPending(fed)?.piece).toMatchObject({ kind: 'message', complete: true, payload: encode('"7B22') });
  });

  it('in hex that stop arriving are text of the counted length, and the rest stays pending', () => {
    const fed = append(emptyFramer, encode('+MSUB: "t",5,"7B226122'));
    expect(takePiece(fed, noHints)).toBeNull();
    const flushed = flushPending(fed);
    expect(flushed?.piece).toMatchObject({ complete: true, payload: encode('"7B22') });
    expect(flushed && latin1Of(pendingOf(flushed.state))).toBe('6122');
  });

  it('count bytes, not characters', () => {
    const payload = encode('温度€');
    const { pieces } = piecesOf([encode(`+MSUB: "温",${payload.length} byte,温度€\r\nOK\r\n`)]);
    expect(pieces[0]).toMatchObject({ kind: 'message', payload });
    expect(pieces.at(-1)).toMatchObject({ text: 'OK' });
  });

  it.each(['+MSUB: 0\r\n', '+MSUB: "t",999999 byte,x\r\n', '+MSUB: "t"\r\n'])(
    'are left as text when the header is not valid: %s',
    (text) => {
      expect(piecesOf([encode(text)]).pieces[0]?.kind).toBe('line');
    },
  );

  it('are emitted as incomplete when the payload stops arriving', () => {
    const fed = append(emptyFramer, encode('+MSUB: "t",9 byte,abc'));
    expect(takePiece(fed, noHints)).toBeNull();
    expect(flushPending(fed)?.piece).toMatchObject({ kind: 'message', complete: false, payload: encode('abc') });
  });
});

describe('data blocks', () => {
  const echo = encode('AT+FSREAD="f",0,4,0');
  const hints = (sizeBytes: number): FramerHints => ({ prompt: false, data: { sizeBytes, echo } });
  it.each([
    ['echo on', 'AT+FSREAD="f",0,4,0\r\r\nabcd\r\nOK\r\n', 'abcd'],
    ['echo off', '\r\nabcd\r\nOK\r\n', 'abcd'],
    ['no line end before OK', '\r\nabcdOK\r\n', 'abcd'],
    ['data that begins with line ends', 'AT+FSREAD="f",0,4,0\r\r\n\r\nab\r\nOK\r\n', '\r\nab'],
    ['data that looks like a result', '\r\nOK\ra\r\nOK\r\n', 'OK\ra'],
    ['an URC in front', 'AT+FSREAD="f",0,4,0\r\r\n+CGEV: ME PDN ACT 1\r\n\r\nabcd\r\nOK\r\n', 'abcd'],
  ])('are read by count: %s', (_name, text, data) => {
    const { pieces } = piecesOf([encode(text)], hints(4));
    const block = pieces.find((piece) => piece.kind === 'data');
    expect(block && latin1Of(block.bytes)).toBe(data);
    expect(pieces.at(-1)).toMatchObject({ kind: 'line', text: 'OK' });
  });

  it('are preceded by an echo only when every byte of the echo is there', () => {
    const { pieces } = piecesOf([encode('AX+FSREAD="f",0,4,0\r\r\nabcd\r\nOK\r\n')], hints(4));
    expect(pieces[0]).toMatchObject({ kind: 'data', bytes: encode('AX+F') });
  });

  it('are absent when an ERROR line arrives instead', () => {
    expect(piecesOf([encode('\r\nERROR\r\n')], hints(1402)).pieces.at(-1)).toMatchObject({
      kind: 'line',
      text: 'ERROR',
    });
  });
});

describe('any input', () => {
  const hostile = fc.array(
    fc.oneof(
      fc.constantFrom(
        '\r',
        '\n',
        '\r\n',
        '\r\r\n',
        '>',
        '> ',
        '\n'.repeat(blankLinesAlone + 3),
        '\r\n \n'.repeat(blankFloodBytes / 3),
        'OK\r\n',
        'ERROR\r\n',
        '+MSUB: "t",5 byte,',
        '+MSUB: "t",2,"4f4B"',
        '+MSUB: "t",2,"4f',
        '+MSUB: "',
        ',',
        '"',
        'AT+X',
        '^MODE: 17,17\r\n',
        '\0',
        '\xff',
      ),
      fc.string({ maxLength: 12 }),
    ),
    { maxLength: 30 },
  );
  const hintsArbitrary = fc.constantFrom<FramerHints>(
    noHints,
    { prompt: true, data: null },
    { prompt: false, data: { sizeBytes: 7, echo: encode('AT+X') } },
  );

  it('is cut so that every byte belongs to exactly one piece, for any chunking', () => {
    fc.assert(
      fc.property(hostile, hintsArbitrary, fc.array(fc.nat(400), { maxLength: 12 }), (parts, hints, cuts) => {
        const bytes = bytesOfLatin1(parts.join(''));
        const at = [0, ...cuts.map((cut) => cut % (bytes.length + 1)), bytes.length].sort((a, b) => a - b);
        const chunks = at.slice(1).map((end, index) => bytes.subarray(at[index], end));
        const reference = piecesOf([bytes], hints);
        const other = piecesOf(chunks, hints);
        const single = piecesOf(
          [...bytes].map((byte) => Uint8Array.of(byte)),
          hints,
        );
        expect(joinBytes([...reference.pieces.map((piece) => piece.bytes), reference.rest])).toEqual(bytes);
        expect(shape(other.pieces)).toEqual(shape(reference.pieces));
        expect(shape(single.pieces)).toEqual(shape(reference.pieces));
      }),
      { numRuns: 2000 },
    );
  });

  it('with an overlong run of CR is cut at the same byte for any chunking', () => {
    const bytes = bytesOfLatin1(`${'\r'.repeat(longestLineBytes + 50)}a\r\nOK\r\n`);
    const chunks = Array.from({ length: Math.ceil(bytes.length / 100) }, (_, index) =>
      bytes.subarray(index * 100, index * 100 + 100),
    );
    expect(shape(piecesOf(chunks).pieces)).toEqual(shape(piecesOf([bytes]).pieces));
  });
});

describe('a flood of line ends', () => {
  const flood = (unit: string, bytes: number): Uint8Array => bytesOfLatin1(unit.repeat(bytes / unit.length));
  const countOf = (bytes: Uint8Array): number => piecesOf([bytes]).pieces.length;

  it.each(['\n', '\r\n', ' \n', '\r\r\n', '\t\u00a0\n'])('of %j is cut into few pieces and loses no byte', (unit) => {
    const bytes = flood(unit, 60_000);
    const { pieces, rest } = piecesOf([bytes]);
    expect(pieces.length).toBeLessThan(blankLinesAlone + 60_000 / blankFloodBytes + 2);
    expect(pieces.every(({ kind }) => kind === 'blank')).toBe(true);
    expect(joinBytes([...pieces.map((piece) => piece.bytes), rest])).toEqual(bytes);
  });

  it('begins after more blank lines than any answer has: those are cut one by one', () => {
    expect(countOf(bytesOfLatin1('\n'.repeat(blankLinesAlone)))).toBe(blankLinesAlone);
    const { pieces } = piecesOf([bytesOfLatin1(`${'\r\n'.repeat(blankLinesAlone + 3)}OK\r\n\n\n`)]);
    expect(pieces.map(({ bytes }) => bytes.length)).toEqual([...Array(blankLinesAlone).fill(2), 6, 4, 1, 1]);
  });

  it.each([
    ['a line', 'OK\r\n', { kind: 'line', text: 'OK' }, noHints],
    ['a prompt', '>', { kind: 'prompt' }, { prompt: true, data: null }],
    ['a message', '+MSUB: "t",2 byte,\n\n', { kind: 'message', complete: true }, noHints],
    ['a line that is not blank at its end', '   x\n', { kind: 'line', text: 'x' }, noHints],
    ['a line of one byte that is not a blank', '\b\n', { kind: 'line', text: '\b' }, noHints],
  ] as const)('ends at once before %s', (_name, text, expected, hints) => {
    const { pieces, rest } = piecesOf([bytesOfLatin1(`${'\n'.repeat(100)}${text}`)], hints);
    expect(pieces.at(-2)).toMatchObject({ kind: 'blank' });
    expect(pieces.at(-1)).toMatchObject(expected);
    expect(rest).toHaveLength(0);
  });

  it('ends before the start of an incomplete line', () => {
    const { pieces, rest } = piecesOf([bytesOfLatin1(`${'\n'.repeat(100)}+CS`)]);
    expect(joinBytes(pieces.map(({ bytes }) => bytes))).toHaveLength(100);
    expect(latin1Of(rest)).toBe('+CS');
  });

  it('is emitted as blank when nothing follows', () => {
    let state = append(emptyFramer, bytesOfLatin1('\n'.repeat(blankLinesAlone + 5)));
    for (let cut = takePiece(state, noHints); cut; cut = takePiece(state, noHints)) state = cut.state;
    expect(pendingOf(state)).toHaveLength(5);
    expect(flushPending(state)?.piece).toMatchObject({ kind: 'blank', bytes: bytesOfLatin1('\n'.repeat(5)) });
  });

  it('before a command is not part of its data', () => {
    let state = append(emptyFramer, bytesOfLatin1('\n'.repeat(blankLinesAlone + 5)));
    for (let cut = takePiece(state, noHints); cut; cut = takePiece(state, noHints)) state = cut.state;
    const hints: FramerHints = { prompt: false, data: { sizeBytes: 4, echo: encode('AT+FSREAD') } };
    state = append(state, encode('\r\n\n\n\n\nOK\r\n'));
    const kinds: string[] = [];
    for (let cut = takePiece(state, hints); cut && kinds.at(-1) !== 'data'; cut = takePiece(state, hints)) {
      kinds.push(`${cut.piece.kind}`);
      state = cut.state;
    }
    expect(kinds).toEqual(['blank', 'blank', 'data']);
    expect(latin1Of(pendingOf(state))).toBe('OK\r\n');
  });

  it('of blank bytes without a line end is cut like any overlong line', () => {
    const bytes = bytesOfLatin1(`${'\n'.repeat(50)}${' '.repeat(longestLineBytes + 10)}\nOK\n`);
    const chunks = Array.from({ length: Math.ceil(bytes.length / 100) }, (_, index) =>
      bytes.subarray(index * 100, index * 100 + 100),
    );
    const reference = piecesOf([bytes]);
    expect(reference.pieces.slice(-3).map(({ kind }) => kind)).toEqual(['fragment', 'fragment', 'line']);
    expect(shape(piecesOf(chunks).pieces)).toEqual(shape(reference.pieces));
  });
});

describe('the transcripts', () => {
  const folder = resolve(import.meta.dirname, '../fixtures/transcripts');
  it.each(readdirSync(folder))('%s is framed the same whole, in every two parts and byte by byte', (name) => {
    const bytes = new Uint8Array(readFileSync(resolve(folder, name)));
    const reference = shape(piecesOf([bytes]).pieces);
    expect(shape(piecesOf([...bytes].map((byte) => Uint8Array.of(byte))).pieces)).toEqual(reference);
    for (let at = 1; at < bytes.length; at += 1) {
      expect(shape(piecesOf([bytes.subarray(0, at), bytes.subarray(at)]).pieces)).toEqual(reference);
    }
  });
});

describe('the payload of a piece whose secrets are masked', () => {
  it.each([
    ['+MSUB: "t",5 byte,a secret'.slice(0, 23), '+MSUB: "t",5 byte,a****', 5, 'a****'],
    ['+MSUB: "t",3,"414243"', '+MSUB: "t",3,"41****"', 3, 'A**'],
    ['+MSUB: "t",0 byte,', '+MSUB: "t",0 byte,', 0, ''],
  ])('%j, masked %j: %s bytes are %j', (original, masked, payloadBytes, payload) => {
    expect(latin1Of(payloadOfPiece(encode(masked), encode(original), payloadBytes))).toBe(payload);
  });
});
