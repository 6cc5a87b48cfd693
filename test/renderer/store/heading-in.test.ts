import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { headingIn } from '../../../renderer/store/heading-in.ts';
import { endsCause, headingOf, type LineHeading, ownerKeyOf } from '../../../renderer/store/line-headings.ts';
import type { StageRange } from '../../../renderer/store/stage-ranges.ts';
import type { TrafficLine } from '../../../shared/lines/traffic-lines.ts';
import type { TrafficOwner } from '../../../shared/traffic.ts';
import { testTraffic } from '../lines/source-of.ts';

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

const fromTheBeginning = (lines: readonly TrafficLine[], ranges: readonly StageRange[]): readonly LineHeading[] => {
  let key: string | null = null;
  return lines.flatMap((line) => {
    if (endsCause(line)) key = null;
    const heading = headingOf(line, key, ranges);
    key = ownerKeyOf(line, ranges) ?? key;
    return heading ?? [];
  });
};

/** Lines with their headings before them. */
const shown = (
  lines: readonly (readonly [TrafficOwner, string, string?])[],
  ranges: readonly StageRange[] = [],
): readonly string[] => {
  const { source, say } = testTraffic();
  for (const [owner, text, name = ''] of lines) {
    say(owner, text, { name, direction: owner === 'command' || owner === 'probe' ? 'sent' : 'received' });
  }
  return (source.lines(0, 100) ?? []).flatMap((line) => {
    const heading = headingIn(source, line, ranges);
    const text = line.kind === 'divider' ? `# ${line.name}` : line.text;
    if (heading === null) return [text];
    return [`# ${heading.kind === 'stage' ? heading.stage : heading.cause}`, text];
  });
};

const range = (stage: StageRange['stage'], from: number, to: number | null): StageRange => ({ stage, from, to, ms: 1 });

describe('the heading of a line', () => {
  it('is the cause, a stage or the user; unsolicited lines belong to the cause before', () => {
    const ranges = [range('module', 1, 3), range('connect', 6, null)];
    expect(
      shown(
        [
          ['urc', 'RDY'],
          ['command', 'AT'],
          ['final', 'OK'],
          ['urc', '+CREG: 1'],
          ['command', 'ATI', 'typed'],
          ['final', 'OK'],
          ['command', 'AT+CSQ'],
        ],
        ranges,
      ),
    ).toEqual(['RDY', '# module', 'AT', 'OK', '+CREG: 1', '# typed', 'ATI', 'OK', '# connect', 'AT+CSQ']);
  });

  it('tells checks of the connection, typed commands and those of the program apart', () => {
    expect(
      shown([
        ['command', 'AT+MQTTSTATU', 'watch'],
        ['final', 'OK'],
        ['command', 'AT+CSQ', 'typed'],
        ['final', 'OK'],
        ['probe', 'AT'],
        ['final', 'OK'],
        ['command', 'AT+FSLS', 'request'],
        ['command', 'AT', 'sequence'],
        ['raw', '~', 'sequence'],
        ['raw', '~'],
        ['divider', '', 'closed'],
        ['command', 'AT+FSLS', 'request'],
      ]),
    ).toEqual([
      ...['# watch', 'AT+MQTTSTATU', 'OK', '# typed', 'AT+CSQ', 'OK', '# program', 'AT', 'OK'],
      ...['# request', 'AT+FSLS', '# sequence', 'AT', '~', '# typed', '~', '# closed', '# request', 'AT+FSLS'],
    ]);
  });

  it('found from the lines around it is that of a list that was built from the beginning', () => {
    fc.assert(
      fc.property(fc.array(arbitraryLine, { maxLength: 40 }), fc.option(arbitraryRange), (lines, range) => {
        const { source, say } = testTraffic();
        for (const [owner, name] of lines) say(owner, owner === 'final' ? 'OK' : 'text', { name });
        const ranges = range === null ? [] : [range];
        const found = (source.lines(0, 100) ?? []).flatMap((line) => headingIn(source, line, ranges) ?? []);
        expect(found).toEqual(fromTheBeginning(source.lines(0, 100) ?? [], ranges));
      }),
    );
  });
});
