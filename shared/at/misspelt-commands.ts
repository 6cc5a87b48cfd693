import { type SecretCommand, secretCommands } from './secret-commands.ts';

/** Existing commands whose names differ from one with a secret argument only by what a typing error changes (MAN; 3GPP TS 27.007). */
const otherCommands: ReadonlySet<string> = new Set([
  ...['CCLK', 'CGACT', 'CGATT', 'CGAUTO', 'CLCC', 'CPINR', 'CPOWD', 'CPWC', 'CPWR', 'CSDT', 'CSTA', 'CSTF', 'CSTS'],
]);

const names = [...secretCommands].map(([name, rules]) => [name.slice(1), rules] as const);

/** The most typing errors in a name; with more it is another word. */
const typingErrorLimit = (name: string): number => (name.length > 5 ? 2 : 1);

/** The command with a secret argument that a name means, spelt correctly or not; without `AT` and prefix. */
export const meantCommand = (typed: string): SecretCommand | undefined => {
  const name = typed.toUpperCase();
  const exact = names.find(([other]) => other === name);
  if (exact || otherCommands.has(name)) return exact?.[1];
  return names.find(([other]) => distance(name, other) <= typingErrorLimit(other))?.[1];
};

/** Letters added, left out, replaced, or exchanged with their neighbour (optimal string alignment). */
const distance = (one: string, other: string): number => {
  if (Math.abs(one.length - other.length) > 2) return Infinity;
  const rows: number[][] = [Array.from({ length: other.length + 1 }, (_, at) => at)];
  for (let i = 1; i <= one.length; i += 1) {
    const row = [i];
    const [before = [], last = []] = [rows[i - 2], rows[i - 1]];
    for (let j = 1; j <= other.length; j += 1) {
      const isSame = one[i - 1] === other[j - 1];
      const isExchanged = one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1];
      row[j] = Math.min(
        (last[j] ?? 0) + 1,
        (row[j - 1] ?? 0) + 1,
        (last[j - 1] ?? 0) + (isSame ? 0 : 1),
        isExchanged ? (before[j - 2] ?? 0) + 1 : Infinity,
      );
    }
    rows[i] = row;
  }
  return rows[one.length]?.[other.length] ?? Infinity;
};

/** The arguments of a misspelt command. */
export interface MisspeltArguments {
  readonly rules: SecretCommand;
  /** Where the arguments begin. */
  readonly start: number;
}

/**
 * The beginning of a typed line: up to three words, and what may precede the arguments. No two neighbouring parts can take the same
 * blanks, because a line of many blanks would then be tried in every division.
 */
const word = '[A-Za-z0-9]{1,12}';
const lineStart = new RegExp(
  `^[ \\t]*((?:A[ \\t]?T[ \\t]*)?(?:[-+*^&%$#@!]+[ \\t]*)?)(${word}(?:[ \\t]${word}){0,2})(?=[ \\t]*(?:[=:"'?(,]|$)|[ \\t])`,
  'i',
);
const behindName = /^[ \t]*[=:?(,]*[ \t]*/;
const query = /^[ \t]*(?:=[ \t]*)?\?[ \t]*(?:;|$)/;
/** What separates joined commands, and texts in which it does not. */
const joint = /"[^"]*(?:"|$)|;/g;
/** A PIN directly after the name, without `=`. */
const gluedPin = /^[ \t]*(?:A[ \t]?T[ \t]*)?(?:[-+*^&%$#@!]+[ \t]*)?CPIN2?(?=\d{4,8}(?!\d))/i;

/**
 * Where the arguments of a command with a secret one begin although it is written wrongly: no `+` before the name, no or another character
 * than `=` after it, a blank in it, or a letter too many, too few, wrong or in the wrong place. Also after other commands of the line.
 */
export const misspeltArgumentsStart = (line: string): MisspeltArguments | null => {
  const first = argumentsOfFirst(line);
  if (first) return first;
  for (const { 0: text, index } of line.matchAll(joint)) {
    const from = index + 1;
    const found = text === ';' ? argumentsOfFirst(line.slice(from)) : null;
    if (found) return { ...found, start: from + found.start };
  }
  return null;
};

const argumentsOfFirst = (line: string): MisspeltArguments | null => {
  const glued = gluedPin.exec(line);
  const pinRules = secretCommands.get('+CPIN');
  if (glued && pinRules) return { rules: pinRules, start: glued[0].length };
  const match = lineStart.exec(line);
  if (!match) return null;
  const [, before = '', typed = ''] = match;
  const from = line.indexOf(typed, before.length);
  const words = [...typed.matchAll(/[A-Za-z0-9]+/g)];
  for (let count = words.length; count > 0; count -= 1) {
    const name = words.slice(0, count).join('');
    const end = from + (words[count - 1]?.index ?? 0) + (words[count - 1]?.[0].length ?? 0);
    const rules = meantCommand(name) ?? (/^at/i.test(name) ? meantCommand(name.slice(2)) : undefined);
    const start = end + (behindName.exec(line.slice(end))?.[0].length ?? 0);
    // A query or a test has no arguments.
    if (rules && start < line.length && !query.test(line.slice(end))) return { rules, start };
  }
  return null;
};
