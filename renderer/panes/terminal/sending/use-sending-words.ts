import type { Language } from '../../../../shared/words/language.ts';
import { sendingWords } from '../../../../shared/words/sending-words.ts';
import { type Translate, useWords } from '../../../parts/words.ts';

/** The words of sending are loaded with the terminal: `m.sendFile`, `fill(m.preview, { n, hex })`. */
export const useSendingWords = (): {
  readonly m: (typeof sendingWords)[Language];
  readonly t: Translate;
  readonly language: Language;
} => {
  const { t, language } = useWords();
  return { m: sendingWords[language], t, language };
};
