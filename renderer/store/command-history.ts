import { slipStart } from '../../shared/at/command-slips.ts';
import { mayHoldSecret } from '../../shared/at/secret-commands.ts';

const maxCommands = 200;

/** The newest last; repeated lines are stored once. */
export const withCommand = (history: readonly string[], line: string): readonly string[] =>
  history.at(-1) === line ? history : [...history, line].slice(-maxCommands);

/** Parses stored text, which may have any content. */
export const readHistory = (stored: string | null): readonly string[] => {
  try {
    const value: unknown = JSON.parse(stored ?? '[]');
    if (!Array.isArray(value)) return [];
    return value.filter((line): line is string => typeof line === 'string' && line !== '').slice(-maxCommands);
  } catch {
    return [];
  }
};

/** Session storage may be written to disk, so lines that may contain secrets are omitted. */
export const historyText = (history: readonly string[]): string =>
  JSON.stringify(history.filter((line) => !mayHoldSecret(line) && slipStart(line) === null));
