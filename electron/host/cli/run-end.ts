import type { ProvisionOutput } from '../../../shared/cli-output.ts';
import { exitCodeOf } from '../../../shared/errors.ts';
import type { Failure } from '../../../shared/outcome.ts';
import type { Report } from '../../../shared/report.ts';
import { type CommandContext, reportFailure } from './host-process.ts';
import { errorOutput } from './json-output.ts';

/** How a run ended, for the exit code and `--json`. */
export interface RunEnd {
  readonly exitCode: number;
  readonly error: Failure | null;
  readonly recordingPath: string | null;
  readonly report: Report | null;
}

export const endWith = (
  error: Failure | null,
  kept: Partial<Pick<RunEnd, 'recordingPath' | 'report'>> = {},
): RunEnd => ({
  exitCode: error ? exitCodeOf(error.code) : 0,
  error,
  recordingPath: null,
  report: null,
  ...kept,
});

/** Prints the failure on stderr and returns the end of the run. */
export const endWithFailure = (
  context: Pick<CommandContext, 'err' | 'language'>,
  error: Failure,
  kept: Partial<Pick<RunEnd, 'recordingPath' | 'report'>> = {},
): RunEnd => {
  reportFailure(context, error);
  return endWith(error, kept);
};

/** The end of a run in the form that `--json` prints. */
export const outputOf = (
  context: Pick<CommandContext, 'language'>,
  { exitCode, error, recordingPath, report }: RunEnd,
): ProvisionOutput => ({
  ok: exitCode === 0,
  exitCode,
  error: error && errorOutput(context, error),
  recording: recordingPath,
  report,
});
