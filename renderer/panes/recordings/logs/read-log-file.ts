import { type LogOutcome, logLimitBytes } from '../../../../shared/imports/logs/log.ts';
import { readLog } from '../../../../shared/imports/logs/read-log.ts';

/** Reads a file in this window: the thread of the ports must not wait for it. `null`: the system refuses it. */
export const readLogFile = async (file: File): Promise<LogOutcome | null> => {
  const content = await file
    .slice(0, logLimitBytes + 1)
    .arrayBuffer()
    .catch(() => null);
  if (content === null) return null;
  return readLog({ bytes: new Uint8Array(content), name: file.name, changedAtMs: file.lastModified });
};
