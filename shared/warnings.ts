import type { Fact } from './outcome.ts';

/** Warnings about the module itself. Their sentences are loaded only where one is shown (`words/module-warnings.ts`). */
export const moduleWarningCodes = [
  'firmware-problem',
  'updates-automatic',
  'updates-may-brick',
  'imei-not-written',
  'imei-check-digit',
  'module-was-asleep',
] as const;

/** All others. Their sentences are in `words/warnings.ts`. */
const commonWarningCodes = [
  'firmware-unknown',
  'firmware-not-gated',
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

/** Warnings of a step that did not fail. */
export const warningCodes = [...moduleWarningCodes, ...commonWarningCodes] as const;

export type WarningCode = (typeof warningCodes)[number];
export type ModuleWarningCode = (typeof moduleWarningCodes)[number];
export type CommonWarningCode = (typeof commonWarningCodes)[number];

export const isModuleWarningCode = (code: WarningCode): code is ModuleWarningCode =>
  (moduleWarningCodes as readonly WarningCode[]).includes(code);

export interface Warning {
  readonly code: WarningCode;
  readonly facts: Readonly<Record<string, Fact>>;
}

export const warning = (code: WarningCode, facts: Readonly<Record<string, Fact>> = {}): Warning => ({ code, facts });
