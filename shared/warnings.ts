import type { Fact } from './outcome.ts';

/** Warnings of a step that did not fail. The sentences are in `shared/words`. */
export const warningCodes = [
  'firmware-unknown',
  'firmware-not-gated',
  'firmware-problem',
  'signal-weak',
  'signal-none',
  'roaming',
  'registration-limited',
  'identity-unknown',
  'resumed-on-another-module',
  'data-context-unknown',
  'clock-was-wrong',
  'clock-not-set',
  'certificate-expired-accepted',
  'certificate-expires-soon',
  'certificate-retired-root',
  'certificate-host-mismatch',
  'storage-unknown',
  'certificate-replaced',
  'password-mistake',
  'hour-stale',
  'host-not-recognised',
  'host-retired',
  'host-wrong-side',
  'host-of-iotda',
  'port-unusual',
  'already-connected',
  'connection-not-closed',
  'server-not-checked',
  'proof-accepted-only',
  'recording-failed',
] as const;

export type WarningCode = (typeof warningCodes)[number];

export interface Warning {
  readonly code: WarningCode;
  readonly facts: Readonly<Record<string, Fact>>;
}

export const warning = (code: WarningCode, facts: Readonly<Record<string, Fact>> = {}): Warning => ({ code, facts });
