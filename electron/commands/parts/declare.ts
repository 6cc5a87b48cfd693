import { type CommandLine, commandLine } from '../../at/command-line.ts';
import { type CommandSpec, defaultDeadlineMs, noFurtherFinals, noResponse } from '../../at/command-spec.ts';

type RequiredPart = 'name' | 'source' | 'line' | 'repeatable' | 'parse';

/** Declares a command. Only what differs from the defaults must be given. Default: `OK` or an error within the manual's 9 s. */
export const declare = <Params, Result>(
  own: Pick<CommandSpec<Params, Result>, RequiredPart> & Partial<CommandSpec<Params, Result>>,
): CommandSpec<Params, Result> => ({
  secrets: [],
  response: noResponse,
  finals: noFurtherFinals,
  prompt: null,
  countedBytes: null,
  secondPhase: null,
  endsConnection: false,
  deadlineMs: () => defaultDeadlineMs,
  optional: false,
  ...own,
});

/** The command line of a command without parameters. */
export const fixedLine = (text: string) => (): CommandLine => commandLine(text);
