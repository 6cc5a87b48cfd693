import type { PatternAutomaton } from './pattern-automaton.ts';
import { secretForms } from './secret-forms.ts';

export type SecretValue = string | Uint8Array;

/**
 * The values that an automaton searches for. A used value stays registered after the last session or draft that contains it: a module may
 * print it later, on another port or into another recording.
 */
export interface KnownSecrets {
  /** Registers a value that was used or is about to be used. */
  register(value: SecretValue): void;
  /** The values that sessions and drafts contain now. Replaces the previous list. These values are never dropped. */
  hold(values: readonly SecretValue[]): void;
}

/** The limit for all forms together; an automaton needs about 50 bytes per byte of them. Enough for 500 passwords or 15 private keys. */
const formsLimitBytes = 512 * 1024;

interface Known {
  readonly forms: readonly Uint8Array[];
  readonly sizeBytes: number;
  readonly isHeld: boolean;
  readonly wasUsed: boolean;
}

/** Beyond the limit the oldest values are dropped: first held values that were never used, then used ones. */
export const createKnownSecrets = (automaton: PatternAutomaton, limitBytes = formsLimitBytes): KnownSecrets => {
  /** Keyed by their bytes; the most recently used or held value is last. */
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
      // Down to half of the limit, so that the automaton is rarely rebuilt.
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
