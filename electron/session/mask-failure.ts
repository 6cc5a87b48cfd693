import type { Failure } from '../../shared/outcome.ts';

/** Answers of the module stand in facts and evidence; a module that repeats a secret must not get it into a report. */
export const maskFailure = (failure: Failure, maskText: (text: string) => string): Failure => ({
  code: failure.code,
  facts: Object.fromEntries(
    Object.entries(failure.facts).map(([name, fact]) => {
      // Keys of our own words, never of the device: a short password such as `wrong` must not take them away.
      if (name === 'causes') return [name, fact];
      if (typeof fact === 'string') return [name, maskText(fact)];
      return [name, Array.isArray(fact) ? fact.map(maskText) : fact];
    }),
  ),
  evidence: failure.evidence.map(maskText),
});
