import type { StartWords } from '../../../shared/words/start.ts';
import { hasScreen } from './screen.ts';

export interface StartFacts {
  /** Path of the Electron executable; `null` if it is not installed. */
  readonly runtime: string | null;
  /** Whether the entry of the window was built. */
  readonly hasWindowEntry: boolean;
  /** As `process.platform`. */
  readonly os: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
}

export type BrowserReason =
  | 'noRuntime'
  | 'noScreen'
  | 'noRuntimeNoScreen'
  | 'noWindowBuilt'
  | 'notFetched'
  | 'runtimeFailed';

export type StartDecision =
  | { readonly kind: 'window'; readonly runtime: string }
  /** `reason` names the sentence of `startWords` that says why. */
  | { readonly kind: 'browser'; readonly reason: BrowserReason & keyof StartWords };

/** Chooses the window if it can be shown, otherwise the browser with the reason. */
export const decideStart = ({ runtime, hasWindowEntry, os, environment }: StartFacts): StartDecision => {
  if (!hasScreen(os, environment)) {
    return { kind: 'browser', reason: runtime === null ? 'noRuntimeNoScreen' : 'noScreen' };
  }
  if (runtime === null) return { kind: 'browser', reason: 'noRuntime' };
  return hasWindowEntry ? { kind: 'window', runtime } : { kind: 'browser', reason: 'noWindowBuilt' };
};

export interface RuntimeEnd {
  /** The system error when the file could not be run. */
  readonly error?: string;
  readonly exitCode: number | null;
  readonly signal: string | null;
  readonly afterMs: number;
  /** This process was asked to end in the meantime. */
  readonly wasStopped: boolean;
  /** The runtime reported a visible window. */
  readonly wasShown: boolean;
}

/**
 * An early end with such a code means that a library is missing (127), that the sandbox cannot be used (SIGTRAP; 1 as root without
 * `--no-sandbox`), or that our own start failed (1).
 */
const startingMs = 10_000;

/** Why the runtime never showed a window. `null`: it did, and its exit code is used. */
export const failedStart = ({ error, exitCode, signal, afterMs, wasStopped, wasShown }: RuntimeEnd): string | null => {
  if (error !== undefined) return error;
  if (wasStopped || afterMs > startingMs) return null;
  if (exitCode !== null) return exitCode === 0 || wasShown ? null : String(exitCode);
  return signal !== null && !['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGKILL'].includes(signal) ? signal : null;
};
