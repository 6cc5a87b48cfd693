import { isatty } from 'node:tty';
import { createNodeClock } from '../node/node-clock.ts';
import { createNodePlatform } from '../node/node-platform.ts';
import type { Surroundings, TextInput, TextStream } from './surroundings.ts';

const textStream = (stream: NodeJS.WriteStream): TextStream => {
  // A reader that went away (`| head`) ends the output, not the procedure on the module.
  stream.on('error', () => undefined);
  return {
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

/** The real process: its streams, its environment, its signals. */
export const processSurroundings = (version: string): Surroundings => ({
  out: textStream(process.stdout),
  err: textStream(process.stderr),
  input: textInput(() => process.stdin),
  environment: process.env,
  workingFolder: process.cwd(),
  version,
  clock: createNodeClock(),
  createPlatform: (dataFolder) => createNodePlatform(dataFolder === undefined ? {} : { dataFolder }),
  onStop: (listener) => {
    let asked = false;
    const stop = (): void => {
      if (asked) process.exit(stoppedExitCode);
      asked = true;
      listener();
    };
    process.on('SIGINT', stop);
    process.on('SIGTERM', stop);
    return () => {
      process.off('SIGINT', stop);
      process.off('SIGTERM', stop);
    };
  },
});
