import type { Language } from '../../../../shared/words/language.ts';
import { recordingViewerWords } from '../../../../shared/words/recording-viewer.ts';
import { type Translate, useWords } from '../../../parts/words.ts';

/** The words of the viewer are loaded with it. */
export const useViewerWords = (): {
  readonly m: (typeof recordingViewerWords)[Language];
  readonly t: Translate;
  readonly language: Language;
} => {
  const { t, language } = useWords();
  return { m: recordingViewerWords[language], t, language };
};
