/**
 * `+CME ERROR:` numbers → short keys (at-dialect §11). Those really seen in logs of Luat modules (3, 4, 10, 50, 62, 100,
 * 765, 767, 65535), and those that SIM, file, network and MQTT steps can meet. Sentences are not made here.
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

/** Texts of error mode 2, which 780EPV V1011 prints in mode 1 as well. Lower case. */
const texts: Readonly<Record<string, CmeErrorKey>> = {
  'operation not allowed': 'operation-not-allowed',
  'operation not supported': 'not-supported-or-not-ready',
  'sim not inserted': 'sim-not-inserted',
  'sim pin required': 'sim-pin-required',
  'sim puk required': 'sim-puk-required',
  'sim failure': 'sim-failure',
  'sim busy': 'sim-busy',
  'sim wrong': 'sim-wrong',
  'incorrect password': 'wrong-password',
  'memory full': 'memory-full',
  'not found': 'not-found',
  'no network service': 'no-network-service',
  'network timeout': 'network-timeout',
  'unknown error': 'unknown',
  unknown: 'unknown',
};

export interface CmeError {
  /** `null` when the module printed text. */
  readonly number: number | null;
  /** What stands after the colon. */
  readonly text: string;
  /** `null` for one that the table does not have. */
  readonly key: CmeErrorKey | null;
}

export const cmeErrorKey = (number: number): CmeErrorKey | null =>
  Object.hasOwn(keys, number) ? keys[number as keyof typeof keys] : null;

/** Reads `+CME ERROR: 10` or `+CME ERROR: SIM busy` (also `+CMS ERROR`); `null` for any other line. */
export const readCmeError = (line: string): CmeError | null => {
  const text = /^\+CM[ES] ERROR\s*:(.*)$/.exec(line)?.[1]?.trim();
  if (text === undefined) return null;
  if (/^\d{1,6}$/.test(text)) return { number: Number(text), text, key: cmeErrorKey(Number(text)) };
  const name = text.toLowerCase();
  return { number: null, text, key: Object.hasOwn(texts, name) ? (texts[name] ?? null) : null };
};

/** FSFLSIZE and FSDEL of a file that is not there (measured on 780EP; other firmware says plain `ERROR`). */
export const meansMissingFile = (line: string): boolean => {
  const number = readCmeError(line)?.number;
  return number === 62 || number === 100;
};
