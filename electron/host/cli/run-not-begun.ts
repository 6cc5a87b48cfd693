import type { ErrorOutput, RunOutputLine } from '../../../shared/cli-output.ts';
import type { HostProcess } from './host-process.ts';
import { writeJsonLine } from './json-output.ts';

/** The only line of `run --format jsonl` where the run did not begin: its reader waits for `ended`, whatever went wrong. */
export const writeNotBegun = (
  { out, clock }: Pick<HostProcess, 'out' | 'clock'>,
  { code, message }: Pick<ErrorOutput, 'code' | 'message'>,
  { exitCode, lines }: { readonly exitCode: number; readonly lines: readonly string[] },
): void =>
  writeJsonLine<RunOutputLine>({ out }, clock.wallMs(), {
    ...{ type: 'ended', passed: false, loops: { good: 0, bad: 0 }, steps: [] },
    ...{ failure: { code, message, exitCode, lines: [...lines] }, recording: null },
  });
