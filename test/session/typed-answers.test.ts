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

describe('the result of a typed line that was accepted', () => {
  const forms = (answers: ReturnType<typeof createTypedAnswers>) =>
    answers.pending()?.owed.map(({ left }) => String(left[0])) ?? [];

  it('may arrive until its time and the longest silence are over', async () => {
    const { clock, answers, open } = setUp();
    answers.sent(line('AT+MSUB="a",0\r'));
    expect(forms(answers)).toEqual(['/^SUBACK\\b/']);
    answers.received('OK');
    expect(open()).toBe(0);
    expect(forms(answers)).toEqual(['/^SUBACK\\b/']);
    await clock.advance(95_999);
    expect(forms(answers)).toHaveLength(1);
    await clock.advance(1);
    expect(answers.pending()).toBeNull();
  });

  it.each([
    ['it arrived', ['SUBACK']],
    ['the connection ended', ['CLOSED']],
    ['the module restarted', ['RDY']],
    ['the module has another connection number', ['0,CLOSED']],
  ])('is not expected where %s', (_name, lines) => {
    const { answers } = setUp();
    answers.sent(line('AT+MSUB="a",0\r'));
    for (const text of ['OK', ...lines]) answers.received(text);
    expect(answers.pending()).toBeNull();
  });

  it.each([
    ['AT+MSUB="a",0', 'ERROR', []],
    ['AT+CSQ', 'OK', []],
    ['AT+HTTPACTION=0', 'OK', []],
    ['AT+MCONNECT=1,60', 'OK', ['/^CONNACK\\b/']],
  ])('depends on the command and its answer: %s %s', (typed, final, expected) => {
    const { answers } = setUp();
    answers.sent(line(`${typed}\r`));
    answers.received(final);
    expect(forms(answers)).toEqual(expected);
  });

  it('comes after that of an earlier opening, and is the second to arrive', () => {
    const { answers } = setUp();
    const before = { left: [/^SUBACK$/], failure: [/^SUBACK .+$/], endsAtMs: 60_000, repeatedBy: null };
    answers.found({
      ...leftBefore(),
      unanswered: nothingUnanswered,
      owed: [{ ...before, sent: '', isDoubtful: false }],
    });
    answers.sent(line('AT+MSUB="a",0\r'));
    answers.received('OK');
    answers.received('SUBACK 128');
    expect(forms(answers)).toEqual(['/^SUBACK\\b/']);
  });

  it('cannot arrive after a line closed the connection', () => {
    const { answers } = setUp();
    answers.sent(line('AT+MSUB="a",0\rAT+MIPCLOSE\r'));
    answers.received('OK');
    answers.received('ERROR');
    expect(forms(answers)).toHaveLength(1);
    answers.sent(line('AT+MIPCLOSE\r'));
    answers.received('OK');
    expect(answers.pending()).toBeNull();
  });
});
