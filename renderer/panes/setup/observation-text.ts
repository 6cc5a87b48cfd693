import type { Observation } from '../../../shared/diagnosis.ts';
import { sentence } from '../../../shared/words/fact-text.ts';
import type { Language } from '../../../shared/words/language.ts';
import { uiWords } from '../../../shared/words/ui.ts';
import { durationText } from '../../parts/time.ts';
import { minus } from './stage-summary.ts';

/** The sentence of what speaks for or against a cause; `''`: nothing is known. */
export const observationText = (observation: Observation | null, language: Language): string => {
  if (observation === null) return '';
  const { key, facts } = observation;
  const dbm = typeof facts.dbm === 'number' ? minus(facts.dbm) : '';
  const off = typeof facts.offMs === 'number' ? durationText(facts.offMs) : '';
  return sentence(uiWords[language].diagnosis.observation[key], { ...facts, dbm, off }, language);
};
