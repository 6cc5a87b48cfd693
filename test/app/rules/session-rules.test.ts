import { describe, expect, it } from 'vitest';
import type { RuleTools } from '../../../electron/app/services/rules/session-rules.ts';
import type { LineRule, PortRules } from '../../../shared/contract.ts';
import { keepPortIn } from '../../support/keep-port.ts';
import { createSessionServiceBench } from '../../support/session-service-bench.ts';
import { sampleRule } from './sample-rule.ts';

type Result = Awaited<ReturnType<RuleTools['runSequence']>>;

/** An open virtual module whose port has rules. */
const setUp = async (...rules: readonly LineRule[]) => {
  const marks: { readonly sequence: number; readonly note: string }[] = [];
  const runs: string[] = [];
  let endRun: (result: Result) => void = () => undefined;
  const bench = createSessionServiceBench({
    ruleTools: {
      mark: async (_, sequence, note) => void marks.push({ sequence, note }),
      runSequence: (_, _opening, name) => {
        runs.push(name);
        return new Promise((resolve) => {
          endRun = resolve;
        });
      },
    },
  });
  const keep = (kept: Partial<PortRules>) =>
    keepPortIn(bench.viewStore)('sim:', { rules: { rules: [], off: [], ...kept } });
  await keep({ rules });
  const sessionId = await bench.open();
  const acting = bench.service.rulesOf(sessionId);
  if (acting === null) throw new Error('no session');
  const type = async (line: string): Promise<void> => {
    await bench.ask('terminal.send', { sessionId, line });
    await bench.clock.advance(200);
  };
  const dividers = (): readonly string[] =>
    bench
      .traffic()
      .filter(({ owner, name }) => owner === 'divider' && name.startsWith('rule'))
      .map(({ name, bytes }) => `${name}: ${new TextDecoder().decode(bytes)}`);
  const lineOf = (text: string): number =>
    bench.traffic().find(({ bytes, owner }) => owner !== 'echo' && new TextDecoder().decode(bytes).includes(text))
      ?.sequence ?? -1;
  const noted = (): readonly unknown[] =>
    bench
      .recorded()
      .map((line): unknown => JSON.parse(line))
      .flatMap((entry) =>
        Array.isArray(entry) && entry[2] === 'e' && entry[3].kind === 'rule' ? [entry[3].facts] : [],
      );
  return {
    bench,
    sessionId,
    acting,
    keep,
    type,
    marks,
    runs,
    endRun: (result: Result) => endRun(result),
    ...{ dividers, lineOf, noted },
  };
};

describe('the rules of a session', () => {
  it('do nothing by themselves until a person switches them on', async () => {
    const { type, acting, marks, bench } = await setUp(sampleRule({ text: '+CSQ:' }));
    await type('AT+CSQ');
    expect(marks).toEqual([]);
    expect(bench.session().rules).toBeUndefined();
    expect(acting.switch('r1', true)).toBe(true);
    expect(bench.session().rules).toEqual({ acting: ['r1'], isSpent: false, alerts: [] });
    await type('AT+CSQ');
    expect(marks).toHaveLength(1);
    acting.switch('r1', false);
    await type('AT+CSQ');
    expect(marks).toHaveLength(1);
  });

  it('mark the line with the note, or with their name, and that is in the recording', async () => {
    const { type, acting, marks, lineOf, noted } = await setUp(
      sampleRule({ text: '+CSQ:', name: 'Signal' }),
      sampleRule({ id: 'r2', kind: 'regex', text: '^AT\\+CSQ', lines: 'sent', note: 'asked' }),
    );
    acting.switch('r1', true);
    acting.switch('r2', true);
    await type('AT+CSQ');
    expect(marks).toEqual([
      { sequence: lineOf('AT+CSQ'), note: 'asked' },
      { sequence: lineOf('+CSQ:'), note: 'Signal' },
    ]);
    expect(noted()).toMatchObject([
      { rule: 'Restart', line: lineOf('AT+CSQ'), mark: true },
      { rule: 'Signal', line: lineOf('+CSQ:'), mark: true },
    ]);
  });

  it('that mark the same line give it one note, and leave half of the marks to the user', async () => {
    const { bench, sessionId, type, acting, marks, dividers } = await setUp(
      sampleRule({ text: '+CSQ:', name: 'Signal' }),
      sampleRule({ id: 'r2', text: 'csq: ', note: 'look' }),
    );
    acting.switch('r1', true);
    acting.switch('r2', true);
    await type('AT+CSQ');
    expect(marks.map(({ note }) => note)).toEqual(['Signal · look']);
    await bench.clock.advance(1_000);
    const many = Array.from({ length: 500 }, (_, sequence) => ({ sequence, note: '' }));
    bench.viewStore.publish({ type: 'marks', sessionId, marks: many });
    await type('AT+CSQ');
    expect(marks).toHaveLength(1);
    expect(dividers()).toEqual(['rule-failed: Signal']);
  });

  it('ask the pages for sound and notification once, with their name only', async () => {
    const { type, acting, bench, dividers } = await setUp(
      sampleRule({ text: '+CSQ:', name: 'Signal', mark: false, sound: true, notify: true }),
      sampleRule({ id: 'r2', text: '+CSQ:', name: 'Other', mark: false, sound: true }),
    );
    acting.switch('r1', true);
    acting.switch('r2', true);
    await type('AT+CSQ');
    expect(bench.session().rules?.alerts).toEqual([
      { number: 1, rule: 'Signal', sound: true, notify: true },
      { number: 2, rule: 'Other', sound: true, notify: false },
    ]);
    expect(dividers()).toEqual(['rule: Signal', 'rule: Other']);
    expect([3, 2, 1, 1, 2].map(acting.claim)).toEqual([false, true, true, false, false]);
  });

  it('run a sequence, say so, and say how it ended', async () => {
    const { type, acting, runs, endRun, dividers, noted, bench } = await setUp(
      sampleRule({ text: '+CSQ:', name: 'Signal', mark: false, sequence: 'check-up' }),
    );
    acting.switch('r1', true);
    await type('AT+CSQ');
    expect(runs).toEqual(['check-up']);
    expect(dividers()).toEqual(['rule: Signal ▸ check-up']);
    endRun('failed');
    await bench.clock.advance(100);
    expect(dividers()).toEqual(['rule: Signal ▸ check-up', 'rule-failed: Signal ▸ check-up']);
    expect(noted()).toContainEqual({ rule: 'Signal', sequence: 'check-up', result: 'failed' });
  });

  it('do not act on the lines of a run', async () => {
    const { bench, acting, marks } = await setUp(sampleRule({ text: 'OK' }));
    acting.switch('r1', true);
    const { state, steps } = await bench.setUp();
    expect(state).toBe('done');
    await bench.clock.advance(1_000);
    const end = steps.at(-1)?.trafficTo ?? 0;
    expect(end).toBeGreaterThan(100);
    expect(marks.filter(({ sequence }) => sequence < end)).toEqual([]);
  });

  it('that are changed, switched off or deleted stop acting; the others continue', async () => {
    const { bench, acting, keep } = await setUp(sampleRule(), sampleRule({ id: 'r2' }), sampleRule({ id: 'r3' }));
    for (const id of ['r1', 'r2', 'r3']) acting.switch(id, true);
    await keep({ rules: [sampleRule(), sampleRule({ id: 'r2', note: 'other' })], off: ['drops'] });
    expect(bench.session().rules?.acting).toEqual(['r1']);
  });

  it('that do nothing by themselves, or do not exist, cannot be switched on', async () => {
    const { acting } = await setUp(sampleRule({ mark: false, colour: 'blue' }));
    expect(acting.switch('r1', true)).toBe(false);
    expect(acting.switch('r9', true)).toBe(false);
  });

  it('are all off when their expressions take too long, and that is shown and recorded', async () => {
    const slow = Array.from({ length: 24 }, (_, n) =>
      sampleRule({ id: `r${n + 1}`, kind: 'regex', text: '(?:a?){30}(?:a?){30}b', lines: 'both' }),
    );
    const { bench, type, acting, dividers, noted } = await setUp(...slow);
    for (const { id } of slow) acting.switch(id, true);
    for (let times = 0; times < 3; times += 1) await type(`AT+X="${'a'.repeat(900)}"`);
    expect(bench.session().rules).toMatchObject({ acting: [], isSpent: true });
    expect(dividers()).toEqual(['rules-off: ']);
    expect(noted()).toContainEqual({ off: 'too-slow' });
  });
});
