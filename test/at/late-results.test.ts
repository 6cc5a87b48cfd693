import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { timeoutMs } from '../support/time-scale.ts';
import { exchanges, LateBroker } from './late-broker.ts';

describe('second phases that are late, lost and mixed', () => {
  it('never answer another command, in 2 000 random runs', { timeout: timeoutMs(300_000) }, () => {
    let [answered, missed] = [0, 0];
    fc.assert(
      fc.property(exchanges, (drawn) => {
        const broker = new LateBroker(drawn);
        expect(broker.run()).toEqual([]);
        answered += broker.answered;
        missed += broker.missed;
      }),
      { numRuns: 2_000 },
    );
    // Without any results the test would prove nothing. A result that is lost costs about one other command its own.
    expect(answered).toBeGreaterThan(8_000);
    expect(missed).toBeLessThan(answered / 4);
  });
});
