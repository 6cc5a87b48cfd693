import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { eventSchema, noMessageCounts, type ViewEvent } from '../../shared/contract.ts';
import { keptMessages, reduce, sessionLimit, type View, viewSchema } from '../../shared/view.ts';
import { arbitraryOf } from '../support/schema-arbitrary.ts';

const views = arbitraryOf(viewSchema);
const events = arbitraryOf(eventSchema);
const [someView] = fc.sample(views, { numRuns: 1, seed: 4 }) as [View];

describe('the view', () => {
  it('stays valid after any event', () => {
    void fc.assert(
      fc.property(views, fc.array(events, { maxLength: 12 }), (view, all) => {
        expect(viewSchema.safeParse(all.reduce(reduce, view)).success).toBe(true);
      }),
      { numRuns: 100 },
    );
  });

  it('is not modified in place, because a page may still use the old one', () => {
    void fc.assert(
      fc.property(views, events, (view, event) => {
        const before = structuredClone(view);
        reduce(view, event);
        expect(view).toEqual(before);
      }),
      { numRuns: 100 },
    );
  });

  const opened = (number: number): ViewEvent => {
    const event = fc
      .sample(events, { numRuns: 400, seed: number })
      .find((candidate) => candidate.type === 'session-opened');
    if (event?.type !== 'session-opened') throw new Error('no such event in the sample');
    return {
      ...event,
      session: {
        ...{ ...event.session, id: `s${number}`, run: null, lastRun: null },
        ...{ messages: [], messageCounts: noMessageCounts, messageOwners: [] },
      },
    };
  };
  const empty: View = { ...someView, sessions: {} };

  it('keeps the sessions in the order of their opening until they are forgotten, up to the limit', () => {
    const view = [opened(12), opened(9), opened(10)].reduce(reduce, empty);
    expect(Object.keys(view.sessions)).toEqual(['s9', 's10', 's12']);
    const fewer = reduce(view, { type: 'session-forgotten', sessionId: 's10' });
    expect(Object.keys(fewer.sessions)).toEqual(['s9', 's12']);
    expect(reduce(fewer, { type: 'session-forgotten', sessionId: 's10' })).toEqual(fewer);
    const many = Array.from({ length: sessionLimit + 3 }, (_, index) => opened(index + 1)).reduce(reduce, empty);
    expect(Object.keys(many.sessions)).toHaveLength(sessionLimit);
    expect(Object.keys(many.sessions).at(-1)).toBe(`s${sessionLimit + 3}`);
  });

  it('stores a draft in its session, or in the window if it has none', () => {
    const view = [opened(1), opened(2)].reduce(reduce, empty);
    const draft = { ...view.draft, name: 'Greenhouse B' };
    const names = ({ draft: own, sessions }: View) => [own.name, sessions.s1?.draft.name, sessions.s2?.draft.name];
    const before = names(view);
    expect(names(reduce(view, { type: 'draft', sessionId: 's2', draft }))).toEqual([before[0], before[1], draft.name]);
    expect(names(reduce(view, { type: 'draft', sessionId: null, draft }))).toEqual([draft.name, before[1], before[2]]);
    expect(reduce(view, { type: 'draft', sessionId: 's9', draft })).toBe(view);
  });

  it('keeps the newest messages of a session, and counts all of them', () => {
    const message = (number: number): ViewEvent => ({
      type: 'message',
      sessionId: 's1',
      message: {
        number,
        direction: number < 4 ? 'up' : 'down',
        atMs: 0,
        topic: 't',
        qos: 0,
        payload: '{}',
        encoding: 'text',
        sizeBytes: 2,
        complete: true,
      },
    });
    let view = reduce(empty, opened(1));
    for (let number = 0; number < keptMessages + 7; number += 1) view = reduce(view, message(number));
    const numbers = view.sessions.s1?.messages.map(({ number }) => number);
    expect(numbers).toHaveLength(keptMessages);
    expect([numbers?.[0], numbers?.at(-1)]).toEqual([7, keptMessages + 6]);
    expect(view.sessions.s1?.messageCounts).toEqual({ up: 4, down: keptMessages + 3 });

    // Messages of the previous module are in the list but not counted.
    const owner = { from: keptMessages + 5, module: 'Air720H 867' };
    const counts = { up: 0, down: 2 };
    const other = reduce(view, { type: 'message-owner', sessionId: 's1', owner, counts });
    expect(other.sessions.s1).toMatchObject({ messageOwners: [owner], messageCounts: counts });
    expect(other.sessions.s1?.messages).toHaveLength(keptMessages);

    // Pages would reject a snapshot with a larger number.
    const full = opened(1);
    if (full.type !== 'session-opened') return;
    const messageCounts = { up: 0, down: Number.MAX_SAFE_INTEGER };
    const counted = reduce(reduce(empty, { ...full, session: { ...full.session, messageCounts } }), message(9));
    expect(viewSchema.safeParse(counted).success).toBe(true);
  });

  it('is not changed by an event about a forgotten session', () => {
    const late = fc
      .sample(events, { numRuns: 400, seed: 2 })
      .filter((candidate) => 'sessionId' in candidate)
      .map((candidate) => ({ ...candidate, sessionId: 's77' }) as ViewEvent);
    expect(new Set(late.map(({ type }) => type)).size).toBeGreaterThan(5);
    for (const event of late) expect(reduce(empty, event)).toBe(empty);
  });
});
