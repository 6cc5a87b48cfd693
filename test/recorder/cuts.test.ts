import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CutPiece, CutWriter, readCuts } from '../../electron/recorder/cuts.ts';
import { trafficOwners } from '../../shared/traffic.ts';

const textOf = (pieces: readonly CutPiece[]): string => {
  const writer = new CutWriter();
  for (const piece of pieces) writer.add(piece);
  return writer.take();
};

const line = (sequence: number, position: number, length: number, more: Partial<CutPiece> = {}): CutPiece => ({
  ...{ sequence, position, length, atMs: 1_764_500_000_123, direction: 'received', owner: 'answer', commandId: 0 },
  ...{ name: '', isRecorded: true, ownBytes: null },
  ...more,
});

const anyPiece = fc
  .record({
    sequence: fc.nat(),
    atUs: fc.integer({ min: 0, max: 2e15 }),
    direction: fc.constantFrom('sent' as const, 'received' as const),
    owner: fc.constantFrom(...trafficOwners),
    commandId: fc.nat(),
    name: fc.oneof(fc.constantFrom('', '+CREG', 'link-closed', 'a.b c%=d'), fc.string({ maxLength: 10 })),
    isRecorded: fc.boolean(),
    port: fc.constantFrom(undefined, 1, 2, 32),
    place: fc.oneof(
      fc.record({ position: fc.nat(), length: fc.nat(70_000), ownBytes: fc.constant(null) }),
      fc.uint8Array({ maxLength: 9 }).map((ownBytes) => ({ position: null, length: ownBytes.length, ownBytes })),
    ),
  })
  .map(({ atUs, place, ...piece }): CutPiece => ({ ...piece, ...place, atMs: atUs / 1000 }));

describe('cuts', () => {
  it('are read as they were written', () => {
    fc.assert(
      fc.property(fc.array(anyPiece, { minLength: 1, maxLength: 8 }), (pieces) => {
        expect(readCuts(textOf(pieces))).toEqual(pieces);
      }),
    );
  });

  it('name number, time and place only where they do not follow from the piece before', () => {
    const sent = line(9, 40, 8, { direction: 'sent', owner: 'command', commandId: 3, name: 'typed' });
    expect(
      textOf([
        line(7, 120, 18),
        line(8, 138, 6, { owner: 'final', commandId: 2 }),
        sent,
        line(10, 144, 2),
        line(11, 146, 7),
      ]),
    ).toBe('#7 @1764500000123 r120 8.18 10.6.2 s40 0.8.3.typed r144 8.2 7');
  });

  it('name the port of a merged view where it changes, and none in other recordings', () => {
    const text = textOf([
      line(0, 0, 5, { port: 1 }),
      line(1, 5, 5, { port: 1 }),
      line(2, 10, 5, { port: 2 }),
      line(3, 15, 5),
    ]);
    expect(text).toBe('#0 @1764500000123 r0 p1 8.5 5 p2 5 p0 5');
    expect(readCuts('#0 @1 r0 p999 8.5')).toBeNull();
  });

  it('of an entry are complete without those before it', () => {
    const writer = new CutWriter();
    writer.add(line(1, 0, 5));
    expect(writer.isEmpty).toBe(false);
    writer.take();
    expect(writer.isEmpty).toBe(true);
    writer.add(line(2, 5, 5));
    expect(readCuts(writer.take())).toEqual([line(2, 5, 5)]);
  });

  it.each([
    '',
    'x',
    '#',
    '#-1',
    '@',
    '@x',
    'r',
    'r1',
    'r1 8',
    'r1 8.x',
    'r1 999.1',
    '8.3',
    'r0 8.3=AAAA=',
    'r0 8.1=AAAA',
    '#1e9 r0 8.1',
  ])('of another form are not cuts: %j', (text) => {
    expect(readCuts(text) ?? []).toEqual([]);
  });

  it('of any text never throw', () => {
    fc.assert(fc.property(fc.string(), (text) => void readCuts(text)));
    fc.assert(fc.property(fc.stringMatching(/^[#@rs\d. =]{0,30}$/), (text) => void readCuts(text)));
  });
});
