import { goToPage } from '../../../store/ui-store.ts';
import { showLog } from './log-import-ui.ts';
import { readLogFile } from './read-log-file.ts';

/** A file that was dropped anywhere and is not a list. False: it is not a log either. */
export const takeDroppedLog = async (file: File): Promise<boolean> => {
  const read = await readLogFile(file);
  if (!read?.ok) return false;
  goToPage('recordings');
  showLog(file);
  return true;
};
