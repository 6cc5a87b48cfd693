import { noteDetails } from '../../../shared/link-note.ts';
import { cliShareWords } from '../../../shared/words/cli-share.ts';
import type { Language } from '../../../shared/words/language.ts';
import { fill } from '../../../shared/words/typed-words.ts';
import type { OpenedSession } from '../../app/index.ts';
import type { LinkNote } from '../../base/byte-link.ts';
import type { CommandContext } from './host-process.ts';

const wordOf = {
  telnet: 'noteTelnet',
  'settings-differ': 'noteSettingsDiffer',
  'settings-unknown': 'noteSettingsUnknown',
  'modem-lines': 'noteModemLines',
  'line-errors': 'noteLineErrors',
} as const;

/** A note about a link in one sentence. */
export const linkNoteText = (note: LinkNote, language: Language): string =>
  fill(cliShareWords[language][wordOf[note.kind]], { details: noteDetails(note) });

/** Prints the notes of a session on stderr, as long as it lasts. The inputs of the port are not new for a run. */
export const printLinkNotes =
  ({ err, language }: CommandContext) =>
  ({ session }: OpenedSession): void =>
    void session.on('note', (note) => {
      if (note.kind !== 'modem-lines') err.write(`${linkNoteText(note, language)}\n`);
    });
