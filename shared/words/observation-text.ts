import type { Observation } from '../diagnosis/shapes.ts';
import { ageText } from './age-text.ts';
import { sentence } from './fact-text.ts';
import type { Language } from './language.ts';
import { minus } from './minus.ts';
import { uiWords } from './ui.ts';

/** Shorter durations are shown to a tenth of a second, longer ones coarsely. */
const exactUpToMs = 100_000;

const spokenDuration = (offMs: number, language: Language): string =>
  offMs < exactUpToMs ? sentence('{offMs}', { offMs }, language) : ageText(offMs, language);

/** The sentence of what speaks for or against a cause; `''`: nothing is known. */
export const observationText = (observation: Pick<Observation, 'key' | 'facts'> | null, language: Language): string => {
  if (observation === null) return '';
  const { key, facts } = observation;
  const dbm = typeof facts.dbm === 'number' ? minus(facts.dbm) : '';
  const off = typeof facts.offMs === 'number' ? spokenDuration(facts.offMs, language) : '';
  return sentence(uiWords[language].diagnosis.observation[key], { ...facts, dbm, off }, language);
};
