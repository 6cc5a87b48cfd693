import { longestKeptLine } from './command-history.ts';
import { misspeltArgumentsStart } from './misspelt-commands.ts';
import { mayHoldSecret } from './secret-commands.ts';

/**
 * Whether a typed line may be written to the disk: not if it may contain a secret. A line that is not a command may be part of one: of a
 * private key that is pasted line by line, or of a command with a line break before its password. Nor one with control characters: a module
 * takes a backspace as a correction.
 */
export const mayBeKept = (line: string): boolean =>
  line.length <= longestKeptLine &&
  !controls.test(line) &&
  isCommand(line) &&
  !mayHoldSecret(line) &&
  misspeltArgumentsStart(line) === null;

/** A line of a key may begin with the same letters, but contains nothing except Base64. */
const isCommand = (line: string): boolean =>
  /^\s*AT/i.test(line) && (line.length < shortestKeyLine || /[^A-Za-z0-9+/=]/.test(line.trim()));

const controls = /[^\P{Cc}\t]/u;

const shortestKeyLine = 40;
