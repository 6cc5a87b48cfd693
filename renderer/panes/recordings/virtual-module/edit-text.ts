import type { AnswerEdit } from '../../../../shared/recordings/answer-edits.ts';
import type { Language } from '../../../../shared/words/language.ts';
import { recordedModuleWords } from '../../../../shared/words/recorded-module.ts';
import { fill } from '../../../../shared/words/typed-words.ts';

/** What an edit does, in words. */
export const editText = (edit: AnswerEdit, language: Language): string => {
  const words = recordedModuleWords[language].of;
  switch (edit.kind) {
    case 'replace':
      return fill(words.replace, { value: edit.lines.join(' ⏎ ') });
    case 'delay':
      return fill(words.delay, { n: edit.delayMs });
    case 'drop':
      return words.drop;
    case 'inject':
      return edit.delayMs === 0
        ? fill(words.inject, { value: edit.line })
        : fill(words.injectLater, { value: edit.line, n: edit.delayMs });
    case 'cut':
      return fill(words.cut, { n: edit.atByte });
  }
};

/** The command of an edit as it is sent. */
export const commandText = (command: string): string => (/^at/i.test(command) ? command : `AT${command}`);

/** What is typed in the form of an edit. */
export interface EditFields {
  readonly command: string;
  /** `''`: every time. */
  readonly occurrence: string;
  readonly kind: AnswerEdit['kind'];
  readonly lines: string;
  readonly line: string;
  readonly delayMs: string;
  readonly atByte: string;
}

export const emptyFields: EditFields = {
  ...{ command: '', occurrence: '', kind: 'replace', lines: '', line: '', delayMs: '0', atByte: '0' },
};

const wholeNumber = (text: string): number | null => (/^\d{1,8}$/.test(text.trim()) ? Number(text) : null);

/** `null`: something is missing or no number. */
export const editOfFields = (fields: EditFields): AnswerEdit | null => {
  const command = fields.command.trim();
  if (command === '') return null;
  const place = { command, occurrence: fields.occurrence === '' ? null : Number(fields.occurrence) };
  const delayMs = wholeNumber(fields.delayMs);
  const atByte = wholeNumber(fields.atByte);
  const lines = fields.lines.split(/\r\n|\r|\n/).filter((line) => line.trim() !== '');
  switch (fields.kind) {
    case 'replace':
      return lines.length === 0 ? null : { kind: 'replace', ...place, lines };
    case 'delay':
      return delayMs === null ? null : { kind: 'delay', ...place, delayMs };
    case 'drop':
      return { kind: 'drop', ...place };
    case 'inject':
      return delayMs === null || fields.line.trim() === ''
        ? null
        : { kind: 'inject', ...place, line: fields.line, delayMs };
    case 'cut':
      return atByte === null ? null : { kind: 'cut', ...place, atByte };
  }
};
