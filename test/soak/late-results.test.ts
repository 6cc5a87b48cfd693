import fc from 'fast-check';
import { expect, it } from 'vitest';
import { exchanges, LateBroker } from '../at/late-broker.ts';
import { timeoutMs } from '../support/time-scale.ts';

const runs = Number(process.env.ATELIER_SOAK_PROOFS ?? 100_000);

it('second phases that are late, lost and mixed never answer another command', {
  timeout: timeoutMs(runs * 10 + 60_000),
}, () => {
  let [sent, lost, answered, missed, wrong, minutes] = [0, 0, 0, 0, 0, 0];
  fc.assert(
    fc.property(exchanges, (drawn) => {
      const broker = new LateBroker(drawn);
      wrong += broker.run().length;
      sent += drawn.length;
      lost += broker.lost;
      answered += broker.answered;
      missed += broker.missed;
      minutes += broker.tookMs / 60_000;
    }),
    { numRuns: runs },
  );
  process.stdout.write(
    `late results: ${runs} runs, ${sent} commands, ${lost} results lost, ${answered} given, ${missed} missed though in time, ` +
      `${wrong} wrong, ${Math.round(minutes / 60)} h of virtual time\n`,
  );
  expect(wrong).toBe(0);
  expect(answered).toBeGreaterThan(runs);
});
