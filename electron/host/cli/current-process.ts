import { isatty } from 'node:tty';
import type { Clock } from '../../base/clock.ts';
import { endWithoutLostTerminals } from '../node/lost-terminals.ts';
import { createNodeClock } from '../node/node-clock.ts';
import { createNodePlatform } from '../node/node-platform.ts';
import { createOutputStream } from '../node/output-stream.ts';
import { enterWorkingFolder } from '../node/working-folder.ts';
import type { HostProcess, TextInput } from './host-process.ts';

/** Opens stdin only when it is read: the system may stop a background process that accesses stdin (SIGTTIN). */
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
    const end = (): void => {
      if (isWanted) onEnd();
      isWanted = false;
    };
    stream.on('data', onData);
    stream.on('end', end);
    // The terminal was closed, or the input cannot be read: there is no more of it.
    stream.on('error', end);
    return () => {
      isWanted = false;
      stream.off('data', onData);
      stream.pause();
    };
  },
});

const stoppedExitCode = 130;

/** A closed terminal (SIGHUP) is also a request to end. */
const endingSignals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** With npm one Ctrl+C arrives twice, from the terminal and from npm. Closing a terminal sends several signals as well. */
const sameRequestMs = 1_000;

/** Handles signals: the first one requests the end, a later Ctrl+C or SIGTERM ends the process at once. */
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

/**
 * What is to be stopped now. The signals stay handled until the process ends: a command that has nothing more to stop still closes ports and
 * writes its results, and the system's own reaction to a signal would end it in between.
 */
const stopRequests = () => {
  const listeners = new Set<() => void>();
  let isAsked = false;
  let isHandled = false;
  const ask = (): void => {
    isAsked = true;
    for (const listener of [...listeners]) listener();
  };
  return (listener: () => void): (() => void) => {
    if (!isHandled) {
      isHandled = true;
      const stop = stopOnSignals(createNodeClock(), ask, () => process.exit(stoppedExitCode));
      for (const signal of endingSignals) process.on(signal, stop);
      // When Node ends without a signal, it restores the system's handlers long before its end.
      process.once('beforeExit', () => process.exit());
    }
    listeners.add(listener);
    if (isAsked) listener();
    return () => listeners.delete(listener);
  };
};

/** The real process with its streams, environment and signals. */
export const currentProcess = (version: string): HostProcess => {
  endWithoutLostTerminals();
  return {
    out: createOutputStream(process.stdout, 'stdout'),
    err: createOutputStream(process.stderr, 'stderr'),
    input: textInput(() => process.stdin),
    environment: process.env,
    workingFolder: enterWorkingFolder(),
    version,
    clock: createNodeClock(),
    createPlatform: (dataFolder) => createNodePlatform(dataFolder === undefined ? {} : { dataFolder }),
    onStop: stopRequests(),
  };
};
