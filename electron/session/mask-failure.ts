import type { Fact, Failure } from '../../shared/outcome.ts';
import type { StepAbout } from '../procedures/runner.ts';
import { maskLines } from '../recorder/masking.ts';

/** Facts and evidence contain answers of the module. A module that repeats a secret must not get it into a report. */
export const maskFailure = (failure: Failure, maskText: (text: string) => string): Failure => ({
  code: failure.code,
  facts: Object.fromEntries(
    Object.entries(failure.facts).map(([name, fact]) => {
      // These are keys of the program's own words, not text of the device: a short password such as `wrong` must not mask them.
      if (name === 'causes' || name === 'problems') return [name, fact];
      if (typeof fact === 'string') return [name, maskText(fact)];
      return [name, isTexts(fact) ? maskLines(fact, maskText) : fact];
    }),
  ),
  evidence: maskLines(failure.evidence, maskText),
  ...(failure.seen && { seen: failure.seen }),
});

const isTexts = (fact: Fact): fact is readonly string[] =>
  Array.isArray(fact) && fact.every((item) => typeof item === 'string');

/** A login may contain its own secret: a clientId or topic derived from it. */
export const maskAbout = (about: StepAbout, maskText: (text: string) => string): StepAbout =>
  Object.fromEntries(
    Object.entries(about).map(([name, value]) => [name, typeof value === 'string' ? maskText(value) : value]),
  );
