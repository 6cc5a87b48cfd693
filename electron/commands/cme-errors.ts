import { readCmeAnswer } from '../../shared/at/cme-error.ts';

/**
 * `+CME ERROR:` numbers → short keys (docs/at-dialect.md §11): the numbers seen in logs of Luat modules (3, 4, 10, 50, 62, 100,
 * 765, 767, 65535), and those that SIM, file, network and MQTT commands may return. Words for all numbers: shared/words/cme.ts.
 */
const keys = {
  3: 'operation-not-allowed',
  4: 'not-supported-or-not-ready',
  10: 'sim-not-inserted',
  11: 'sim-pin-required',
  12: 'sim-puk-required',
  13: 'sim-failure',
  14: 'sim-busy',
  15: 'sim-wrong',
  16: 'wrong-password',
  17: 'sim-pin2-required',
  18: 'sim-puk2-required',
  20: 'memory-full',
  22: 'not-found',
  23: 'memory-failure',
  30: 'no-network-service',
  31: 'network-timeout',
  32: 'emergency-calls-only',
  50: 'execution-failed',
  53: 'invalid-parameter',
  58: 'invalid-command-line',
  60: 'flash-write-failed',
  62: 'file-missing',
  63: 'file-too-large',
  97: 'directory-not-created',
  98: 'directory-missing',
  100: 'unknown',
  107: 'packet-service-not-allowed',
  148: 'packet-service-unspecified',
  149: 'packet-authentication-failed',
  765: 'invalid-input-value',
  767: 'operation-failed',
  797: 'radio-off',
  901: 'packet-data-not-active',
  910: 'tcp-refused',
  911: 'tcp-timeout',
  912: 'socket-exists',
  913: 'socket-missing',
  917: 'dns-timeout',
  918: 'dns-failed',
  65535: 'other',
} as const satisfies Readonly<Record<number, string>>;

export type CmeErrorKey = (typeof keys)[keyof typeof keys];

export interface CmeError {
  /** `null` when the module printed text instead. */
  readonly number: number | null;
  /** The text after the colon. */
  readonly text: string;
  /** `null` when the table has no key for it. */
  readonly key: CmeErrorKey | null;
}

export const cmeErrorKey = (number: number): CmeErrorKey | null =>
  Object.hasOwn(keys, number) ? keys[number as keyof typeof keys] : null;

/** The numbers that have a key. */
export const cmeErrorNumbers: readonly number[] = Object.keys(keys).map(Number);

/** Parses `+CME ERROR: 10` or `+CME ERROR: SIM busy` (also `+CMS ERROR`); `null` for any other line. */
export const readCmeError = (line: string): CmeError | null => {
  const answer = readCmeAnswer(line);
  if (answer === null) return null;
  const { kind, number, text, verbose } = answer;
  // +CMS ERROR has a different list of numbers.
  const known = kind === 'CME' || verbose ? number : null;
  return { number: verbose ? null : number, text, key: known === null ? null : cmeErrorKey(known) };
};

/** The same as a pattern, including the plain `ERROR` of other firmware. */
export const missingFile = /^(?:ERROR|\+CME ERROR ?: ?(?:62|100|file not exist|unknown))$/i;

/** The answer of FSFLSIZE and FSDEL for a file that does not exist (measured on 780EP; other firmware prints plain `ERROR`), as number or text. */
export const meansMissingFile = (line: string): boolean => {
  const number = readCmeAnswer(line)?.number;
  return number === 62 || number === 100;
};
