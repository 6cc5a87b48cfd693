/** Parsing of answer lines. Text is Latin-1: one character per byte. */

/**
 * The text after `+NAME:` without blanks at both ends; `null` when the line has another name. `+MQTTSTATU :1` is accepted (seen on a
 * real module), and so is the full-width colon of the manual, whose three bytes are three characters here.
 */
export const afterPrefix = (line: string, name: string): string | null => {
  if (!line.startsWith(name)) return null;
  const match = /^\s*(?:[:：]|\xef\xbc\x9a)\s*(.*?)\s*$/s.exec(line.slice(name.length));
  return match?.[1] ?? null;
};

/** The first line with that name, without the name. */
export const findPrefixed = (lines: readonly string[], name: string): string | null => {
  for (const line of lines) {
    const rest = afterPrefix(line, name);
    if (rest !== null) return rest;
  }
  return null;
};

export interface Field {
  readonly text: string;
  readonly quoted: boolean;
}

/** Splits `0,"a,b",7` at the commas outside of quotes. A missing closing quote is assumed at the end of the line. */
export const splitFields = (text: string): readonly Field[] => {
  const fields: Field[] = [];
  let at = 0;
  for (;;) {
    while (text[at] === ' ') at += 1;
    const quoted = text[at] === '"';
    const end = quoted ? closingQuote(text, at + 1) : nextComma(text, at);
    fields.push(
      quoted ? { text: text.slice(at + 1, end), quoted } : { text: text.slice(at, end).trim(), quoted: false },
    );
    const comma = nextComma(text, quoted ? Math.min(end + 1, text.length) : end);
    if (comma >= text.length) return fields;
    at = comma + 1;
  }
};

const closingQuote = (text: string, from: number): number => {
  const at = text.indexOf('"', from);
  return at === -1 ? text.length : at;
};

const nextComma = (text: string, from: number): number => {
  const at = text.indexOf(',', from);
  return at === -1 ? text.length : at;
};

/** A whole decimal number, or `null`. */
export const integerOf = (text: string | undefined): number | null =>
  text !== undefined && /^[+-]?\d{1,15}$/.test(text.trim()) ? Number(text.trim()) : null;

/** Device text is Latin-1 in the engine; names and topics in it are UTF-8. Invalid sequences become U+FFFD. */
export const utf8Of = (latin1: string): string =>
  new TextDecoder().decode(Uint8Array.from(latin1, (character) => character.charCodeAt(0)));
