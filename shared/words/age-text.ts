import type { Language } from './language.ts';
import { fill } from './typed-words.ts';
import { uiWords } from './ui.ts';

/** Coarse on purpose: `75 s` would change while it is read. `59 s`, `2 min`, `3 h`, `5 d`; in Chinese in words. */
export const ageText = (ms: number, language: Language): string => {
  const { unit, n } = coarse(ms);
  return fill(uiWords[language].common.age[unit], { n });
};

const coarse = (ms: number): { readonly unit: 'seconds' | 'minutes' | 'hours' | 'days'; readonly n: number } => {
  const minutes = Math.floor(ms / 60_000);
  if (minutes < 1) return { unit: 'seconds', n: Math.max(0, Math.floor(ms / 1_000)) };
  if (minutes < 120) return { unit: 'minutes', n: minutes };
  const hours = Math.floor(minutes / 60);
  return hours < 48 ? { unit: 'hours', n: hours } : { unit: 'days', n: Math.floor(hours / 24) };
};
