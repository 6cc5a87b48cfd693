/**
 * Possible problems of one setting of a profile or one field of the form. The sentences are in
 * `shared/words/profile-problems.ts`; a code without words does not compile.
 */
export const profileProblemCodes = [
  // The shape of a value.
  'missing',
  'unknown-key',
  'must-be',
  'one-of',
  'at-least',
  'at-most',
  'at-most-entries',
  'longer-than',
  'not-text',
  'not-whole-number',
  'not-boolean',
  'not-object',
  'not-list',
  'not-valid',
  // The content of a text.
  'empty',
  'line-break',
  'quote',
  'control-character',
  'not-utf-8',
  'too-long',
  'wildcard',
  'wildcard-misplaced',
  'file-or-pem',
  'host-form',
  'not-ten-digits',
  'pin-form',
  // Rules across settings.
  'one-secret',
  'needed-beside-password',
  'needed-for-check',
  'missing-beside',
  'differs-from-client-id',
  'not-on-this-cloud',
  // The whole file.
  'utf-16',
  'not-utf-8-file',
  // Not supported by the form, or cannot be sent.
  'cli-only',
  'file-not-read',
  'placeholder',
  'duplicate',
  'secret-locked',
  // Probably refused by a cloud.
  'blank-in-secret',
  'client-id-form',
  'differs-from-device-id',
  'sm3',
  'qos-2-refused',
  'topic-of-another-device',
  'payload-not-json',
] as const;

export type ProfileProblemCode = (typeof profileProblemCodes)[number];

export type ProblemFacts = Readonly<Record<string, string | number | readonly string[]>>;

/** One problem. `path` is the place in the file: `mqtt.subscriptions[2].topic`; `profile` is the whole file. */
export interface ProfileProblem {
  readonly path: string;
  readonly code: ProfileProblemCode;
  /** The values that the sentence needs: a limit, the names to choose from. Never a value of the profile, which may be a secret. */
  readonly facts: ProblemFacts;
}

/** The facts that the sentence of a code requires; the other codes have no facts. */
interface NeededFacts {
  readonly 'must-be': { readonly value: string };
  readonly 'one-of': { readonly options: readonly string[] };
  readonly 'at-least': { readonly limit: number };
  readonly 'at-most': { readonly limit: number };
  readonly 'at-most-entries': { readonly limit: number };
  readonly 'longer-than': { readonly bytes: number };
  readonly 'needed-for-check': { readonly check: string };
  readonly 'missing-beside': { readonly other: string };
  readonly 'not-on-this-cloud': { readonly value: number };
}

/** Codes whose sentence needs no facts. */
export type PlainProblemCode = Exclude<ProfileProblemCode, keyof NeededFacts>;

type FactsOf<Code> = Code extends keyof NeededFacts ? [facts: NeededFacts[Code]] : [];

/** A problem without its path. */
export const problemWith = <Code extends ProfileProblemCode>(
  code: Code,
  ...[facts]: FactsOf<Code>
): Pick<ProfileProblem, 'code' | 'facts'> => ({ code, facts: { ...facts } });

export const profileProblem = <Code extends ProfileProblemCode>(
  path: string,
  code: Code,
  ...facts: FactsOf<Code>
): ProfileProblem => ({ path, ...problemWith(code, ...facts) });
