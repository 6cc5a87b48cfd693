import type { PatternAutomaton } from './pattern-automaton.ts';
import { secretForms } from './secret-forms.ts';

export type SecretValue = string | Uint8Array;

/**
 * The values that an automaton searches for. What was used stays known when nobody has it in hand any more: a module may print it later, on
 * another port or into another recording.
 */
export interface KnownSecrets {
  /** Used, or about to be. */
  register(value: SecretValue): void;
  /** Those that somebody has in hand now, in place of the ones before. They are never given up. */
  hold(values: readonly SecretValue[]): void;
}

/** Of all forms together; an automaton needs some 50 bytes for each. Enough for 500 passwords or 15 private keys. */
const formsLimitBytes = 512 * 1024;

interface Known {
  readonly forms: readonly Uint8Array[];
  readonly sizeBytes: number;
  readonly isHeld: boolean;
  readonly wasUsed: boolean;
}

/** Beyond the limit the oldest are given up: first those that were in hand and never used, then those that were used. */
export const createKnownSecrets = (automaton: PatternAutomaton, limitBytes = formsLimitBytes): KnownSecrets => {
  /** By their bytes; the one that was used or taken in hand last at the end. */
  const known = new Map<string, Known>();
  let totalBytes = 0;

  const put = (value: SecretValue, change: Partial<Known>): void => {
    const key = keyOf(value);
    const before = known.get(key);
    const forms = before?.forms ?? secretForms(value);
    if (forms.length === 0) return;
    const sizeBytes = before?.sizeBytes ?? forms.reduce((sum, { length }) => sum + length, 0);
    known.delete(key);
    known.set(key, { isHeld: false, wasUsed: false, ...before, forms, sizeBytes, ...change });
    if (before) return;
    totalBytes += sizeBytes;
    forms.forEach(automaton.add);
  };
  const giveUp = (isOfNoUse: (one: Known) => boolean): void => {
    const newest = [...known.keys()].at(-1);
    for (const [key, one] of known) {
      // Down to the half, so that the automaton is seldom built again.
      if (totalBytes <= limitBytes / 2) return;
      if (one.isHeld || !isOfNoUse(one) || key === newest) continue;
      known.delete(key);
      totalBytes -= one.sizeBytes;
    }
  };
  const keepLimit = (): void => {
    if (totalBytes <= limitBytes) return;
    const before = known.size;
    giveUp(({ wasUsed }) => !wasUsed);
    giveUp(() => true);
    if (known.size === before) return;
    automaton.clear();
    for (const { forms } of known.values()) forms.forEach(automaton.add);
  };

  return {
    register: (value) => {
      put(value, { wasUsed: true });
      keepLimit();
    },
    hold: (values) => {
      for (const [key, one] of known) if (one.isHeld) known.set(key, { ...one, isHeld: false });
      for (const value of values) put(value, { isHeld: true });
      keepLimit();
    },
  };
};

const keyOf = (value: SecretValue): string =>
  (typeof value === 'string' ? Buffer.from(value, 'utf8') : Buffer.from(value)).toString('latin1');
