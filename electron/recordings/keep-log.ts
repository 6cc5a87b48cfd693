import { joinBytes } from '../../shared/join-bytes.ts';
import { done, type Outcome, ok } from '../../shared/outcome.ts';
import type { AppendFile, Platform } from '../base/platform.ts';
import { recordingName } from '../recorder/recording-name.ts';
import { type ImportLogOptions, importLog, startOfLog, type WrittenLog } from './import-log.ts';

type LogToWrite = Omit<ImportLogOptions, 'file'>;

export interface KeptLog extends WrittenLog {
  readonly path: string;
}

/** Writes the file of the marks beside a recording. */
export type KeepMarks = (path: string, change: Pick<WrittenLog, 'marks'>) => Promise<Outcome<void>>;

const takenNamesLimit = 1_000;

/** Writes the log into the folder of the recordings, under a name that no other recording has. A recording that is not complete is removed. */
export const keepLog = async (platform: Platform, log: LogToWrite, keepMarks: KeepMarks): Promise<Outcome<KeptLog>> => {
  const startedAtMs = startOfLog(log.log, log.changedAtMs);
  const file = openImported(platform, startedAtMs, log.fileName);
  if (!file.ok) return file;
  const { path } = file.value;
  const written = await importLog({ ...log, file: file.value });
  if (!written.ok) {
    await platform.removeFile(path);
    return written;
  }
  // A log without its marks is still a recording; it has the notes as well.
  const { marks } = written.value;
  if (marks.length > 0) await keepMarks(path, { marks });
  return ok({ ...written.value, path });
};

/** A new file in the folder of the recordings. Two logs may begin in the same millisecond, as when one is imported again. */
export const openImported = (
  platform: Platform,
  startedAtMs: number,
  fileName: string,
  tries = 0,
): Outcome<AppendFile> => {
  const name = recordingName(Math.floor(startedAtMs) + tries, `import ${fileName}`);
  const file = platform.openAppend(platform.join(platform.dataFolder, 'recordings', name), 'new');
  const isTaken = !file.ok && file.error.facts.cause === 'EEXIST';
  return isTaken && tries < takenNamesLimit ? openImported(platform, startedAtMs, fileName, tries + 1) : file;
};

/** Writes the log as a file of its own, at once: a file of that name is replaced when everything could be read. */
export const writeLogTo = async (platform: Platform, path: string, log: LogToWrite): Promise<Outcome<KeptLog>> => {
  const parts: Uint8Array[] = [];
  const file: AppendFile = {
    path,
    append: (bytes) => {
      parts.push(Uint8Array.from(bytes));
      return done;
    },
    flush: async () => done,
    close: () => undefined,
  };
  const imported = await importLog({ ...log, file });
  if (!imported.ok) return imported;
  const written = await platform.writeFile(path, joinBytes(parts));
  return written.ok ? ok({ ...imported.value, path }) : written;
};
