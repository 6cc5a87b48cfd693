import type { Observation } from '../../../shared/diagnosis.ts';
import { sentence } from '../../../shared/words/fact-text.ts';
import type { Language } from '../../../shared/words/language.ts';
import { uiWords } from '../../../shared/words/ui.ts';
import { ageText } from '../../parts/age-text.ts';
import { minus } from './minus.ts';

/** Up to here to a tenth of a second; what is longer is said coarsely. */
const exactUpToMs = 100_000;

const spokenDuration = (offMs: number, language: Language): string =>
  offMs < exactUpToMs ? sentence('{offMs}', { offMs }, language) : ageText(offMs, language);

/** The sentence of what speaks for or against a cause; `''`: nothing is known. */
export const observationText = (observation: Observation | null, language: Language): string => {
  if (observation === null) return '';
  const { key, facts } = observation;
  const dbm = typeof facts.dbm === 'number' ? minus(facts.dbm) : '';
  const off = typeof facts.offMs === 'number' ? spokenDuration(facts.offMs, language) : '';
  return sentence(uiWords[language].diagnosis.observation[key], { ...facts, dbm, off }, language);
};
