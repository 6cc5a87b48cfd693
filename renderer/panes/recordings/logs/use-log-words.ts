import type { Language } from '../../../../shared/words/language.ts';
import { logImportPanelWords } from '../../../../shared/words/log-import-panel.ts';
import { useWords } from '../../../parts/words.ts';

/** The words of imported logs are loaded with the page. */
export const useLogWords = (): { readonly m: (typeof logImportPanelWords)[Language]; readonly language: Language } => {
  const { language } = useWords();
  return { m: logImportPanelWords[language], language };
};
