import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { timeoutMs } from '../support/time-scale.ts';
import { scenario } from './scenarios.ts';
import { SlowModule, type Treatment } from './slow-module.ts';

const at = (gapMs: number): Treatment => ({ busyMs: 0, lost: false, lines: [{ gapMs, againAfterMs: null }] });

describe('a module that is slow', () => {
  it('does not make the next command succeed with the OK of an old probe', () => {
    // 12 s for AT+FSDEL, then a line every 600 ms.
    const treatments = [{ ...at(600), busyMs: 12_000 }, ...Array.from({ length: 40 }, () => at(600))];
    expect(new SlowModule({ treatments, withText: [false, false, false], hasIdentity: true }).run()).toEqual([]);
  });

  it('never assigns an answer to another command, in 10 000 random runs', { timeout: timeoutMs(300_000) }, () => {
    let answered = 0;
    fc.assert(
      fc.property(scenario, (drawn) => {
        const module = new SlowModule(drawn);
        expect(module.run()).toEqual([]);
        answered += module.answered;
      }),
      { numRuns: 10_000 },
    );
    // Without any answers the test would prove nothing.
    expect(answered).toBeGreaterThan(10_000);
  });
});
