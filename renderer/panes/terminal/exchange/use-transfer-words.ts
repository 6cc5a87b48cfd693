import type { Language } from '../../../../shared/words/language.ts';
import { transferWords } from '../../../../shared/words/transfer-words.ts';
import { useWords } from '../../../parts/words.ts';

/** The words of the buttons in the panel. */
export const useTransferWords = (): { readonly m: (typeof transferWords)[Language] } => {
  const { language } = useWords();
  return { m: transferWords[language] };
};
