import type { Words } from '../language.ts';

/** One line per command: what it does. */
export type HelpTable = Words<Readonly<Record<string, string>>>;

/** From pairs of English and Chinese, so that both languages of a command are side by side. */
export const help = (lines: Readonly<Record<string, readonly [en: string, zh: string]>>): HelpTable => {
  const entries = Object.entries(lines);
  return {
    en: Object.fromEntries(entries.map(([name, [en]]) => [name, en])),
    zh: Object.fromEntries(entries.map(([name, [, zh]]) => [name, zh])),
  };
};
