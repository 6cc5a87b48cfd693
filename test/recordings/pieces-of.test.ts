import { describe, expect, it } from 'vitest';
import { piecesOf } from '../../electron/recordings/pieces-of.ts';
import { exchangesOf, type RecordedTraffic } from '../../shared/recordings/exchanges.ts';

type Line = readonly [letter: '>' | '<', text: string, atMs?: number];

/** A recording of the first form, or of `monitor`: without cuts and inputs. */
const recordingOf = (lines: readonly Line[], header: object = {}): Uint8Array => {
  const head = {
    v: 1,
    kind: 'atelier-recording',
    startedAt: '2026-11-23T06:00:00.000Z',
    app: '0',
    address: 'x',
    epoch: 1,
  };
  let lastMs = 0;
  const entries = lines.map(([letter, text, atMs], seq) => {
    lastMs = atMs ?? lastMs + 10;
    return JSON.stringify([
      seq,
      lastMs * 1_000,
      letter === '>' ? 't' : 'r',
      Buffer.from(text, 'latin1').toString('base64'),
    ]);
  });
  return Buffer.from([JSON.stringify({ ...head, ...header }), ...entries, ''].join('\n'));
};
const owners = (lines: readonly Line[], header?: object): readonly string[] =>
  [...piecesOf(() => [recordingOf(lines, header)]).pieces].flatMap(({ owner, commandId, name, bytes }) =>
    owner === 'blank'
      ? []
      : [
          `${owner}${commandId > 0 ? ` ${commandId}` : ''}${owner === 'urc' ? ` ${name}` : ''}: ${Buffer.from(bytes).toString('latin1').trim()}`,
        ],
  );
const exchanges = (lines: readonly Line[]): RecordedTraffic => exchangesOf(piecesOf(() => [recordingOf(lines)]).pieces);

describe('the pieces of a recording without cuts and inputs', () => {
  it('are assigned to the commands in it', () => {
    expect(
      owners([
        ['>', 'AT+CSQ\r'],
        ['<', 'AT+CSQ\r\r\n+CSQ: 25,99\r\n\r\nOK\r\n'],
        ['<', '+CGEV: ME PDN ACT 1\r\n'],
        ['>', 'AT+CGSN\r'],
        ['<', 'AT+CGSN\r\r\n8664750300'],
        ['<', '00019\r\n\r\nOK\r\n'],
      ]),
    ).toEqual([
      'command 1: AT+CSQ',
      'echo 1: AT+CSQ',
      'answer 1: +CSQ: 25,99',
      'final 1: OK',
      'urc packet-event: +CGEV: ME PDN ACT 1',
      'command 2: AT+CGSN',
      'echo 2: AT+CGSN',
      'answer 2: 866475030000019',
      'final 2: OK',
    ]);
  });

  it('belong to the commands in their order, where several were sent at once', () => {
    const { exchanges: found } = exchanges([
      ['>', 'AT+CSQ\r'],
      ['>', 'AT+CREG?\r'],
      ['<', '+CSQ: 25,99\r\n\r\nOK\r\n+CREG: 0,1\r\n\r\nOK\r\n'],
    ]);
    expect(
      found.map(({ parts }) => parts.map(({ bytes }) => Buffer.from(bytes).toString().trim()).filter(Boolean)),
    ).toEqual([
      ['+CSQ: 25,99', 'OK'],
      ['+CREG: 0,1', 'OK'],
    ]);
    expect(found.every(({ final }) => final !== null)).toBe(true);
  });

  it('has the late result of a command', () => {
    expect(
      owners([
        ['>', 'AT+SSLMIPSTART="a.b",8883\r'],
        ['<', '\r\nOK\r\n'],
        ['<', '\r\nCONNECT OK\r\n', 900],
      ]).slice(-1),
    ).toEqual(['second-phase 1: CONNECT OK']);
  });

  it('has a command that was typed key by key as one', () => {
    expect(
      owners([
        ['>', 'A'],
        ['>', 'T+CS'],
        ['>', 'Q\r'],
        ['<', 'OK\r\n'],
      ]),
    ).toEqual(['command 1: AT+CSQ', 'final 1: OK']);
  });

  it('has what is no command as bytes, and data as those of their command', () => {
    expect(
      owners([
        ['>', '\x03'],
        ['<', 'login: '],
      ]).slice(0, 1),
    ).toEqual(['raw: \x03']);
    expect(
      owners([
        ['>', 'AT+CIPSEND=5\r'],
        ['<', '\r\n> '],
        ['>', 'hello', 1_000],
        ['<', '\r\nSEND OK\r\n'],
      ]),
    ).toEqual(['command 1: AT+CIPSEND=5', 'prompt 1: >', 'payload 1: hello', 'final 1: SEND OK']);
  });

  it('does not wait for a command whose answer never came', () => {
    expect(
      owners([
        ['>', 'AT+CSQ\r'],
        ['>', 'AT+CREG?\r', 600_000],
        ['<', '+CREG: 0,1\r\n\r\nOK\r\n'],
      ]).slice(2),
    ).toEqual(['answer 2: +CREG: 0,1', 'final 2: OK']);
  });

  it('ends with what is incomplete, once the line is quiet', () => {
    expect(
      owners([
        ['<', 'half a l'],
        ['<', 'ine\r\nand', 1_000],
      ]),
    ).toEqual(['unclaimed: half a l', 'unclaimed: ine', 'unclaimed: and']);
  });

  it('leaves out what a plain TCP server negotiates', () => {
    const negotiation = '\xff\xfb\x01';
    const found = piecesOf(() => [recordingOf([['<', `${negotiation}OK\r\n`]], { address: 'tcp://1.2.3.4:7' })]);
    expect([...found.pieces].map(({ bytes }) => Buffer.from(bytes).toString('latin1'))).toEqual(['OK\r\n']);
  });

  it('are none of a merged view, whose lines are of several ports', () => {
    expect(owners([['<', 'OK\r\n']], { v: 2, ports: [{ number: 1, address: 'a' }] })).toEqual([]);
  });
});
