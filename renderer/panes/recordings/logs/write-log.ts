import type { LogImportAnswer, LogImportAsk } from '../../../../shared/contract.ts';
import type { ImportedLog } from '../../../../shared/imports/logs/log.ts';
import { fail, type Outcome, ok } from '../../../../shared/outcome.ts';
import { partsOfLog } from './log-parts.ts';

export type AskLogs = (ask: LogImportAsk) => Promise<Outcome<LogImportAnswer>>;

/** Gives the log to the program, in parts. The answer is the name of the recording. `onPercent`: how much of it is written. */
export const writeLog = async (
  log: ImportedLog,
  { name, lastModified }: Pick<File, 'name' | 'lastModified'>,
  ask: AskLogs,
  signal: AbortSignal,
  onPercent: (percent: number) => void,
): Promise<Outcome<string>> => {
  const { program, encoding, guessed, warnings, entries } = log;
  const startedAtMs = entries.find(({ atMs }) => atMs !== null)?.atMs ?? lastModified;
  const begun = await ask({
    kind: 'begin',
    fileName: name.slice(-255),
    ...{ startedAtMs, program, encoding, guessed, warnings },
  });
  if (!begun.ok) return begun;
  if (!('id' in begun.value)) return fail('usage/invalid', { field: 'log' });
  const { id } = begun.value;
  let written = 0;
  for (const part of partsOfLog(entries)) {
    if (signal.aborted) {
      await ask({ kind: 'cancel', id });
      return fail('stopped');
    }
    const taken = await ask({ kind: 'entries', id, entries: part });
    if (!taken.ok) return taken;
    written += part.length;
    onPercent(Math.min(99, Math.floor((written * 100) / Math.max(1, entries.length))));
  }
  const ended = await ask({ kind: 'end', id });
  if (!ended.ok) return ended;
  return 'name' in ended.value ? ok(ended.value.name) : fail('usage/invalid', { field: 'log' });
};
