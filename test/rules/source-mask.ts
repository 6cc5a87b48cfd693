/** The kind of a character in a source file. Quotes of strings, templates and regular expressions count as code. */
const code = 0;
const comment = 1;
const text = 2;
const expression = 3;

/**
 * The source with comments and the content of strings, templates and regular expressions replaced by blanks. Lengths and line ends stay, so
 * positions are those of the source. (TypeScript 7 has no compiler API.)
 */
export const codeOnly = (source: string): string => blank(source, (kind) => kind !== code);

/** The source with only its comments replaced by blanks. */
export const withoutComments = (source: string): string => blank(source, (kind) => kind === comment);

/** The text between quotes and in templates, each piece with the line on which it begins. */
export const textPieces = (source: string): readonly { readonly line: number; readonly text: string }[] => {
  const kinds = new SourceReader(source).read();
  const pieces: { line: number; text: string }[] = [];
  let line = 1;
  let isInside = false;
  for (const [at, character] of source.split('').entries()) {
    const isText = kinds[at] === text;
    if (isText && !isInside) pieces.push({ line, text: '' });
    const piece = pieces.at(-1);
    if (isText && piece) piece.text += character;
    isInside = isText;
    if (character === '\n') line += 1;
  }
  return pieces;
};

const blank = (source: string, isBlank: (kind: number) => boolean): string => {
  const kinds = new SourceReader(source).read();
  const characters = source.split('');
  return characters
    .map((character, at) => (isBlank(kinds[at] ?? code) && !/[\r\n]/.test(character) ? ' ' : character))
    .join('');
};

/** Keywords after which a slash begins a regular expression. */
const wordsBeforeExpression = new Set(
  'return typeof case in of delete void throw new else do instanceof await yield default'.split(' '),
);

class SourceReader {
  private readonly source: string;
  private readonly kinds: Uint8Array;
  private at = 0;
  private braceDepth = 0;
  /** The brace depths at which the open `${` of templates end. */
  private readonly templateDepths: number[] = [];
  /** The last word or character of code, to distinguish a division from a regular expression. */
  private last = '';

  constructor(source: string) {
    this.source = source;
    this.kinds = new Uint8Array(source.length);
  }

  read(): Uint8Array {
    if (this.source.startsWith('#!')) this.mark(comment, this.endOfLine());
    while (this.at < this.source.length) this.readNext();
    return this.kinds;
  }

  private readNext(): void {
    const two = this.source.slice(this.at, this.at + 2);
    const character = two[0] ?? '';
    if (two === '//') this.mark(comment, this.endOfLine());
    else if (two === '/*') this.mark(comment, this.endOfBlockComment());
    else if (character === '"' || character === "'") this.readString(character);
    else if (character === '`') this.readTemplateText();
    else if (character === '}' && this.braceDepth === this.templateDepths.at(-1)) this.resumeTemplate();
    else if (character === '/' && this.slashBeginsExpression()) this.readRegularExpression();
    else this.readCode(character);
  }

  private readCode(character: string): void {
    const word = /^[\p{L}\p{N}_$]+/u.exec(this.source.slice(this.at, this.at + 200))?.[0];
    if (character === '{') this.braceDepth += 1;
    if (character === '}') this.braceDepth -= 1;
    if (!/\s/.test(character)) this.last = word ?? character;
    this.at += word?.length ?? 1;
  }

  /** An unterminated string ends with its line, so that an apostrophe in the text of a page does not hide the rest. */
  private readString(quote: string): void {
    this.at += 1;
    this.mark(
      text,
      this.find((character) => character === quote || character === '\n'),
    );
    if (this.source[this.at] === quote) this.at += 1;
    this.last = '0';
  }

  private resumeTemplate(): void {
    this.templateDepths.pop();
    this.readTemplateText();
  }

  /** Reads a piece of template text, from the character that begins it to after the one that ends it. */
  private readTemplateText(): void {
    this.at += 1;
    this.mark(
      text,
      this.find((character, at) => character === '`' || (character === '$' && this.source[at + 1] === '{')),
    );
    const opens = this.source[this.at] === '$';
    if (opens) this.templateDepths.push(this.braceDepth);
    this.at += opens ? 2 : 1;
    this.last = opens ? '{' : '0';
  }

  private slashBeginsExpression(): boolean {
    // `</b>` ends an element. A comparison with a regular expression is not expected.
    if (this.last === '<') return false;
    return /^[\p{L}\p{N}_$]/u.test(this.last) ? wordsBeforeExpression.has(this.last) : !/^[)\]]/.test(this.last);
  }

  private readRegularExpression(): void {
    let inClass = false;
    const from = this.at;
    this.at += 1;
    const end = this.find((character) => {
      if (character === '[') inClass = true;
      if (character === ']') inClass = false;
      return character === '\n' || (character === '/' && !inClass);
    });
    if (this.source[end] !== '/') {
      this.at = from;
      this.readCode('/');
      return;
    }
    this.mark(expression, end);
    this.at += 1;
    this.last = '0';
  }

  /** The next position that ends a text. A character after a backslash never does. */
  private find(ends: (character: string, at: number) => boolean): number {
    let at = this.at;
    while (at < this.source.length && !ends(this.source[at] ?? '', at)) at += this.source[at] === '\\' ? 2 : 1;
    return Math.min(at, this.source.length);
  }

  private mark(kind: number, end: number): void {
    this.kinds.fill(kind, this.at, end);
    this.at = end;
  }

  private endOfLine(): number {
    const at = this.source.indexOf('\n', this.at);
    return at === -1 ? this.source.length : at;
  }

  private endOfBlockComment(): number {
    const at = this.source.indexOf('*/', this.at + 2);
    return at === -1 ? this.source.length : at + 2;
  }
}
