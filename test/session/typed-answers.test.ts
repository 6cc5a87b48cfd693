import { describe, expect, it } from 'vitest';
import { freeCommand } from '../../electron/at/command-spec.ts';
import { nothingUnanswered, type OpenAnswers, resultsOf, withCommand } from '../../electron/at/unanswered.ts';
import { createTypedAnswers } from '../../electron/session/typed-answers.ts';
import { VirtualClock } from '../support/virtual-clock.ts';

const line = (text: string): Uint8Array => new TextEncoder().encode(text);

/** One command and some `AT` of an earlier opening, sent now. */
const leftBefore = (probes = 0): OpenAnswers => ({
  unanswered: { ...withCommand(nothingUnanswered, freeCommand(line('AT+FSDEL="a"')), 0), probes },
  identity: {},
  owed: [],
});

const setUp = () => {
  const clock = new VirtualClock();
  const answers = createTypedAnswers(clock);
  const open = (): number => {
    const pending = answers.pending();
    return pending === null ? 0 : resultsOf(pending);
  };
  return { clock, answers, open };
};

describe('a typed line', () => {
  it('is open until its result', () => {
    const { answers, open } = setUp();
    answers.sent(line('AT+CSQ\r'));
    expect(open()).toBe(1);
    expect(answers.received('+CSQ: 20,0')).toBe(false);
    expect(answers.received('OK')).toBe(false);
    expect(open()).toBe(0);
  });

  it.each([
    ['AT+FSDEL="a"', 75_000],
    ['AT+COPS=?', 366_000],
    // One after the other.
    ['AT+COPS=?\rAT+FSDEL="a"', 375_000],
  ])('%j counts as lost when its longest time and a silence are over', async (typed, ms) => {
    const { clock, answers, open } = setUp();
    answers.sent(line(`${typed}\r`));
    await clock.advance(ms - 1);
    expect(open()).toBeGreaterThan(0);
    await clock.advance(1);
    expect(open()).toBe(0);
  });
});

it('more lines than are kept are answered in order: the last ones are open until their own results', () => {
  const { answers, open } = setUp();
  answers.sent(line('AT\r'.repeat(100)));
  for (let count = 0; count < 99; count += 1) answers.received('OK');
  expect(open()).toBe(1);
  answers.received('OK');
  expect(open()).toBe(0);
});

describe('an answer that was open before', () => {
  it('arrives first: its results do not belong to the typed line', () => {
    const { answers, open } = setUp();
    answers.found(leftBefore(2));
    answers.sent(line('AT+FSCREATE="a"\r'));
    expect(['OK', 'URC', 'OK', 'OK', '+CME ERROR: 22'].map(answers.received)).toEqual([true, false, true, true, false]);
    // One of the results may have arrived twice, so the earlier answers stay open for their time.
    expect(open()).toBe(3);
  });

  it('stays open until its time is over', async () => {
    const { clock, answers, open } = setUp();
    answers.found(leftBefore());
    await clock.advance(74_999);
    expect(open()).toBe(1);
    await clock.advance(1);
    expect(open()).toBe(0);
    answers.sent(line('AT\r'));
    expect(answers.received('OK')).toBe(false);
    expect(open()).toBe(0);
  });
});

it('answers of two earlier openings are all open: of the second one the queries and second phases too', () => {
  const { answers } = setUp();
  const owed = { sent: '', left: [/^SUBACK$/], failure: [], endsAtMs: 60_000, repeatedBy: null, isDoubtful: false };
  answers.found(leftBefore());
  answers.found({ ...leftBefore(), unanswered: { ...leftBefore().unanswered, queries: ['ATI'] }, owed: [owed] });
  expect(answers.pending()).toMatchObject({ unanswered: { queries: ['ATI'] }, owed: [owed] });
});
