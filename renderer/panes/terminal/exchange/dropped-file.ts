import { goToPage } from '../../../store/ui-store.ts';
import { askSequences } from '../quick/use-quick.ts';
import { showExchange } from './exchange-ui.ts';
import { type ListFile, readListFile } from './read-list-file.ts';

/** A log or a damaged list is named, too; about other files there is nothing to say here. */
const isAboutLists = (read: ListFile): boolean =>
  read.kind !== 'failed' &&
  !(read.kind === 'refused' && ['empty', 'too-large', 'not-recognised'].includes(read.refusal.code));

/** What is not a list may be a log. */
const mayBeLog = (read: ListFile): boolean =>
  read.kind === 'refused' && ['is-log', 'too-large', 'not-recognised', 'bad-json'].includes(read.refusal.code);

/** A file that was dropped anywhere in the window where nothing else takes it. `takeLog`: false for what is not a log. */
export const takeDroppedFile = async (file: File, takeLog: (file: File) => Promise<boolean>): Promise<void> => {
  const read = await readListFile(file, askSequences);
  if (mayBeLog(read) && (await takeLog(file))) return;
  if (!isAboutLists(read)) return;
  showExchange({ kind: 'import', file, onSend: null });
  goToPage('terminal');
};

/** A file that was dropped on the lines: a list is offered as a group, everything else is sent. */
export const takeFileOnLines = async (file: File, send: () => void): Promise<void> => {
  const { kind } = await readListFile(file, askSequences);
  if (kind === 'list' || kind === 'sequence' || kind === 'problems')
    showExchange({ kind: 'import', file, onSend: send });
  else send();
};
