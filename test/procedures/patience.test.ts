import { describe, expect, it } from 'vitest';
import { moduleSteps } from '../../electron/procedures/module-steps.ts';
import type { StepId } from '../../shared/steps.ts';
import { planOf } from '../support/provision-bench.ts';
import { runAlone } from './step-bench.ts';

const step = (...ids: readonly StepId[]) => moduleSteps.filter(({ id }) => ids.includes(id));
const plan = planOf({});
const ok = (line: string): string => `${line}\r\n\r\nOK`;
const noCard = '+CME ERROR: 10';
const ready = ok('+CPIN: READY');

/** `before` until this time after the opening of the port, `then` from it on. */
const until = (atMs: number, before: string, then: string) => (nowMs: number) => (nowMs < atMs ? before : then);

describe('no SIM card', () => {
  const sim = (answer: Parameters<typeof runAlone>[0]['answers'], openMs = 0) =>
    runAlone({ steps: step('module.sim'), plan, answers: { 'AT+ICCID': 'ERROR', ...answer }, openMs });

  it.each([noCard, ok('+CPIN: SIM REMOVED'), '+CME ERROR: SIM not inserted'])(
    'just after the port was opened is waited out: %j',
    async (answer) => {
      const { failure, progress, tookMs } = await sim({ 'AT+CPIN?': until(6_000, answer, ready) });
      expect(failure).toBeNull();
      expect(tookMs).toBeLessThan(8_000);
      expect(progress.slice(0, 2)).toEqual([
        { id: 'module.sim', kind: 'wait', elapsedMs: 0, limitMs: 12_000 },
        { id: 'module.sim', kind: 'wait', elapsedMs: 1_000, limitMs: 12_000 },
      ]);
    },
  );

  it('that stays so is reported after 12 s from the opening, with the answer of the module', async () => {
    const { failure, tookMs } = await sim({ 'AT+CPIN?': noCard });
    expect(failure).toMatchObject({ code: 'module/sim-missing', facts: { answer: noCard }, evidence: [noCard] });
    expect(tookMs).toBeGreaterThanOrEqual(12_000);
    expect(tookMs).toBeLessThan(13_500);
  });

  it('counts the time since the opening, not since the check-up', async () => {
    const { failure, tookMs, progress } = await sim({ 'AT+CPIN?': noCard }, 8_000);
    expect(failure).toMatchObject({ code: 'module/sim-missing' });
    expect(tookMs).toBeLessThan(5_500);
    expect(progress[0]).toMatchObject({ limitMs: 4_000 });
  });

  it('is reported at once when the port has been open for longer', async () => {
    const { failure, tookMs } = await sim({ 'AT+CPIN?': noCard }, 12_000);
    expect(failure).toMatchObject({ code: 'module/sim-missing' });
    expect(tookMs).toBeLessThan(500);
  });

  it('is waited out again after a restart that was seen', async () => {
    const { failure } = await runAlone({
      steps: step('module.answer', 'module.sim'),
      plan,
      answers: { ATI: ok('AirM2M_780E_V1161_LTE_AT'), 'AT+ICCID': 'ERROR', 'AT+CPIN?': until(66_000, noCard, ready) },
      lines: [{ atMs: 59_000, line: 'RDY' }],
      openMs: 60_000,
    });
    expect(failure).toBeNull();
  });

  it('that is busy is waited out as before', async () => {
    const { failure } = await sim({ 'AT+CPIN?': until(75_000, '+CME ERROR: 14', ready) }, 70_000);
    expect(failure).toBeNull();
  });
});

describe('no signal', () => {
  const none = ok('+CSQ: 99,99');
  const good = ok('+CSQ: 25,99');
  it('just after the port was opened is measured again', async () => {
    const answers = { 'AT+CSQ': until(7_000, none, good) };
    const { warnings, findings, tookMs } = await runAlone({ steps: step('module.signal'), plan, answers });
    expect(warnings).toEqual([]);
    expect(findings.signalDbm).toBe(-63);
    expect(tookMs).toBeLessThan(9_000);
  });

  it('that stays so is remarked after 15 s, and at once when the port has been open for longer', async () => {
    for (const [openMs, longestMs] of [
      [0, 17_500],
      [15_000, 500],
    ] as const) {
      const answers = { 'AT+CSQ': none };
      const { warnings, tookMs } = await runAlone({ steps: step('module.signal'), plan, answers, openMs });
      expect(warnings.map(({ code }) => code)).toEqual(['signal-none']);
      expect(tookMs).toBeLessThan(longestMs);
    }
  });

  it('is measured again when the module has registered', async () => {
    const answers = {
      'AT+CSQ': until(40_000, none, good),
      'AT+CGREG?': until(40_000, ok('+CGREG: 0,2'), ok('+CGREG: 0,1')),
      'AT+CEREG?': ok('+CEREG: 0,2'),
      'AT+CREG?': ok('+CREG: 0,2'),
      'AT+COPS?': 'ERROR',
    };
    const { failure, findings } = await runAlone({
      steps: step('module.signal', 'module.registration'),
      plan,
      answers,
      openMs: 30_000,
    });
    expect(failure).toBeNull();
    expect(findings.signalDbm).toBe(-63);
  });
});

describe('a module that sleeps', () => {
  /** Loses everything until 250 ms after it was woken, and sleeps again 0.9 s after the last byte: one `AT` a second never reaches it. */
  const sleeper = async (answers: Readonly<Record<string, string>>) => {
    let wokenAtMs = -Infinity;
    let heardAtMs = -Infinity;
    return runAlone({
      steps: step('module.answer'),
      plan,
      answers: { ATI: ok('AirM2M_780E_V1161_LTE_AT'), ...answers },
      hears: (nowMs) => {
        if (nowMs - heardAtMs > 900) wokenAtMs = nowMs + 250;
        heardAtMs = nowMs;
        return nowMs >= wokenAtMs;
      },
    });
  };

  it('is woken by several AT in quick succession, and reported as asleep', async () => {
    const { failure, warnings, sent } = await sleeper({ 'AT+CSCLK?': ok('+CSCLK: 2') });
    expect(failure).toBeNull();
    expect(warnings).toMatchObject([{ code: 'module-was-asleep', facts: { found: 2 } }]);
    expect(sent.slice(0, 6)).toEqual([...Array(5).fill('AT\r'), 'ATI\r']);
  });

  it.each([ok('+CSCLK: 0'), 'ERROR'])('that says %j is only slow to answer', async (answer) => {
    const { failure, warnings } = await sleeper({ 'AT+CSCLK?': answer });
    expect(failure).toBeNull();
    expect(warnings).toEqual([]);
  });

  it('that answers the first AT is not asked', async () => {
    const { sent } = await runAlone({
      steps: step('module.answer'),
      plan,
      answers: { ATI: ok('AirM2M_780E_V1161_LTE_AT') },
    });
    expect(sent).not.toContain('AT+CSCLK?\r');
  });

  it('that never answers is reported in the same time as before', async () => {
    const { failure, tookMs, sent } = await runAlone({ steps: step('module.answer'), plan, hears: () => false });
    expect(failure).toMatchObject({ code: 'module/no-answer' });
    expect(tookMs).toBeLessThan(10_500);
    expect(sent.length).toBeGreaterThan(8);
  });
});
