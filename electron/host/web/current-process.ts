import { homedir } from 'node:os';
import { chooseLanguage } from '../../../shared/words/choose-language.ts';
import { startWords } from '../../../shared/words/start.ts';
import { userDataFolder } from '../node/data-folder.ts';
import { endWithoutLostTerminals } from '../node/lost-terminals.ts';
import { createNodeClock } from '../node/node-clock.ts';
import { createNodePlatform } from '../node/node-platform.ts';
import { createOutputStream } from '../node/output-stream.ts';
import { enterWorkingFolder } from '../node/working-folder.ts';
import type { ServeProcess } from './host-process.ts';
import { openBrowser, openFolder } from './open-with-system.ts';
import { hasScreen } from './screen.ts';
import { visitFolders } from './visit-file.ts';

/** A closed terminal (SIGHUP) is also a request to end. */
const endingSignals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

const ignore = (): void => undefined;

/**
 * The real process: streams, environment and signals. With npm one Ctrl+C arrives twice (from the terminal and from npm), so a second one does
 * not force the end. Every shutdown has its own time limit.
 */
export const currentProcess = (
  args: readonly string[],
  given: Pick<ServeProcess, 'pageFolder' | 'createApplication' | 'token'>,
): ServeProcess => {
  enterWorkingFolder();
  endWithoutLostTerminals();
  const language = chooseLanguage(args, process.env, Intl.DateTimeFormat().resolvedOptions().locale);
  const out = createOutputStream(process.stdout, 'stdout');
  const err = createOutputStream(process.stderr, 'stderr');
  const place = { os: process.platform, home: homedir(), environment: process.env };
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
      // The signals stay handled: the closing work must not be cut off.
      return () => {
        for (const signal of endingSignals) {
          process.on(signal, ignore);
          process.off(signal, listener);
        }
      };
    },
    openBrowser: (address) => void openBrowser(address, process.platform),
    visitFolders: (dataFolder) => visitFolders(dataFolder, { ...place, spare: userDataFolder(place) }),
    createPlatform: (dataFolder) =>
      createNodePlatform({
        dataFolder,
        ...(hasScreen(process.platform, process.env)
          ? { showFolder: (path: string) => openFolder(path, process.platform) }
          : {}),
      }),
  };
};

/** Ends the process when all output is written, even if a driver still has open handles. */
export const endProcess = (exitCode: number): void => {
  process.stdout.write('', () => process.exit(exitCode));
};
