import type { CommandLine } from './command-line.ts';
import type { RecordedAnswer } from './recorded-script.ts';

/** Which argument counts the bytes after the prompt, from 0 on (docs/at-dialect.md §7, §9.6). */
const countArguments: Readonly<Record<string, number>> = { '+FSWRITE': 2, '+MPUBEX': 3 };

/** The most that is taken after a prompt: more than any command of these modules. */
const limitBytes = 1024 * 1024;
const controlZ = 0x1a;
const escapeByte = 0x1b;

export interface DataSize {
  readonly sizeBytes: number;
  /** The data end at this byte; `null`: only at their size. */
  readonly endBytes: readonly number[];
}

/** How many bytes the host will send after the prompt: as many as it has said, otherwise as many as in the recording. */
export const dataSizeOf = ({ line, data }: RecordedAnswer, now: CommandLine): DataSize => {
  const recorded = data?.bytes ?? new Uint8Array(0);
  const last = recorded.at(-1);
  if (last === controlZ || last === escapeByte) return { sizeBytes: limitBytes, endBytes: [controlZ, escapeByte] };
  const isCount = (text: string): boolean => text === String(recorded.length);
  const place = countArguments[line.name] ?? line.args.findIndex(isCount);
  const count = /^\d{1,7}$/.exec(now.args[place] ?? '')?.[0];
  const sizeBytes = count === undefined ? recorded.length : Number(count);
  return { sizeBytes: Math.min(Math.max(1, sizeBytes), limitBytes), endBytes: [] };
};
