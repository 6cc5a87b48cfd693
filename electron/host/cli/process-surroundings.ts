import { isatty } from 'node:tty';
import type { Failure } from '../../../shared/outcome.ts';
import type { Clock } from '../../base/clock.ts';
import { writeFailure } from '../node/file-failures.ts';
import { createNodeClock } from '../node/node-clock.ts';
import { createNodePlatform } from '../node/node-platform.ts';
import { workingFolderOf } from '../node/working-folder.ts';
import type { Surroundings, TextInput, TextStream } from './surroundings.ts';

const readerIsGone = new Set(['EPIPE', 'ECONNRESET', 'ERR_STREAM_DESTROYED']);

const textStream = (stream: NodeJS.WriteStream, name: string): TextStream => {
  let failed: Failure | null = null;
  const listeners = new Set<(failure: Failure) => void>();
  // Neither a reader that went away (`| head`) nor a full disk ends the procedure on the module; the disk is said, and decides at the end.
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (failed !== null || stream.isTTY || error.code === undefined || readerIsGone.has(error.code)) return;
    failed = writeFailure(name, error);
    for (const listener of listeners) listener(failed);
  });
  return {
    onFailure: (listener) => void listeners.add(listener),
    // The error event of a write comes before its callback, also of a stream that is destroyed already.
    settled: () => new Promise((resolve) => void stream.write('', () => setImmediate(resolve))),
    write: (text) => void stream.write(text),
    isTerminal: stream.isTTY === true,
    columns: () => stream.columns,
    waitingBytes: () => stream.writableLength,
  };
};

/** Asked for only when somebody reads: a process that never looks at its stdin must not be stopped by it. */
const textInput = (open: () => NodeJS.ReadStream): TextInput => ({
  isTerminal: isatty(0),
  read: (onBytes, onEnd) => {
    const stream = open();
    let isWanted = true;
    const onData = (bytes: Buffer): void => {
      stream.pause();
      void onBytes(bytes).finally(() => {
        if (isWanted) stream.resume();
      });
    };
    stream.on('data', onData);
    stream.on('end', onEnd);
    // A terminal that was closed: nothing more will be typed.
    stream.on('error', () => undefined);
    return () => {
      isWanted = false;
      stream.off('data', onData);
      stream.off('end', onEnd);
      stream.pause();
    };
  },
});

const stoppedExitCode = 130;

/** A closed terminal is a request to end too. */
const endingSignals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** One Ctrl+C reaches a process of npm twice, from the terminal and from npm; a closed terminal sends several signals as well. */
const sameRequestMs = 1_000;

/** What to do at a signal: the first one asks, a later Ctrl+C or SIGTERM forces. */
export const stopOnSignals = (
  clock: Pick<Clock, 'nowMs'>,
  listener: () => void,
  force: () => void,
): ((signal: (typeof endingSignals)[number]) => void) => {
  let askedAtMs: number | null = null;
  return (signal) => {
    if (askedAtMs === null) {
      askedAtMs = clock.nowMs();
      listener();
    } else if (signal !== 'SIGHUP' && clock.nowMs() - askedAtMs >= sameRequestMs) force();
  };
};

/** The real process: its streams, its environment, its signals. */
export const processSurroundings = (version: string): Surroundings => ({
  out: textStream(process.stdout, 'stdout'),
  err: textStream(process.stderr, 'stderr'),
  input: textInput(() => process.stdin),
  environment: process.env,
  workingFolder: workingFolderOf(process.env, process.cwd()),
  version,
  clock: createNodeClock(),
  createPlatform: (dataFolder) => createNodePlatform(dataFolder === undefined ? {} : { dataFolder }),
  onStop: (listener) => {
    const stop = stopOnSignals(createNodeClock(), listener, () => process.exit(stoppedExitCode));
    for (const signal of endingSignals) process.on(signal, stop);
    return () => {
      for (const signal of endingSignals) process.off(signal, stop);
    };
  },
});
