import { exitCodeOf } from '../../../shared/errors.ts';
import { type Failure, type Outcome, ok } from '../../../shared/outcome.ts';
import { oneSentence } from '../../../shared/words/describe-failure.ts';
import { fill } from '../../../shared/words/typed-words.ts';
import { type Clock, sleep } from '../../base/clock.ts';
import type { Platform } from '../../base/platform.ts';
import { within } from '../../base/within.ts';
import { askOwnerOf, ownFolder } from '../node/own-folder.ts';
import type { Owner } from '../node/owner.ts';
import type { Taken } from '../node/owner-file.ts';
import type { ServeProcess } from './host-process.ts';
import { keepOutput } from './keep-output.ts';
import { createPendingConnections } from './pending-connections.ts';
import { hasScreen } from './screen.ts';
import { readStartArguments, type StartArguments } from './start-arguments.ts';
import { removeLeftVisitFiles, writeVisitFile } from './visit-file.ts';
import { createWebHost } from './web-host.ts';

const success = 0;
const portFailed = 3;
/** How long the application may take to stop its runs and close its ports. */
const closingLimitMs = 4_000;
const stopLimitMs = 6_000;
const stopPollMs = 100;

/** `npm run serve`: starts serving, or stops the running server. Returns the exit code. */
export const serveByArguments = (args: readonly string[], hostProcess: ServeProcess): Promise<number> =>
  keepOutput(hostProcess, () => serve(args, hostProcess));

const serve = async (args: readonly string[], hostProcess: ServeProcess): Promise<number> => {
  const { words, out, err } = hostProcess;
  const options = readStartArguments(args, 'serve', words);
  if ('problem' in options) {
    err(`${options.problem}\n\n${words.serveUsage}\n`);
    return exitCodeOf('usage/invalid');
  }
  if (options.help) {
    out(`${words.serveUsage}\n`);
    return success;
  }
  return options.stop ? runStop(options, hostProcess) : runServe(options, hostProcess);
};

/** Serves until a stop is requested or its output cannot be written. Returns the exit code. */
export const runServe = async (options: StartArguments, hostProcess: ServeProcess): Promise<number> => {
  const { clock, words, out, err } = hostProcess;
  const platform = hostProcess.createPlatform(options.dataFolder);
  let stop = (): void => undefined;
  const stopped = new Promise<void>((resolve) => {
    stop = resolve;
  });
  const stopListening = hostProcess.onStop(stop);
  // Without the printed address no user can open the page.
  hostProcess.onOutputFailure?.(stop);
  const pending = createPendingConnections();
  const host = await createWebHost({
    attach: pending.attach,
    pageFolder: hostProcess.pageFolder,
    port: options.port,
    clock,
    ...(hostProcess.token === undefined ? {} : { token: hostProcess.token }),
  });
  if (!host.ok) {
    stopListening();
    return reportHostFailure(host.error, hostProcess);
  }
  const end = async (exitCode: number): Promise<number> => {
    await host.value.close();
    stopListening();
    return exitCode;
  };
  const visit = (): Outcome<string> =>
    writeVisitFile({
      folders: hostProcess.visitFolders?.(platform.dataFolder) ?? [platform.dataFolder],
      os: hostProcess.os,
      addressOf: host.value.urlForOneVisit,
    });
  const claim = await ownFolder({
    folder: platform.dataFolder,
    pid: hostProcess.pid,
    host: 'web',
    clock,
    answers: {
      alive: () => host.value.url,
      visit: () => {
        const file = visit();
        return file.ok ? file.value : '';
      },
      stop: () => {
        stop();
        return '';
      },
    },
  });
  if (!claim.ok) {
    err(`${oneSentence(claim.error, hostProcess.language)}\n`);
    return end(exitCodeOf(claim.error.code));
  }
  if (claim.value.kind === 'taken') {
    return end(await printTaken(claim.value, platform, options, hostProcess));
  }

  removeLeftVisitFiles(platform.dataFolder);
  const application = await hostProcess.createApplication(platform, clock);
  pending.applicationReady(application);
  out(`${fill(words.running, { address: host.value.url })}\n`);
  if (options.open) openPage(visit, hostProcess);
  await stopped;
  await within(clock, closingLimitMs, application.close());
  await host.value.close();
  await claim.value.release();
  out(`${words.stopped}\n`);
  return end(success);
};

/** `visit` writes the file to open. If it cannot be written, the printed address remains. */
const openPage = (visit: () => Outcome<string>, hostProcess: ServeProcess): void => {
  const { os, environment, openBrowser, err, language } = hostProcess;
  if (!hasScreen(os, environment)) return;
  const file = visit();
  if (file.ok) openBrowser(file.value);
  else err(`${oneSentence(file.error, language)}\n`);
};

/** The application already runs. If it can be shown to the user, this is a success. */
const printTaken = async (
  { by, isSilent, text: address }: Taken,
  { dataFolder }: Platform,
  options: StartArguments,
  hostProcess: ServeProcess,
): Promise<number> => {
  const { words, err, clock } = hostProcess;
  const template = isSilent ? words.silent : by.host === 'window' ? words.alreadyInWindow : words.alreadyRunning;
  err(`${fill(template, { folder: dataFolder, address, pid: by.pid })}\n`);
  if (isSilent || !options.open) return portFailed;
  // A window comes to the front; the web host answers with a file that leads to its page.
  const visit = await askOwnerOf(dataFolder, 'visit', clock);
  const file = visit.ok && visit.value?.answer.kind === 'done' ? visit.value.answer.text : '';
  if (file !== '') openPage(() => ok(file), hostProcess);
  return success;
};

type HostFailure = 'portTaken' | 'portDenied' | 'portFailed' | 'pageMissing';

const hostFailureWords: Partial<Record<Failure['code'], HostFailure>> = {
  'link/busy': 'portTaken',
  'link/denied': 'portDenied',
  'link/failed': 'portFailed',
  'file/missing': 'pageMissing',
};

const reportHostFailure = (failure: Failure, { words, err, language }: ServeProcess): number => {
  const key = hostFailureWords[failure.code];
  const { address = '', path = '', error = '' } = failure.facts;
  const facts = { address: String(address), path: String(path), error: String(error) };
  err(`${key ? fill(words[key], facts) : oneSentence(failure, language)}\n`);
  return exitCodeOf(failure.code);
};

/** Stops the server of the same data folder and returns the exit code. Uses a request, not a signal, because the process id may be reused by now. */
const runStop = async (options: StartArguments, hostProcess: ServeProcess): Promise<number> => {
  const { clock, words, out, err } = hostProcess;
  const folder = hostProcess.createPlatform(options.dataFolder).dataFolder;
  const asked = await askOwnerOf(folder, 'stop', clock);
  if (!asked.ok) {
    err(`${oneSentence(asked.error, hostProcess.language)}\n`);
    return exitCodeOf(asked.error.code);
  }
  if (asked.value === null || asked.value.answer.kind === 'gone') {
    out(`${fill(words.nothingToStop, { folder })}\n`);
    return success;
  }
  const { owner, answer } = asked.value;
  const deadlineMs = clock.nowMs() + stopLimitMs;
  while (answer.kind === 'done' && clock.nowMs() < deadlineMs) {
    if (!(await isStill(owner, folder, clock))) {
      out(`${words.stopped}\n`);
      return success;
    }
    await sleep(clock, stopPollMs);
  }
  err(`${fill(words.notStopped, { pid: owner.pid })}\n`);
  return portFailed;
};

/** Whether the folder still has the same living owner. */
const isStill = async (owner: Owner, folder: string, clock: Clock): Promise<boolean> => {
  const now = await askOwnerOf(folder, 'alive', clock);
  return now.ok && now.value !== null && now.value.owner.key === owner.key && now.value.answer.kind !== 'gone';
};
