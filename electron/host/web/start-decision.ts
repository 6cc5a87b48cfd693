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
}

/** Electron's libraries are missing, or its sandbox may not be used, when it ends like this so soon. */
const startingMs = 10_000;
const cannotBeLoaded = 127;

/** Why the runtime never showed a window, as far as its end tells; `null`: it did, and its exit code counts. */
export const failedStart = ({ error, exitCode, signal, afterMs, wasStopped }: RuntimeEnd): string | null => {
  if (error !== undefined) return error;
  if (wasStopped || afterMs > startingMs) return null;
  if (exitCode === cannotBeLoaded) return String(exitCode);
  return signal !== null && !['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGKILL'].includes(signal) ? signal : null;
};
