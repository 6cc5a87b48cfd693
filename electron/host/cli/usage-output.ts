import type { ErrorOutput, FailureOutput, MonitorOutput, WatchOutput } from '../../../shared/cli-output.ts';
import { exitCodeOf } from '../../../shared/errors.ts';
import type { HostProcess } from './host-process.ts';
import { writeDocument, writeJsonLine } from './json-output.ts';

/** Options are read from the arguments themselves: the parser stops at the first error and does not report later options. */
const optionsOf = (args: readonly string[]): ReadonlySet<string> => {
  const end = args.indexOf('--');
  return new Set(end === -1 ? args : args.slice(0, end));
};

/** With `--json`, a command line that cannot be run ends like every command: with a document, or with a last line for JSON Lines. */
export const writeUsageError = (
  { out, clock }: Pick<HostProcess, 'out' | 'clock'>,
  args: readonly string[],
  { command, message }: { readonly command: string | null; readonly message: string },
): void => {
  const options = optionsOf(args);
  if (!options.has('--json')) return;
  const exitCode = exitCodeOf('usage/invalid');
  const error: ErrorOutput = { code: 'usage/invalid', message, facts: {} };
  if (command === 'monitor') {
    return writeJsonLine<MonitorOutput>({ out }, clock.wallMs(), { type: 'ended', exitCode, error, recording: null });
  }
  const keepsRunning = (options.has('--watch') || options.has('--recover')) && !options.has('--dry-run');
  if (command === 'provision' && keepsRunning) {
    return writeJsonLine<WatchOutput>({ out }, clock.wallMs(), { type: 'ended', exitCode, error });
  }
  const document: FailureOutput = { ok: false, exitCode, error };
  writeDocument({ out }, document);
};
