import { misspeltArgumentsStart } from '../../shared/at/misspelt-commands.ts';
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

/**
 * Session storage may be written to disk, so lines that may contain secrets are omitted. A line that is no command may be part of one: of a
 * private key that is pasted line by line, or of a command with a line break before its password.
 */
export const historyText = (history: readonly string[]): string =>
  JSON.stringify(
    history.filter((line) => isCommand(line) && !mayHoldSecret(line) && misspeltArgumentsStart(line) === null),
  );

/** A line of a key may begin with the same letters, but contains nothing except Base64. */
const isCommand = (line: string): boolean =>
  /^\s*AT/i.test(line) && (line.length < shortestKeyLine || /[^A-Za-z0-9+/=]/.test(line.trim()));

const shortestKeyLine = 40;
