import type {
  CommandEffect,
  CommandFacts,
  CommandForm,
  CommandFormKind,
  CommandTable,
} from '../../../shared/contract/commands.ts';

/** The command at the end of a line, which may join several with semicolons. */
export interface CommandAtEnd {
  /** The commands before it, with the semicolon. */
  readonly before: string;
  /** In upper case: `AT+MCO`. */
  readonly name: string;
  /** Typed after the name: `=1,60`. */
  readonly tail: string;
}

const longestLine = 2_000;

export const commandAtEnd = (line: string): CommandAtEnd | null => {
  const text = line.trimStart();
  if (text.length > longestLine || !/^AT/i.test(text)) return null;
  const start = lastSemicolon(text) + 1;
  const rest = text.slice(start).trimStart();
  const whole = start === 0 ? rest : `AT${rest}`;
  const name = /^AT(?:[+*^][A-Z0-9]*|&?[A-Z]*[0-9]*)/i.exec(whole)?.[0] ?? 'AT';
  return { before: text.slice(0, start), name: name.toUpperCase(), tail: whole.slice(name.length).trim() };
};

/** A quoted argument may contain semicolons. -1: none. */
const lastSemicolon = (text: string): number => {
  let last = -1;
  let isQuoted = false;
  for (let at = 0; at < text.length; at += 1) {
    if (text[at] === '"') isQuoted = !isQuoted;
    else if (text[at] === ';' && !isQuoted) last = at;
  }
  return last;
};

export const allCommands = ({ areas }: CommandTable): readonly CommandFacts[] =>
  areas.flatMap(({ commands }) => commands);

const mostMatches = 60;

/** The commands that fit, the likeliest first; those that the firmware lacks last. */
export const matchesOf = (table: CommandTable, { name, tail }: CommandAtEnd): readonly CommandFacts[] => {
  const all = allCommands(table);
  const exact = findCommand(all, name);
  if (tail !== '') return exact === null ? [] : [exact];
  const letters = name.slice(2).replace(/^[+*^&]/, '');
  const begins = all.filter((command) => command.name.startsWith(name));
  const inside = letters.length < 2 ? [] : all.filter((command) => isInside(letters, command.name.slice(2)));
  const near = table.areas.find(({ commands }) => begins.some((command) => commands.includes(command)));
  const isNear = (command: CommandFacts): boolean => near?.commands.includes(command) ?? false;
  const others = [...inside.filter(isNear), ...inside.filter((command) => !isNear(command))];
  const found = [...new Set([...(exact === null ? [] : [exact]), ...begins, ...others])];
  return [...found.filter(({ isLacking }) => !isLacking), ...found.filter(({ isLacking }) => isLacking)].slice(
    0,
    mostMatches,
  );
};

/** `CSQ` is in `+CESQ`: the letters in their order. */
const isInside = (letters: string, name: string): boolean => {
  let at = 0;
  for (const letter of name) if (letter === letters[at]) at += 1;
  return at === letters.length;
};

/** `ATE0` is the command `ATE`. */
export const findCommand = (all: readonly CommandFacts[], name: string): CommandFacts | null =>
  all.find((command) => command.name === name) ??
  all.find(
    (command) =>
      /^AT[&A-Z]/.test(command.name) && /^\d+$/.test(name.slice(command.name.length)) && name.startsWith(command.name),
  ) ??
  null;

const kindOf = (tail: string): CommandFormKind => {
  if (tail.startsWith('?')) return 'query';
  if (/^=\s*\?/.test(tail)) return 'test';
  return tail.startsWith('=') ? 'set' : 'execute';
};

/** The forms that the typed text can mean. While only the name is typed: all. */
export const formsOf = ({ forms }: CommandFacts, tail: string): readonly CommandForm[] => {
  if (tail === '') return forms;
  const kind = kindOf(tail);
  const fits = forms.filter((form) => form.kind === kind);
  const exact = fits.filter(({ when }) => when !== null && new RegExp(when).test(tail.slice(1).trim()));
  if (exact.length > 0) return exact;
  const others = fits.filter(({ when }) => when === null);
  return others.length > 0 ? others : fits;
};

/** From harmless to serious. */
const gravity: readonly CommandEffect[] = ['safe', 'changes', 'costs', 'flash', 'disconnects', 'restarts', 'never'];

/** Only the name may become any form, so the most serious effect counts. A form `?` or `=?` that is not in the table only reads. */
export const effectOf = (forms: readonly CommandForm[]): CommandEffect =>
  gravity[Math.max(0, ...forms.map(({ effect }) => gravity.indexOf(effect)))] ?? 'safe';

export interface Parameter {
  /** '' where the table has only the values. */
  readonly name: string;
  readonly values: string;
}

/** The parameters in a syntax: `<clean 0,1>` is `clean` with the values `0,1`. */
export const parametersIn = (syntax: string): readonly Parameter[] =>
  [...syntax.matchAll(/<([^<>]*)>/g)].map(([, inside = '']) => {
    const at = inside.search(/(?<=^|[\s,])-?\d/);
    const name = at < 0 ? inside : inside.slice(0, at);
    return { name: name.trim().replace(/,$/, ''), values: at < 0 ? '' : inside.slice(at) };
  });

/** The text of the line after a command was taken from the list. */
export const textOfTaken = ({ before }: CommandAtEnd, { name, forms }: CommandFacts): string => {
  const isOnlySet = forms.every(({ kind }) => kind === 'set' || kind === 'test');
  return `${before}${before === '' ? name : name.slice(2)}${isOnlySet ? '=' : ''}`;
};

/** The lines with a text, each once, the newest first. */
export const searchedLines = (history: readonly string[], query: string): readonly string[] => {
  const words = query
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');
  const newestFirst = [...new Set([...history].reverse())];
  return newestFirst.filter((line) => words.every((word) => line.toLowerCase().includes(word)));
};
