import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LogPairing, type LogPiece } from '../../electron/recordings/log-pieces.ts';

const bytesOf = (text: string): Uint8Array => Uint8Array.from(Buffer.from(text, 'latin1'));

const piece = fc.oneof(
  fc.string(),
  fc.constantFrom(
    'AT+CSQ\r',
    'AT+FSWRITE="a",0,3,5\r',
    'AT\r\nAT\r\n',
    'OK\r\n',
    '>',
    '\r\n',
    'abc',
    'RDY\r\n',
    '+CSQ: 1\r\n',
  ),
  fc.constantFrom('+MSUB: "t",20 byte,abc\r\n', 'CONNECT OK\r\n', '+HTTPREAD: 9\r\n', 'AT+MIPSTART="h",1\r', '\n'),
);

const rowsOf = (pieces: readonly LogPiece[]) =>
  pieces.map(({ owner, bytes }) => [owner.kind, Buffer.from(bytes).toString('latin1'), 'id' in owner ? owner.id : 0]);

describe('the pieces of a log', () => {
  it('are all its bytes, in their order, whatever they are', () => {
    const entry = fc.record({ isSent: fc.boolean(), text: piece, afterMs: fc.constantFrom(0, 10, 5_000) });
    fc.assert(
      fc.property(fc.array(entry), (entries) => {
        const pairing = new LogPairing();
        const found: LogPiece[] = [];
        let atMs = 0;
        for (const { isSent, text, afterMs } of entries) {
          atMs += afterMs;
          found.push(...(isSent ? pairing.sent(bytesOf(text), atMs) : pairing.received(bytesOf(text), atMs)));
        }
        found.push(...pairing.end());
        for (const direction of ['sent', 'received'] as const) {
          const all = found.filter((each) => each.direction === direction).map(({ bytes }) => bytes);
          const given = entries
            .filter(({ isSent }) => isSent === (direction === 'sent'))
            .map(({ text }) => bytesOf(text));
          expect(Buffer.concat(all)).toEqual(Buffer.concat(given));
        }
      }),
      { numRuns: 500 },
    );
  });

  it('of a prompt that no rule knows take what is sent next as its data', () => {
    const pairing = new LogPairing();
    expect(
      rowsOf([
        ...pairing.sent(bytesOf('AT+UNKNOWN=3\r'), 0),
        ...pairing.received(bytesOf('\r\n>\r\n'), 1),
        ...pairing.sent(bytesOf('abc'), 2),
        ...pairing.received(bytesOf('\r\nOK\r\n'), 3),
      ]),
    ).toEqual([
      ['command', 'AT+UNKNOWN=3\r', 1],
      ['blank', '\r\n', 0],
      ['prompt', '>\r\n', 1],
      ['payload', 'abc', 1],
      ['blank', '\r\n', 0],
      ['final', 'OK\r\n', 1],
    ]);
  });

  it('that answer nothing any more after a restart belong to nobody', () => {
    const pairing = new LogPairing();
    pairing.sent(bytesOf('AT+CSQ\r'), 0);
    pairing.received(bytesOf('RDY\r\n'), 1);
    expect(rowsOf(pairing.received(bytesOf('OK\r\n'), 2))).toEqual([['unclaimed', 'OK\r\n', 0]]);
  });
});
