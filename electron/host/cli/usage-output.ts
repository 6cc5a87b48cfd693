import type {
  ErrorOutput,
  FailureOutput,
  MonitorOutput,
  ShareOutput,
  WatchOutput,
} from '../../../shared/cli-output.ts';
import type { RecordingReplayOutput } from '../../../shared/cli-recordings-output.ts';
import { exitCodeOf } from '../../../shared/errors.ts';
import type { HostProcess } from './host-process.ts';
import { writeDocument, writeJsonLine } from './json-output.ts';
import { writeNotBegun } from './run-not-begun.ts';

/** Options are read from the arguments themselves: the parser stops at the first error and does not report later options. */
const optionsOf = (args: readonly string[]): readonly string[] => {
  const end = args.indexOf('--');
  return end === -1 ? args : args.slice(0, end);
};

const asksForJsonLines = (given: readonly string[]): boolean =>
  given.some((arg, index) => arg === '--format=jsonl' || (arg === '--format' && given[index + 1] === 'jsonl'));

/** With `--json` or `--format jsonl`, a command line that cannot be run ends like every command: with a document, or with a last line for JSON Lines. */
export const writeUsageError = (
  { out, clock }: Pick<HostProcess, 'out' | 'clock'>,
  args: readonly string[],
  { command, message }: { readonly command: string | null; readonly message: string },
): void => {
  const given = optionsOf(args);
  const options = new Set(given);
  const exitCode = exitCodeOf('usage/invalid');
  const error: ErrorOutput = { code: 'usage/invalid', message, facts: {} };
  if (command === 'run' && asksForJsonLines(given)) {
    return writeNotBegun({ out, clock }, error, { exitCode, lines: [] });
  }
  if (!options.has('--json')) return;
  if (command === 'monitor' || command === 'share') {
    const ended = { type: 'ended', exitCode, error, recording: null } as const;
    return writeJsonLine<MonitorOutput | ShareOutput>({ out }, clock.wallMs(), ended);
  }
  if (command === 'recordings replay' && !options.has('--check')) {
    const ended = { type: 'ended', exitCode, error, from: null } as const;
    return writeJsonLine<RecordingReplayOutput>({ out }, clock.wallMs(), ended);
  }
  const keepsRunning = (options.has('--watch') || options.has('--recover')) && !options.has('--dry-run');
  if (command === 'provision' && keepsRunning) {
    return writeJsonLine<WatchOutput>({ out }, clock.wallMs(), { type: 'ended', exitCode, error });
  }
  const document: FailureOutput = { ok: false, exitCode, error };
  writeDocument({ out }, document);
};
