import { noteDetails } from '../../../shared/link-note.ts';
import { cliShareWords } from '../../../shared/words/cli-share.ts';
import type { Language } from '../../../shared/words/language.ts';
import { fill } from '../../../shared/words/typed-words.ts';
import type { LinkNote } from '../../base/byte-link.ts';

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
