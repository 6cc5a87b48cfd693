import { existsSync } from 'node:fs';
import { exitCodeOf } from '../../../shared/errors.ts';
import { fill } from '../../../shared/words/typed-words.ts';
import { exitCodeAfter, fetchRuntime, findElectronPackage, findRuntime, runRuntime } from './electron-runtime.ts';
import type { ServeProcess } from './host-process.ts';
import { keepOutput } from './keep-output.ts';
import { runServe } from './run-serve.ts';
import { readStartArguments, type StartArguments } from './start-arguments.ts';
import { type BrowserReason, decideStart, failedStart } from './start-decision.ts';

export interface StartProcess extends ServeProcess {
  /** Where the search for the Electron package begins. */
  readonly programFolder: string;
  /** The built entry of the window. */
  readonly windowEntry: string;
}

/** `npm start`: opens the window, or the application in the browser with one sentence that says why. Returns the exit code. */
export const startByArguments = (args: readonly string[], hostProcess: StartProcess): Promise<number> =>
  keepOutput(hostProcess, () => start(args, hostProcess));

const start = async (args: readonly string[], hostProcess: StartProcess): Promise<number> => {
  const { words, out, err } = hostProcess;
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
  return runStart(options, windowArguments, hostProcess);
};

const runStart = async (
  options: StartArguments,
  windowArguments: readonly string[],
  hostProcess: StartProcess,
): Promise<number> => {
  const { environment, os, clock, windowEntry } = hostProcess;
  const { runtime, notFetched } = await lookForRuntime(options, hostProcess);
  if (notFetched !== null) return inBrowser('notFetched', notFetched, options, hostProcess);
  const decision = decideStart({
    runtime,
    hasWindowEntry: existsSync(windowEntry),
    os,
    environment,
  });
  if (decision.kind === 'browser') return inBrowser(decision.reason, '', options, hostProcess);
  const end = await runRuntime({
    runtime: decision.runtime,
    args: [windowEntry, ...windowArguments],
    environment,
    clock,
    onStop: hostProcess.onStop,
  });
  const failed = failedStart(end);
  return failed === null ? exitCodeAfter(end) : inBrowser('runtimeFailed', failed, options, hostProcess);
};

interface Lookup {
  readonly runtime: string | null;
  /** Why the download failed; `null` if it succeeded or was not needed. */
  readonly notFetched: string | null;
}

const lookForRuntime = async (options: StartArguments, hostProcess: StartProcess): Promise<Lookup> => {
  const { environment, os, words, out } = hostProcess;
  const folder = findElectronPackage(hostProcess.programFolder);
  const found = findRuntime(folder, environment, os);
  if (found !== null || !options.fetchElectron || folder === null) return { runtime: found, notFetched: null };
  out(`${words.fetching}\n`);
  const notFetched = await fetchRuntime(folder);
  return { runtime: findRuntime(folder, environment, os), notFetched };
};

const inBrowser = (
  reason: BrowserReason,
  detail: string,
  options: StartArguments,
  hostProcess: StartProcess,
): Promise<number> => {
  hostProcess.out(`${fill(hostProcess.words[reason], { reason: detail })}\n`);
  return runServe({ ...options, open: true }, hostProcess);
};
