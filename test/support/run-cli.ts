import { type CliOptions, type CliRun, startCliProcess } from './cli-process.ts';

export type { CliRun } from './cli-process.ts';

/** Runs the built command line to its end, with nothing on stdin. */
export const runCliProcess = (args: readonly string[], options: CliOptions = {}): Promise<CliRun> => {
  const cli = startCliProcess(args, options);
  cli.endInput();
  return cli.ended;
};
