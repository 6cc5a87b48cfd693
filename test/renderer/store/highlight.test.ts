import { describe, expect, it } from 'vitest';
import {
  type Highlights,
  withEvidence,
  withLines,
  withoutEvidence,
  withoutLines,
} from '../../../renderer/store/highlight.ts';

const evidence = { from: 10, to: 20 };

describe('the highlighted lines of a session', () => {
  const shown = withEvidence({}, 's1@1', evidence, [12, 15]);

  it('belong to the session, and the same evidence again does not scroll', () => {
    expect(shown).toEqual({ 's1@1': { ...evidence, marks: [12, 15], at: 12, asked: 1 } });
    expect(withEvidence(shown, 's1@1', evidence, [12, 15])).toBe(shown);
    expect(withEvidence(shown, 's2@1', evidence, [12])['s1@1']).toBe(shown['s1@1']);
  });

  it('keep the numbers of the evidence when other lines are requested', () => {
    const other = withLines(shown, 's1@1', { from: 2, to: 5 });
    expect(other['s1@1']).toEqual({ from: 2, to: 5, marks: [12, 15], at: 2, asked: 2 });
    expect(withLines(other, 's1@1', { from: 2, to: 5 })['s1@1']?.asked).toBe(3);
    expect(withEvidence(other, 's1@1', evidence, [12, 15])).toBe(other);
  });

  it('scroll to the first line of the evidence, also if it arrives after the diagnosis', () => {
    const early = withEvidence({}, 's1@1', evidence, [-1, -1]);
    expect(early['s1@1']).toMatchObject({ at: 10, asked: 1 });
    const late = withEvidence(early, 's1@1', evidence, [-1, 18]);
    expect(late['s1@1']).toMatchObject({ at: 18, asked: 2 });
    expect(withEvidence(late, 's1@1', evidence, [12, 18])['s1@1']).toMatchObject({ at: 18, asked: 2 });
  });

  it('come back with the diagnosis, without scrolling', () => {
    const gone = withoutEvidence(shown, 's1@1');
    expect(gone['s1@1']?.marks).toEqual([]);
    expect(withEvidence(gone, 's1@1', evidence, [12, 15])).toEqual(shown);
    expect(withoutEvidence(gone, 's1@1')).toBe(gone);
  });

  it('are removed when another run starts, and new ones are requested again', () => {
    const fresh = withoutLines(shown, 's1@1');
    expect(fresh['s1@1']).toEqual({ from: 0, to: 0, marks: [], at: 0, asked: 1 });
    expect(withEvidence(fresh, 's1@1', evidence, [12])['s1@1']?.asked).toBe(2);
    const none: Highlights = {};
    expect(withoutLines(none, 's1@1')).toBe(none);
  });
});
