import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { scenario, scenarioWithSendNow } from '../at/scenarios.ts';
import { SlowModule } from '../at/slow-module.ts';
import { timeoutMs } from '../support/time-scale.ts';

const runs = Number(process.env.ATELIER_SOAK_PROOFS ?? 100_000);

describe('the answer belongs to its command', () => {
  it.each([
    ['for every behaviour of a slow module', scenario],
    ['also where commands are sent now', scenarioWithSendNow],
  ])('%s', { timeout: timeoutMs(runs * 10 + 60_000) }, (name, scenarios) => {
    let [answered, wrong, minutes] = [0, 0, 0];
    fc.assert(
      fc.property(scenarios, (drawn) => {
        const module = new SlowModule(drawn);
        wrong += module.run().length;
        answered += module.answered;
        minutes += module.tookMs / 60_000;
      }),
      { numRuns: runs },
    );
    process.stdout.write(
      `proof (${name}): ${runs} runs, ${answered} results, ${wrong} wrong, ${Math.round(minutes / 60)} h of virtual time\n`,
    );
    expect(wrong).toBe(0);
    expect(answered).toBeGreaterThan(runs / 2);
  });
});
