/** What can be behind a failure; put in the fact `causes`, the likeliest first. */
export const causeKeys = [
  'ca-expired',
  'ca-not-yet-valid',
  'ca-retired-root',
  'ca-not-for-host',
  'ca-missing',
  'clock-wrong',
  'host-name-differs',
  'host-unknown',
  'host-unreachable',
  'host-wrong-side',
  'port-wrong',
  'cipher-old-firmware',
  'firmware-too-old',
  'file-on-module-differs',
  'client-certificate-refused',
  'client-certificate-missing',
  'network-lost',
  'signal-weak',
  'login-too-late',
  'same-device-elsewhere',
  'client-id-form',
  'username-differs',
  'password-wrong',
  'hour-stale',
  'keep-alive-out-of-range',
  'device-not-in-instance',
  'topic-not-allowed',
  'too-many-subscriptions',
] as const;

export type CauseKey = (typeof causeKeys)[number];

export interface CauseWords {
  /** Part of a sentence, without capital and full stop. */
  readonly cause: string;
  /** What to do about it: one sentence that begins with a verb. */
  readonly remedy: string;
}

export type CauseTable = Readonly<Record<CauseKey, CauseWords>>;
