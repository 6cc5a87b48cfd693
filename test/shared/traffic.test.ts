import { expect, it } from 'vitest';
import { decodeTraffic, encodeTraffic, type TrafficPiece } from '../../shared/traffic.ts';

it.each([
  ['sent', true],
  ['sent', false],
  ['received', true],
  ['received', false],
] as const)('a piece that was %s is the same after encoding and decoding (recorded: %s)', (direction, isRecorded) => {
  const pieces: readonly TrafficPiece[] = [1, 2].map((sequence) => ({
    sequence,
    atMs: 1.5,
    direction,
    owner: 'urc',
    commandId: 7,
    name: '+CREG',
    bytes: Uint8Array.of(0, 255, sequence),
    isRecorded,
    ...(sequence === 2 && { port: 32 }),
  }));
  expect(decodeTraffic(encodeTraffic(pieces))).toEqual({ ok: true, value: pieces });
});
