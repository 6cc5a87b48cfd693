/** One parameter as written on the line. Text is Latin-1. */
export interface Argument {
  readonly text: string;
  readonly quoted: boolean;
}

export type CommandForm = 'execute' | 'query' | 'test' | 'set';

export interface ParsedCommand {
  /** Upper case: `+CSQ`, `E`, `&W`. */
  readonly name: string;
  readonly form: CommandForm;
  /** Of the set form, or the digits of a basic command. `null`: unbalanced quotes. */
  readonly args: readonly Argument[] | null;
}

const extendedStart = /[+*^%$#]/;

/**
 * Parses the text after `AT` (docs/at-dialect.md §2): basic commands follow each other directly, extended ones end at `;`
 * or the end of the line, and a `;` between quotes is text. Invalid text becomes an unknown command.
 */
export const parseCommandBody = (body: string): readonly ParsedCommand[] => {
  const commands: ParsedCommand[] = [];
  let at = 0;
  while (at < body.length) {
    const character = body.charAt(at);
    if (character === ' ' || character === ';') {
      at += 1;
    } else if (extendedStart.test(character)) {
      const end = endOfExtended(body, at);
      commands.push(parseExtended(body.slice(at, end).trimEnd()));
      at = end;
    } else {
      const basic = /^(&?[A-Za-z])(\d*)/.exec(body.slice(at));
      if (!basic) return [...commands, { name: body.slice(at), form: 'execute', args: null }];
      const digits = basic[2] ?? '';
      const args = digits === '' ? [] : [{ text: digits, quoted: false }];
      commands.push({ name: (basic[1] ?? '').toUpperCase(), form: 'execute', args });
      at += basic[0].length;
    }
  }
  return commands;
};

const endOfExtended = (body: string, start: number): number => {
  let inQuotes = false;
  for (let at = start; at < body.length; at += 1) {
    if (body[at] === '"') inQuotes = !inQuotes;
    else if (body[at] === ';' && !inQuotes) return at;
  }
  return body.length;
};

const parseExtended = (text: string): ParsedCommand => {
  const name = /^.[A-Za-z0-9_]*/.exec(text)?.[0] ?? text;
  const tail = text.slice(name.length);
  const upper = name.toUpperCase();
  if (tail === '') return { name: upper, form: 'execute', args: [] };
  if (tail === '?') return { name: upper, form: 'query', args: [] };
  if (tail === '=?') return { name: upper, form: 'test', args: [] };
  if (tail.startsWith('=')) return { name: upper, form: 'set', args: splitArguments(tail.slice(1)) };
  return { name: text, form: 'execute', args: null };
};

/** Blanks around a parameter are not part of it (`"…", 0` of the article). A quoted text ends at the next quote; there is no escape. */
const splitArguments = (text: string): readonly Argument[] | null => {
  const args: Argument[] = [];
  let rest = text;
  for (;;) {
    const match = /^ *(?:"([^"]*)"|([^",]*)) *(,|$)/s.exec(rest);
    if (!match) return null;
    const quoted = match[1];
    args.push(quoted !== undefined ? { text: quoted, quoted: true } : { text: (match[2] ?? '').trim(), quoted: false });
    if (match[3] !== ',') return args;
    rest = rest.slice(match[0].length);
  }
};
