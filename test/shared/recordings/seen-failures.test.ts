import { describe, expect, it } from 'vitest';
import { diagnoseSeen } from '../../../shared/recordings/diagnose-seen.ts';
import { type SeenFailure, SeenFailures } from '../../../shared/recordings/seen-failures.ts';
import type { TrafficOwner, TrafficPiece } from '../../../shared/traffic.ts';

/** Seconds since the beginning, owner, command, text. */
type Line = readonly [atSeconds: number, owner: TrafficOwner, commandId: number, text: string];

const pieceOf = ([atSeconds, owner, commandId, text]: Line, sequence: number): TrafficPiece => ({
  ...{ sequence, atMs: atSeconds * 1_000, owner, commandId, name: '', isRecorded: true },
  direction: owner === 'command' ? 'sent' : 'received',
  bytes: Buffer.from(`${text}\r\n`, 'latin1'),
});

const takeAll = (seen: SeenFailures, lines: readonly Line[]): SeenFailures => {
  for (const [index, line] of lines.entries()) {
    const piece = pieceOf(line, index);
    seen.take(piece, Buffer.from(piece.bytes).toString('latin1'));
  }
  return seen;
};
const failuresOf = (lines: readonly Line[]): readonly SeenFailure[] =>
  takeAll(new SeenFailures(), lines).result().failures;
const codesOf = (lines: readonly Line[]): readonly string[] => failuresOf(lines).map(({ code }) => code);
const firstCause = (lines: readonly Line[]) => {
  const [seen] = failuresOf(lines);
  if (!seen) throw new Error('no failure');
  const { causes, placed } = diagnoseSeen(seen, 'COM7');
  return {
    key: causes[0]?.key,
    weight: causes[0]?.observation?.weight,
    places: placed.map(({ place }) => place?.sequence),
  };
};

const connect: readonly Line[] = [
  [1, 'command', 1, 'AT+MIPSTART="h.example",1883'],
  [1, 'final', 1, 'OK'],
  [2, 'second-phase', 1, 'CONNECT OK'],
  [3, 'command', 2, 'AT+MCONNECT=1,60'],
  [3, 'final', 2, 'OK'],
  [4, 'second-phase', 2, 'CONNACK OK'],
];

describe('the failures that the lines of a recording show', () => {
  it('have a code by the command and its answer', () => {
    const refused = (command: string, answer: string): readonly string[] =>
      codesOf([
        [1, 'command', 1, command],
        [2, 'final', 1, answer],
      ]);
    expect(refused('AT+CSQ', 'OK')).toEqual([]);
    expect(refused('AT+CGDCONT?', 'ERROR')).toEqual(['at/error']);
    expect(refused('AT+CPIN?', '+CME ERROR: 10')).toEqual(['module/sim-missing']);
    expect(refused('AT+MIPSTART="h",1', '+CME ERROR: 767')).toEqual(['connect/refused']);
    expect(refused('AT+MSUB="t",0', '+CME ERROR: 3')).toEqual(['mqtt/subscribe-refused']);
    expect(refused('AT+CMGS="1"', '+CMS ERROR: 500')).toEqual(['at/error']);
  });

  it('are those of a connection that was not made, or ended by itself', () => {
    expect(
      codesOf([
        [1, 'command', 1, 'AT+MIPSTART="h",1'],
        [9, 'second-phase', 1, 'CONNECT FAIL'],
      ]),
    ).toEqual(['connect/failed']);
    expect(codesOf([...connect, [60, 'urc', 0, 'CLOSED']])).toEqual(['mqtt/dropped']);
    expect(codesOf([...connect, [60, 'command', 3, 'AT+MIPCLOSE'], [61, 'urc', 0, 'CLOSED']])).toEqual([]);
    expect(codesOf([[1, 'urc', 0, 'CLOSED']])).toEqual([]);
  });

  it('are restarts that were not asked for', () => {
    expect(codesOf([[1, 'urc', 0, 'RDY']])).toEqual([]);
    expect(codesOf([...connect, [60, 'urc', 0, '^boot.rom'], [61, 'urc', 0, 'RDY']])).toEqual(['module/restarted']);
    expect(codesOf([...connect, [50, 'command', 3, 'AT+RESET'], [60, 'urc', 0, 'RDY']])).toEqual([]);
  });

  it('are commands without an answer, and a refusal by the network once', () => {
    expect(
      codesOf([
        [1, 'command', 1, 'AT+CSQ'],
        [9, 'command', 2, 'AT+CSQ'],
      ]),
    ).toEqual(['at/timeout']);
    expect(
      codesOf([
        [1, 'command', 1, 'AT+CSQ'],
        [2, 'command', 2, 'AT+CSQ'],
      ]),
    ).toEqual([]);
    expect(
      codesOf([
        [1, 'urc', 0, '+CREG: 3'],
        [2, 'urc', 0, '+CGREG: 0,3'],
      ]),
    ).toEqual(['module/registration-denied']);
  });

  it('have a first cause that the lines speak for, and the places of their lines', () => {
    const lost: readonly Line[] = [
      [60, 'urc', 0, '+CGEV: NW PDN DEACT 1'],
      [61, 'urc', 0, 'CLOSED'],
    ];
    expect(firstCause([...connect, ...lost])).toEqual({ key: 'network-lost', weight: 'for', places: [6, 7] });
    expect(firstCause([...connect, [9, 'urc', 0, 'CLOSED']])).toEqual({
      ...{ key: 'same-device-elsewhere', weight: 'for', places: [6] },
    });
    const refused: readonly Line[] = [
      [1, 'command', 1, 'AT+MIPSTART="1.2.3.4",1'],
      [2, 'final', 1, '+CME ERROR: 911'],
    ];
    expect(firstCause(refused)).toEqual({ key: 'host-unreachable', weight: 'for', places: [0, 1] });
  });

  it('are kept to a limit, and all are counted', () => {
    const many = Array.from({ length: 150 }, (_, index): readonly Line[] => [
      [index, 'command', index + 1, 'AT+X'],
      [index, 'final', index + 1, 'ERROR'],
    ]).flat();
    const { failures, count } = takeAll(new SeenFailures(), many).result();
    expect([failures.length, count]).toEqual([100, 150]);
  });

  it('are the same after an interruption at any line', () => {
    const lines: readonly Line[] = [
      ...connect,
      [5, 'command', 3, 'AT+CSQ'],
      [20, 'command', 4, 'AT'],
      [60, 'urc', 0, 'CLOSED'],
    ];
    const whole = takeAll(new SeenFailures(), lines).result();
    for (let cut = 0; cut <= lines.length; cut += 1) {
      const before = takeAll(new SeenFailures(), lines.slice(0, cut));
      const after = new SeenFailures();
      after.resumeFrom(JSON.parse(JSON.stringify(before.keep())));
      for (const [index, line] of lines.slice(cut).entries()) {
        const piece = pieceOf(line, cut + index);
        after.take(piece, Buffer.from(piece.bytes).toString('latin1'));
      }
      expect(after.result()).toEqual(whole);
    }
  });
});

describe('the failures of a run in a recording', () => {
  const refusal: readonly Line[] = [
    [1, 'command', 1, 'AT+MIPSTART="h",1'],
    [2, 'final', 1, '+CME ERROR: 911'],
  ];

  it('replace those of its lines, which may be cut after the step', () => {
    const seen = new SeenFailures();
    const error = { code: 'connect/refused', facts: { causes: ['port-wrong'] }, evidence: ['+CME ERROR: 911'] };
    seen.takeStep({ id: 'connect.open', status: 'failed', startedAtMs: 500, ms: 1_600, error }, 2_100);
    takeAll(seen, refusal);
    const { failures, count } = seen.result();
    expect([failures.map(({ step, code }) => [step, code]), count]).toEqual([[['connect.open', 'connect/refused']], 1]);
    const [one] = failures;
    if (!one) throw new Error('no failure');
    const { causes, placed } = diagnoseSeen(one, null);
    expect(causes[0]).toMatchObject({ key: 'host-unreachable', observation: { weight: 'for' } });
    expect(placed.map(({ place }) => place?.sequence)).toContain(1);
  });

  it('wait for their lines in a limited number, and all are counted', () => {
    const seen = new SeenFailures();
    const error = { code: 'at/error', facts: {}, evidence: ['ERROR'] };
    for (let index = 0; index < 500; index += 1) {
      seen.takeStep({ id: 'connect.open', status: 'failed', startedAtMs: 500, ms: 1, error }, 501);
    }
    expect(seen.keep().steps).toHaveLength(32);
    const { failures, count } = seen.result();
    expect([failures.length, count]).toEqual([100, 500]);
  });
});
