import { type SecretForms, secretForms } from './secret-forms.ts';
import type { SecretSearch } from './secret-search.ts';

export type SecretValue = string | Uint8Array;

/**
 * The values that are searched for. A used value stays registered after the last session or draft that contains it: a module may
 * print it later, on another port or into another recording.
 */
export interface KnownSecrets {
  /** Registers a value that was used or is about to be used. */
  register(value: SecretValue): void;
  /** The values that sessions and drafts contain now. Replaces the previous list. These values are never dropped. */
  hold(values: readonly SecretValue[]): void;
}

/**
 * The limits for all forms together; an automaton needs some 100 bytes per byte of them. Passwords and keys are counted apart, so that keys
 * never push passwords out. Enough for 250 passwords and 20 private keys besides those in use.
 */
const formsLimitBytes = 256 * 1024;

/** The forms of a password of 256 bytes take less than this, those of an RSA key more. */
const keyFormsBytes = 8 * 1024;

interface Known {
  readonly forms: SecretForms;
  readonly sizeBytes: number;
  readonly isHeld: boolean;
  readonly wasUsed: boolean;
}

/**
 * Beyond the limit the oldest values that are not held are dropped: first those that were never used, then used ones. Held values do not
 * count, because the sessions and drafts that hold them bound their number.
 */
export const createKnownSecrets = (search: SecretSearch, limitBytes = formsLimitBytes): KnownSecrets => {
  /** Keyed by their bytes; the most recently used or held value is last. */
  const known = new Map<string, Known>();

  const add = ({ texts, hex }: SecretForms): void => {
    texts.forEach(search.texts.add);
    hex.forEach(search.hex.add);
  };
  const put = (value: SecretValue, change: Partial<Known>): void => {
    const key = keyOf(value);
    const before = known.get(key);
    const forms = before?.forms ?? secretForms(value);
    if (forms.texts.length === 0) return;
    const sizeBytes = before?.sizeBytes ?? sizeOf(forms);
    known.delete(key);
    known.set(key, { isHeld: false, wasUsed: false, ...before, forms, sizeBytes, ...change });
    if (!before) add(forms);
  };
  /** Down to half of the limit, so that the automaton is rarely rebuilt. */
  const dropOldest = (isOfKind: (one: Known) => boolean): void => {
    const newest = [...known.keys()].at(-1);
    const candidates = [...known].filter(([, one]) => !one.isHeld && isOfKind(one));
    let sizeBytes = candidates.reduce((sum, [, one]) => sum + one.sizeBytes, 0);
    if (sizeBytes <= limitBytes) return;
    const oldestFirst = [
      ...candidates.filter(([, one]) => !one.wasUsed),
      ...candidates.filter(([, one]) => one.wasUsed),
    ];
    for (const [key, one] of oldestFirst) {
      if (sizeBytes <= limitBytes / 2) return;
      if (key === newest) continue;
      known.delete(key);
      sizeBytes -= one.sizeBytes;
    }
  };
  const keepLimit = (): void => {
    const before = known.size;
    dropOldest(isKey);
    dropOldest((one) => !isKey(one));
    if (known.size === before) return;
    search.texts.clear();
    search.hex.clear();
    for (const { forms } of known.values()) add(forms);
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

const sizeOf = ({ texts, hex }: SecretForms): number => [...texts, ...hex].reduce((sum, { length }) => sum + length, 0);

const keyOf = (value: SecretValue): string =>
  (typeof value === 'string' ? Buffer.from(value, 'utf8') : Buffer.from(value)).toString('latin1');

const isKey = ({ sizeBytes }: Known): boolean => sizeBytes > keyFormsBytes;
