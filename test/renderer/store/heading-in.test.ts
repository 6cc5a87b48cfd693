import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRows } from '../../../renderer/panes/dock/rows.ts';
import { headingIn } from '../../../renderer/store/heading-in.ts';
import type { LineClass } from '../../../shared/lines/traffic-lines.ts';
import type { TrafficOwner } from '../../../shared/traffic.ts';
import { testTraffic } from '../panes/terminal/source-of.ts';

const all: ReadonlySet<LineClass> = new Set(['sent', 'received', 'urc', 'error']);

const arbitraryLine = fc.constantFrom<readonly [TrafficOwner, string]>(
  ['command', 'typed'],
  ['command', ''],
  ['command', 'watch'],
  ['final', ''],
  ['urc', '+CREG'],
  ['divider', 'opened'],
);
const arbitraryRange = fc.tuple(fc.nat(20), fc.integer({ min: 1, max: 10 })).map(([from, length]) => ({
  ...{ stage: 'module' as const, from, to: from + length, ms: 1 },
}));

describe('the heading of a line', () => {
  it('found from the lines around it is that of a list that was built from the beginning', () => {
    fc.assert(
      fc.property(fc.array(arbitraryLine, { maxLength: 40 }), fc.option(arbitraryRange), (lines, range) => {
        const { source, say } = testTraffic();
        for (const [owner, name] of lines) say(owner, owner === 'final' ? 'OK' : 'text', { name });
        const ranges = range === null ? [] : [range];
        const found = (source.lines(0, 100) ?? []).flatMap((line) => headingIn(source, line, ranges) ?? []);
        const rows = createRows()({ lines: source.lines(0, 100) ?? [], ranges, shown: all });
        expect(found).toEqual(rows.filter(({ kind }) => kind === 'stage' || kind === 'cause'));
      }),
    );
  });
});
