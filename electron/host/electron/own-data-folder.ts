import type { App, Dialog } from 'electron';
import { oneSentence } from '../../../shared/words/describe-failure.ts';
import { desktopWords } from '../../../shared/words/desktop.ts';
import { fill } from '../../../shared/words/typed-words.ts';
import type { Clock } from '../../base/clock.ts';
import { ownFolder } from '../node/own-folder.ts';
import type { OwnerAnswers } from '../node/owner-socket.ts';
import { systemLanguageOf } from './appearance.ts';

export interface OwnDataFolderOptions {
  readonly app: Pick<App, 'getPreferredSystemLanguages'>;
  readonly dialog: Pick<Dialog, 'showMessageBox'>;
  readonly folder: string;
  readonly pid: number;
  readonly clock: Clock;
  readonly answers: OwnerAnswers;
}

/**
 * Claims the data folder for the window, as the web host does, because two programs would overwrite each other's settings. Returns a function
 * that releases it. `null`: another program has it or it cannot be used, and the user has seen a dialog about it.
 */
export const ownDataFolder = async (options: OwnDataFolderOptions): Promise<(() => Promise<void>) | null> => {
  const { app, dialog, folder, pid, clock, answers } = options;
  const claim = await ownFolder({ folder, pid, host: 'window', clock, answers });
  if (claim.ok && claim.value.kind === 'owned') return claim.value.release;
  const language = systemLanguageOf(app.getPreferredSystemLanguages());
  const words = desktopWords[language];
  const [message, detail] =
    claim.ok && claim.value.kind === 'taken'
      ? [words.folderTaken, fill(words.folderTakenDetail, { folder, pid: String(claim.value.by.pid) })]
      : [words.folderFailed, claim.ok ? '' : oneSentence(claim.error, language)];
  await dialog.showMessageBox({ type: 'error', message, detail, buttons: [words.quit], noLink: true });
  return null;
};
