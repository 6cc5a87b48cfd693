import { existsSync } from 'node:fs';
import { exitCodeOf } from '../../../shared/errors.ts';
import { fill } from '../../../shared/words/typed-words.ts';
import { exitCodeAfter, fetchRuntime, findElectronPackage, findRuntime, runRuntime } from './electron-runtime.ts';
import { keepOutput } from './keep-output.ts';
import { runServe } from './run-serve.ts';
import { readStartArguments, type StartArguments } from './start-arguments.ts';
import { type BrowserReason, decideStart, failedStart } from './start-decision.ts';
import type { ServeSurroundings } from './surroundings.ts';

export interface StartSurroundings extends ServeSurroundings {
  /** Where the search for the Electron package begins. */
  readonly programFolder: string;
  /** The built entry of the window. */
  readonly windowEntry: string;
}

/** `npm start`: opens the window, or the application in the browser with one sentence that says why. Returns the exit code. */
export const startByArguments = (args: readonly string[], surroundings: StartSurroundings): Promise<number> =>
  keepOutput(surroundings, () => start(args, surroundings));

const start = async (args: readonly string[], surroundings: StartSurroundings): Promise<number> => {
  const { words, out, err } = surroundings;
  const options = readStartArguments(args, 'start', words);
  if ('problem' in options) {
    err(`${options.problem}\n\n${words.startUsage}\n`);
    return exitCodeOf('usage/invalid');
  }
  if (options.help) {
    out(`${words.startUsage}\n`);
    return 0;
  }
  const windowArguments = args.filter((argument) => argument !== '--fetch-electron');
  return runStart(options, windowArguments, surroundings);
};

const runStart = async (
  options: StartArguments,
  windowArguments: readonly string[],
  surroundings: StartSurroundings,
): Promise<number> => {
  const { environment, os, clock, windowEntry } = surroundings;
  const decision = decideStart({
    runtime: await lookForRuntime(options, surroundings),
    hasWindowEntry: existsSync(windowEntry),
    os,
    environment,
  });
  if (decision.kind === 'browser') return inBrowser(decision.reason, '', options, surroundings);
  const end = await runRuntime({
    runtime: decision.runtime,
    args: [windowEntry, ...windowArguments],
    environment,
    clock,
    onStop: surroundings.onStop,
  });
  const failed = failedStart(end);
  return failed === null ? exitCodeAfter(end) : inBrowser('runtimeFailed', failed, options, surroundings);
};

const lookForRuntime = async (options: StartArguments, surroundings: StartSurroundings): Promise<string | null> => {
  const { environment, os, words, out, err } = surroundings;
  const folder = findElectronPackage(surroundings.programFolder);
  const found = findRuntime(folder, environment, os);
  if (found !== null || !options.fetchElectron || folder === null) return found;
  out(`${words.fetching}\n`);
  if (!(await fetchRuntime(folder))) err(`${words.notFetched}\n`);
  return findRuntime(folder, environment, os);
};

const inBrowser = (
  reason: BrowserReason,
  detail: string,
  options: StartArguments,
  surroundings: StartSurroundings,
): Promise<number> => {
  surroundings.out(`${fill(surroundings.words[reason], { reason: detail })}\n`);
  return runServe({ ...options, open: true }, surroundings);
};
