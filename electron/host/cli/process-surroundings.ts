import { createNodeClock } from '../node/node-clock.ts';
import { createNodePlatform } from '../node/node-platform.ts';
import type { Surroundings, TextStream } from './surroundings.ts';

const textStream = (stream: NodeJS.WriteStream): TextStream => {
  // A reader that went away (`| head`) ends the output, not the procedure on the module.
  stream.on('error', () => undefined);
  return { write: (text) => void stream.write(text), isTerminal: stream.isTTY === true };
};

const stoppedExitCode = 130;

/** The real process: its streams, its environment, its signals. */
export const processSurroundings = (version: string): Surroundings => ({
  out: textStream(process.stdout),
  err: textStream(process.stderr),
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
