import { mayHoldSecret } from '../../shared/at/secret-commands.ts';

const mostCommands = 200;

/** The newest last; the same line twice in a row once. */
export const withCommand = (history: readonly string[], line: string): readonly string[] =>
  history.at(-1) === line ? history : [...history, line].slice(-mostCommands);

/** What was kept, read with distrust. */
export const readHistory = (stored: string | null): readonly string[] => {
  try {
    const value: unknown = JSON.parse(stored ?? '[]');
    if (!Array.isArray(value)) return [];
    return value.filter((line): line is string => typeof line === 'string' && line !== '').slice(-mostCommands);
  } catch {
    return [];
  }
};

/** Storage of a page ends up on the disk: what may hold a secret is left out. */
export const historyText = (history: readonly string[]): string =>
  JSON.stringify(history.filter((line) => !mayHoldSecret(line)));
