import type { Language } from './language.ts';
import { stepWords } from './steps.ts';

/** The title of a step by its id; `null` for anything else. */
export const titleOfStep = (id: string, language: Language): string | null => {
  const titles: Readonly<Record<string, string>> = stepWords[language];
  return Object.hasOwn(titles, id) ? (titles[id] ?? null) : null;
};
