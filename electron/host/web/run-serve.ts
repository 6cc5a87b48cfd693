import { exitCodeOf } from '../../../shared/errors.ts';
import type { Failure } from '../../../shared/outcome.ts';
import { oneSentence } from '../../../shared/words/describe-failure.ts';
import { fillStartWords, type StartWords } from '../../../shared/words/start.ts';
import { sleep } from '../../base/clock.ts';
import type { Platform } from '../../base/platform.ts';
import { within } from '../node/within.ts';
import { createDoor } from './door.ts';
import { askRunning } from './remote-control.ts';
import { type Claim, claimFolder, readRunning } from './running-file.ts';
import { hasScreen } from './screen.ts';
import { readStartArguments, type StartArguments } from './start-arguments.ts';
import type { ServeSurroundings } from './surroundings.ts';
import { createWebHost } from './web-host.ts';

const success = 0;
const portFailed = 3;
/** How long the application may take to stop its runs and close its ports. */
const closingLimitMs = 4_000;
const stopLimitMs = 6_000;
const stopPollMs = 100;

/** `npm run serve`: serves, or stops the one that does; gives the exit code. */
export const serveByArguments = async (args: readonly string[], surroundings: ServeSurroundings): Promise<number> => {
  const { words, out, err } = surroundings;
  const options = readStartArguments(args, 'serve', words);
  if ('problem' in options) {
    err(`${options.problem}\n\n${words.serveUsage}\n`);
    return exitCodeOf('usage/invalid');
  }
  if (options.help) {
    out(`${words.serveUsage}\n`);
    return success;
  }
  return options.stop ? runStop(options, surroundings) : runServe(options, surroundings);
};

/** Serves until it is told to end; gives the exit code. */
export const runServe = async (options: StartArguments, surroundings: ServeSurroundings): Promise<number> => {
  const { clock, words, out, err } = surroundings;
  const platform = surroundings.createPlatform(options.dataFolder);
  let stop = (): void => undefined;
  const stopped = new Promise<void>((resolve) => {
    stop = resolve;
  });
  const stopListening = surroundings.onStop(stop);
  const door = createDoor();
  const host = await createWebHost({
    attach: door.attach,
    pageFolder: surroundings.pageFolder,
    port: options.port,
    clock,
    onStop: stop,
  });
  if (!host.ok) {
    stopListening();
    return reportHostFailure(host.error, surroundings);
  }
  const end = async (exitCode: number): Promise<number> => {
    await host.value.close();
    stopListening();
    return exitCode;
  };
  const mine = { pid: surroundings.pid, address: host.value.url };
  const claim = await claimFolder(platform.dataFolder, mine, ({ address }) => askRunning(address, 'alive'));
  if (!claim.ok) {
    err(`${oneSentence(claim.error, surroundings.language)}\n`);
    return end(exitCodeOf(claim.error.code));
  }
  if (claim.value.kind === 'taken') {
    return end(await sayTaken(claim.value, platform, options, surroundings));
  }

  const application = await surroundings.createApplication(platform, clock);
  door.open(application);
  out(`${fillStartWords(words.running, { address: host.value.url })}\n`);
  if (options.open) openPage(host.value.urlForOneVisit(), surroundings);
  await stopped;
  await within(clock, closingLimitMs, application.close());
  await claim.value.release();
  out(`${words.stopped}\n`);
  return end(success);
};

const openPage = (address: string, { os, environment, openBrowser }: ServeSurroundings): void => {
  if (hasScreen(os, environment)) openBrowser(address);
};

/** The person wants the application and has it already: where its page can be opened, that is what was wanted. */
const sayTaken = async (
  { by, isSilent }: Extract<Claim, { readonly kind: 'taken' }>,
  { dataFolder }: Platform,
  options: StartArguments,
  surroundings: ServeSurroundings,
): Promise<number> => {
  const { words, err } = surroundings;
  const template = isSilent ? words.silent : words.alreadyRunning;
  err(`${fillStartWords(template, { folder: dataFolder, address: by.address, pid: by.pid })}
`);
  if (isSilent || !options.open) return portFailed;
  const visit = await askRunning(by.address, 'visit');
  if (visit.kind === 'done') openPage(visit.text, surroundings);
  return success;
};

const hostFailureWords: Partial<Record<Failure['code'], keyof StartWords>> = {
  'link/busy': 'portTaken',
  'link/denied': 'portDenied',
  'link/failed': 'portFailed',
  'file/missing': 'pageMissing',
};

const reportHostFailure = (failure: Failure, { words, err, language }: ServeSurroundings): number => {
  const key = hostFailureWords[failure.code];
  const facts = Object.fromEntries(Object.entries(failure.facts).map(([name, fact]) => [name, String(fact)]));
  err(`${key ? fillStartWords(words[key], facts) : oneSentence(failure, language)}\n`);
  return exitCodeOf(failure.code);
};

/** Ends the one that serves the same data folder; gives the exit code. It is asked, never signalled: a process number may be another's by now. */
export const runStop = async (options: StartArguments, surroundings: ServeSurroundings): Promise<number> => {
  const { clock, words, out, err } = surroundings;
  const folder = surroundings.createPlatform(options.dataFolder).dataFolder;
  const running = await readRunning(folder);
  const answer = running === null ? null : await askRunning(running.address, 'stop');
  if (running === null || answer === null || answer.kind === 'gone') {
    out(`${fillStartWords(words.nothingToStop, { folder })}\n`);
    return success;
  }
  const deadlineMs = clock.nowMs() + stopLimitMs;
  while (answer.kind === 'done' && clock.nowMs() < deadlineMs) {
    if ((await askRunning(running.address, 'alive')).kind === 'gone') {
      out(`${words.stopped}\n`);
      return success;
    }
    await sleep(clock, stopPollMs);
  }
  err(`${fillStartWords(words.notStopped, { pid: running.pid })}\n`);
  return portFailed;
};
