// fast-check with few runs and a fixed seed, so that a change is detected quickly and with the same result each time.
import fc from '../../node_modules/fast-check/lib/fast-check.js';

export * from '../../node_modules/fast-check/lib/fast-check.js';

const mostRuns = Number(process.env.ATELIER_MUTATE_RUNS ?? 60);
const fewer = (parameters) => ({
  seed: 1,
  ...parameters,
  numRuns: Math.min(parameters?.numRuns ?? 100, mostRuns),
  // Shrinking a counterexample takes longer than finding it.
  endOnFailure: true,
});

export const assert = (property, parameters) => fc.assert(property, fewer(parameters));

export default { ...fc, assert };
