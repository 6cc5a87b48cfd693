import { describe, expect, it } from 'vitest';
import { exchangesOf } from '../../../shared/recordings/exchanges.ts';
import type { TrafficOwner, TrafficPiece } from '../../../shared/traffic.ts';

const piece = (sequence: number, owner: TrafficOwner, commandId: number, text: string): TrafficPiece => ({
  ...{ sequence, atMs: 1_000 + sequence * 10, owner, commandId, name: '', isRecorded: true },
  direction: owner === 'command' || owner === 'payload' ? 'sent' : 'received',
  bytes: Buffer.from(text, 'latin1'),
});

const texts = (parts: readonly { readonly bytes: Uint8Array }[]): readonly string[] =>
  parts.map(({ bytes }) => Buffer.from(bytes).toString('latin1').trim());

describe('exchangesOf', () => {
  it('gives each command its parts, also those after its result', () => {
    const { exchanges, others } = exchangesOf([
      piece(0, 'command', 1, 'AT+MIPSTART="h",1883\r'),
      piece(1, 'urc', 0, '+CREG: 1\r\n'),
      piece(2, 'blank', 1, '\r\n'),
      piece(3, 'unfinished', 1, 'O'),
      piece(4, 'final', 1, 'OK\r\n'),
      piece(5, 'command', 2, 'AT+CSQ\r'),
      piece(6, 'second-phase', 1, 'CONNECT OK\r\n'),
      piece(7, 'answer', 2, '+CSQ: 20,0\r\n'),
      piece(8, 'final', 2, 'OK\r\n'),
    ]);
    expect(exchanges.map(({ command, parts }) => [texts([command])[0], texts(parts)])).toEqual([
      ['AT+MIPSTART="h",1883', ['', 'OK', 'CONNECT OK']],
      ['AT+CSQ', ['+CSQ: 20,0', 'OK']],
    ]);
    expect(exchanges.map(({ answerMs }) => answerMs)).toEqual([40, 30]);
    expect(texts(others)).toEqual(['+CREG: 1']);
  });

  it('has no result and no time for a command without a final result', () => {
    const [only] = exchangesOf([piece(0, 'command', 7, 'AT\r')]).exchanges;
    expect(only).toMatchObject({ final: null, answerMs: null, parts: [] });
  });

  it('gives a piece whose command is not there to nobody', () => {
    const { exchanges, others } = exchangesOf([piece(0, 'final', 3, 'OK\r\n'), piece(1, 'blank', 3, '\r\n')]);
    expect([exchanges, texts(others)]).toEqual([[], ['OK']]);
  });

  it('separates the ports of a merged view', () => {
    const on = (port: number, of: TrafficPiece): TrafficPiece => ({ ...of, port });
    const { exchanges } = exchangesOf([
      on(1, piece(0, 'command', 1, 'AT+A\r')),
      on(2, piece(1, 'command', 1, 'AT+B\r')),
      on(1, piece(2, 'final', 1, 'OK\r\n')),
    ]);
    expect(exchanges.map(({ port, parts }) => [port, texts(parts)])).toEqual([
      [1, ['OK']],
      [2, []],
    ]);
  });
});
