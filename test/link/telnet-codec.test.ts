import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  createTelnetDecoder,
  encodeNegotiation,
  encodeSubnegotiation,
  escapeTelnet,
  subnegotiationLimitBytes,
  type TelnetEvent,
} from '../../electron/link/telnet-codec.ts';
import { createNullRemover, withNulls } from '../../electron/link/telnet-newlines.ts';

const decode = (...chunks: readonly (readonly number[])[]): readonly TelnetEvent[] => {
  const decoder = createTelnetDecoder();
  return joined(chunks.flatMap((chunk) => decoder.push(Uint8Array.from(chunk))));
};

/** Adjacent data is one event, because its division follows the chunks. */
const joined = (events: readonly TelnetEvent[]): readonly TelnetEvent[] => {
  const all: TelnetEvent[] = [];
  for (const event of events) {
    const last = all.at(-1);
    if (last?.kind !== 'data' || event.kind !== 'data') all.push(event);
    else all[all.length - 1] = { kind: 'data', bytes: Uint8Array.from([...last.bytes, ...event.bytes]) };
  }
  return all;
};

const bytes = (...values: readonly number[]): Uint8Array => Uint8Array.from(values);

describe('received bytes', () => {
  it.each<[string, readonly number[], readonly TelnetEvent[]]>([
    ['data', [65, 0, 13], [{ kind: 'data', bytes: bytes(65, 0, 13) }]],
    ['an escaped 255', [1, 255, 255, 2], [{ kind: 'data', bytes: bytes(1, 255, 2) }]],
    ['WILL', [255, 251, 44], [{ kind: 'negotiation', verb: 'will', option: 44 }]],
    ['WONT', [255, 252, 0], [{ kind: 'negotiation', verb: 'wont', option: 0 }]],
    ['DO', [255, 253, 3], [{ kind: 'negotiation', verb: 'do', option: 3 }]],
    ['DONT of option 255', [255, 254, 255], [{ kind: 'negotiation', verb: 'dont', option: 255 }]],
    ['a command', [255, 241], [{ kind: 'command', code: 241 }]],
    [
      'a subnegotiation with an escaped 255',
      [255, 250, 44, 101, 0, 255, 255, 1, 255, 240],
      [{ kind: 'subnegotiation', option: 44, bytes: bytes(101, 0, 255, 1), isCut: false }],
    ],
    [
      'a subnegotiation without end, before a request',
      [255, 250, 44, 1, 255, 251, 1, 66],
      [
        { kind: 'negotiation', verb: 'will', option: 1 },
        { kind: 'data', bytes: bytes(66) },
      ],
    ],
    [
      'the end of no subnegotiation',
      [255, 240, 66],
      [
        { kind: 'command', code: 240 },
        { kind: 'data', bytes: bytes(66) },
      ],
    ],
    ['an unfinished command', [66, 255], [{ kind: 'data', bytes: bytes(66) }]],
    ['nothing', [], []],
  ])('%s', (_, input, events) => {
    expect(decode(input)).toEqual(events);
  });

  it('of a subnegotiation are limited, and what follows it is read', () => {
    const [event, after] = decode([255, 250, 44, ...Array(100_000).fill(7), 255, 240, 66]);
    expect(event).toMatchObject({ kind: 'subnegotiation', isCut: true });
    expect(event?.kind === 'subnegotiation' && event.bytes.length).toBe(subnegotiationLimitBytes);
    expect(after).toEqual({ kind: 'data', bytes: bytes(66) });
  });

  it('give the same events in any chunks', () => {
    const telling = fc.oneof(fc.constantFrom(255, 255, 250, 240, 251, 253, 44, 13, 0), fc.nat(255));
    fc.assert(
      fc.property(fc.array(fc.array(telling, { maxLength: 12 }), { maxLength: 12 }), (chunks) => {
        const all = decode(chunks.flat());
        expect(decode(...chunks)).toEqual(all);
        expect(decode(...chunks.flat().map((byte) => [byte]))).toEqual(all);
      }),
    );
  });
});

describe('sent bytes', () => {
  it('arrive as they were, in any chunks and between requests', () => {
    fc.assert(
      fc.property(fc.array(fc.uint8Array({ maxLength: 20 })), fc.nat(10), (parts, cut) => {
        const wire = parts.flatMap((part) => [
          ...escapeTelnet(part),
          ...encodeNegotiation('do', cut),
          ...encodeSubnegotiation(cut, part),
        ]);
        const events = decode(wire.slice(0, cut), wire.slice(cut));
        const data = events.flatMap((event) => (event.kind === 'data' ? [...event.bytes] : []));
        expect(data).toEqual(parts.flatMap((part) => [...part]));
        const inside = events.flatMap((event) => (event.kind === 'subnegotiation' ? [...event.bytes] : []));
        expect(inside).toEqual(data);
      }),
    );
  });

  it('are the same array when there is nothing to escape', () => {
    const plain = bytes(1, 2, 3);
    expect(escapeTelnet(plain)).toBe(plain);
    expect(escapeTelnet(bytes(255, 1, 255))).toEqual(bytes(255, 255, 1, 255, 255));
  });

  it('outside of binary mode keep their carriage returns, in any chunks', () => {
    expect(withNulls(bytes(65, 13, 10))).toEqual(bytes(65, 13, 0, 10));
    const few = fc.constantFrom(13, 0, 10, 65);
    fc.assert(
      fc.property(fc.array(few), fc.nat(20), (sent, cut) => {
        const wire = withNulls(Uint8Array.from(sent));
        const remove = createNullRemover();
        expect([...remove(wire.subarray(0, cut)), ...remove(wire.subarray(cut))]).toEqual(sent);
      }),
    );
  });
});
