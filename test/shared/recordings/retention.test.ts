import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { noRemarks } from '../../../shared/contract/recordings.ts';
import { noRetention, outdatedRecordings } from '../../../shared/recordings/retention.ts';

const dayMs = 86_400_000;
const now = 1_000 * dayMs;
const recording = (name: string, ageDays: number | null, sizeMegabytes: number, isPinned = false, live = false) => ({
  ...{ name, live, sizeBytes: sizeMegabytes * 1_000_000, durationMs: 1_000 },
  startedAtMs: ageDays === null ? null : now - ageDays * dayMs,
  remarks: { ...noRemarks, isPinned },
});
const names = (all: readonly { readonly name: string }[]): readonly string[] => all.map(({ name }) => name);

describe('recordings that are deleted by themselves', () => {
  const all = [
    recording('live', 90, 10, false, true),
    recording('kept', 80, 10, true),
    recording('unknown', null, 10),
    recording('old', 70, 10),
    recording('middle', 20, 10),
    recording('new', 1, 10),
  ];

  it('are none until a person sets a rule', () => {
    expect(outdatedRecordings(all, noRetention, now)).toEqual([]);
  });

  it('are the old ones, but none that is being written, kept, of unknown time, or used by another program', () => {
    expect(names(outdatedRecordings(all, { days: 30, megabytes: null }, now))).toEqual(['old']);
    expect(names(outdatedRecordings(all, { days: 10, megabytes: null }, now))).toEqual(['old', 'middle']);
    expect(outdatedRecordings(all, { days: 30, megabytes: null }, now, (name) => name === 'old')).toEqual([]);
  });

  it('are the oldest ones until the rest is small enough; what stays counts', () => {
    expect(names(outdatedRecordings(all, { days: null, megabytes: 50 }, now))).toEqual(['old']);
    expect(names(outdatedRecordings(all, { days: null, megabytes: 40 }, now))).toEqual(['old', 'middle']);
    expect(names(outdatedRecordings(all, { days: null, megabytes: 60 }, now))).toEqual([]);
    expect(names(outdatedRecordings(all, { days: null, megabytes: 0 }, now))).toEqual(['old', 'middle', 'new']);
  });

  it('never are ones that must stay, whatever the rule', () => {
    const some = fc.record({
      name: fc.string(),
      live: fc.boolean(),
      sizeBytes: fc.nat(),
      durationMs: fc.option(fc.nat()),
      startedAtMs: fc.option(fc.nat()),
      remarks: fc.record({
        title: fc.constant(''),
        note: fc.constant(''),
        tags: fc.constant([]),
        isPinned: fc.boolean(),
      }),
    });
    const limit = fc.option(fc.nat());
    fc.assert(
      fc.property(fc.array(some), limit, limit, (recordings, days, megabytes) => {
        for (const one of outdatedRecordings(recordings, { days, megabytes }, now)) {
          expect(one.live || one.remarks.isPinned || one.startedAtMs === null).toBe(false);
        }
      }),
    );
  });
});
