import { chooseLanguage } from '../../../shared/words/choose-language.ts';
import { startWords } from '../../../shared/words/start.ts';
import { createNodeClock } from '../node/node-clock.ts';
import { createNodePlatform } from '../node/node-platform.ts';
import { createOutputStream } from '../node/output-stream.ts';
import { workingFolderOf } from '../node/working-folder.ts';
import { openBrowser, openFolder } from './open-with-system.ts';
import { hasScreen } from './screen.ts';
import type { ServeSurroundings } from './surroundings.ts';

/** A closed terminal is a request to end too. */
const endingSignals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/**
 * The real process: its streams, environment and signals. The same Ctrl+C reaches a process of npm twice (from the terminal and from npm),
 * so a second one forces nothing; every ending has its own limit.
 */
export const processSurroundings = (
  args: readonly string[],
  given: Pick<ServeSurroundings, 'pageFolder' | 'createApplication' | 'token'>,
): ServeSurroundings => {
  goTo(workingFolderOf(process.env, process.cwd()));
  const language = chooseLanguage(args, process.env, Intl.DateTimeFormat().resolvedOptions().locale);
  const out = createOutputStream(process.stdout, 'stdout');
  const err = createOutputStream(process.stderr, 'stderr');
  return {
    ...given,
    out: out.write,
    err: err.write,
    onOutputFailure: out.onFailure,
    outputSettled: out.settled,
    environment: process.env,
    os: process.platform,
    pid: process.pid,
    clock: createNodeClock(),
    language,
    words: startWords[language],
    onStop: (listener) => {
      for (const signal of endingSignals) process.on(signal, listener);
      return () => {
        for (const signal of endingSignals) process.off(signal, listener);
      };
    },
    openBrowser: (address) => void openBrowser(address, process.platform),
    createPlatform: (dataFolder) =>
      createNodePlatform({
        dataFolder,
        ...(hasScreen(process.platform, process.env)
          ? { showFolder: (path: string) => openFolder(path, process.platform) }
          : {}),
      }),
  };
};

/** Here, and in the window that is started from here, paths are relative to where the person stands. */
const goTo = (folder: string): void => {
  try {
    process.chdir(folder);
  } catch {
    // It was deleted meanwhile: nothing can be relative to it.
  }
};

/** Ends the process when all output is out, whatever a driver still holds. */
export const endProcess = (exitCode: number): void => {
  process.stdout.write('', () => process.exit(exitCode));
};
