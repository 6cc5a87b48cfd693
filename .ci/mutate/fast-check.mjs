// fast-check with few runs and one seed: a change has to be noticed quickly, and each time alike.
import fc from '../../node_modules/fast-check/lib/fast-check.js';

export * from '../../node_modules/fast-check/lib/fast-check.js';

const mostRuns = Number(process.env.ATELIER_MUTATE_RUNS ?? 60);
const fewer = (parameters) => ({
  seed: 1,
  ...parameters,
  numRuns: Math.min(parameters?.numRuns ?? 100, mostRuns),
  // Making a counterexample small takes longer than finding it.
  endOnFailure: true,
});

export const assert = (property, parameters) => fc.assert(property, fewer(parameters));

export default { ...fc, assert };
