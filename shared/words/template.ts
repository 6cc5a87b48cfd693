/**
 * Templates of sentences.
 *
 * - `{name}` is the fact of that name; a missing fact becomes the neutral word.
 * - `{name|text}` becomes `text` when the fact is missing.
 * - `{name#line|lines}` is the form for the number `name`: `{n} {n#line|lines}`. English has two forms, one and other. Chinese
 *   has one, so its sentences do not use this mark.
 * - `[ … ]` is omitted as a whole when a fact directly in it is missing; may be nested.
 *
 * Texts of facts are inserted as they are and never parsed as a template.
 */
export const fillTemplate = (
  template: string,
  textOf: (name: string) => string | null,
  neutralWord: string,
): string => {
  const part = readPart(template, 0, false, textOf);
  return part.pieces.map((piece) => piece ?? neutralWord).join('');
};

interface Part {
  /** `null`: a missing fact. */
  readonly pieces: readonly (string | null)[];
  readonly end: number;
}

const readPart = (template: string, from: number, nested: boolean, textOf: (name: string) => string | null): Part => {
  const pieces: (string | null)[] = [];
  let at = from;
  while (at < template.length) {
    const character = template[at];
    if (character === ']' && nested) return { pieces, end: at + 1 };
    if (character === '[') {
      const inner = readPart(template, at + 1, true, textOf);
      if (!inner.pieces.includes(null)) pieces.push(...inner.pieces);
      at = inner.end;
    } else if (character === '{') {
      const close = template.indexOf('}', at);
      if (close === -1) throw new Error(`unclosed placeholder in "${template}"`);
      pieces.push(markText(template.slice(at + 1, close), textOf));
      at = close + 1;
    } else {
      const next = nextMark(template, at);
      pieces.push(template.slice(at, next));
      at = next;
    }
  }
  if (nested) throw new Error(`unclosed optional part in "${template}"`);
  return { pieces, end: at };
};

const markText = (mark: string, textOf: (name: string) => string | null): string | null => {
  const [name = '', ...fallback] = mark.split('|');
  const [counted = '', one] = name.split('#');
  const text = textOf(counted);
  // An unknown number gets the form for many; the text next to it already shows that the number is missing.
  if (one !== undefined) return text !== null && isOne(text) ? one : fallback.join('|');
  return text ?? (fallback.length > 0 ? fallback.join('|') : null);
};

const plural = new Intl.PluralRules('en');

/** Uses the number as shown, by the plural rules: `1,122` is many, and so is any text that is not a number. */
const isOne = (shown: string): boolean => plural.select(Number(shown.replaceAll(',', ''))) === 'one';

const nextMark = (template: string, from: number): number => {
  for (let at = from + 1; at < template.length; at += 1) if ('{[]'.includes(template[at] ?? '')) return at;
  return template.length;
};

/** Names of the placeholders of a template, each once, sorted. */
export const placeholdersOf = (template: string): readonly string[] =>
  [...new Set([...template.matchAll(/\{([^{}|#]+)(?:[|#][^{}]*)?\}/g)].map((match) => match[1] ?? ''))].sort();
