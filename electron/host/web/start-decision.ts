import type { StartWords } from '../../../shared/words/start.ts';
import { hasScreen } from './screen.ts';

export interface StartFacts {
  /** Path of the Electron runtime, if its file is there. */
  readonly runtime: string | null;
  /** Whether the entry of the window was built. */
  readonly hasWindowEntry: boolean;
  /** As `process.platform`. */
  readonly os: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
}

export type BrowserReason = 'noRuntime' | 'noScreen' | 'noRuntimeNoScreen' | 'noWindowBuilt' | 'runtimeFailed';

export type StartDecision =
  | { readonly kind: 'window'; readonly runtime: string }
  /** `reason` names the sentence of `startWords` that says why. */
  | { readonly kind: 'browser'; readonly reason: BrowserReason & keyof StartWords };

/** The window wherever there can be one; else the same application in the browser, and why. */
export const decideStart = ({ runtime, hasWindowEntry, os, environment }: StartFacts): StartDecision => {
  if (!hasScreen(os, environment)) {
    return { kind: 'browser', reason: runtime === null ? 'noRuntimeNoScreen' : 'noScreen' };
  }
  if (runtime === null) return { kind: 'browser', reason: 'noRuntime' };
  return hasWindowEntry ? { kind: 'window', runtime } : { kind: 'browser', reason: 'noWindowBuilt' };
};

export interface RuntimeEnd {
  /** What the system said when the file could not be run. */
  readonly error?: string;
  readonly exitCode: number | null;
  readonly signal: string | null;
  readonly afterMs: number;
  /** This process was asked to end meanwhile. */
  readonly wasStopped: boolean;
  /** It told that a window could be seen. */
  readonly wasShown: boolean;
}

/**
 * A library is missing (127), the sandbox may not be used (SIGTRAP; as root without `--no-sandbox` 1), or our own start failed (1), when it
 * ends like this so soon.
 */
const startingMs = 10_000;

/** Why the runtime never showed a window, as far as its end tells; `null`: it did, and its exit code counts. */
export const failedStart = ({ error, exitCode, signal, afterMs, wasStopped, wasShown }: RuntimeEnd): string | null => {
  if (error !== undefined) return error;
  if (wasStopped || afterMs > startingMs) return null;
  if (exitCode !== null) return exitCode === 0 || wasShown ? null : String(exitCode);
  return signal !== null && !['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGKILL'].includes(signal) ? signal : null;
};
