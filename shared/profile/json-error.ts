/** The position of an error in JSON text: independent of the engine, and without any part of the text, which may contain secrets. */
export interface JsonError {
  readonly line: number;
  readonly column: number;
  /** Keys of `problemWords`; typical mistakes in hand-written JSON have their own. */
  readonly problem:
    | 'unexpected-end'
    | 'unexpected-character'
    | 'too-deep'
    | 'text-after-end'
    | 'comment'
    | 'trailing-comma'
    | 'missing-comma'
    | 'single-quote'
    | 'typographic-quote'
    | 'full-width';
}

/** Finds the first error in JSON text (RFC 8259), or that it is nested deeper than `maximumDepth`; `null`: none. */
export const findJsonError = (text: string, maximumDepth: number): JsonError | null => {
  const reader = new JsonReader(text, maximumDepth);
  const found = reader.document();
  if (found === null) return null;
  const before = text.slice(0, found.offset).split(/\r\n|\r|\n/);
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1, problem: found.problem };
};

interface Found {
  readonly offset: number;
  readonly problem: JsonError['problem'];
}

/** Recursive descent. Each method returns `null` after success, else the error. */
class JsonReader {
  private at = 0;
  private depth = 0;
  private readonly text: string;
  private readonly maximumDepth: number;

  constructor(text: string, maximumDepth: number) {
    this.text = text;
    this.maximumDepth = maximumDepth;
  }

  document(): Found | null {
    const found = this.value();
    if (found !== null) return found;
    this.blanks();
    return this.at < this.text.length ? { offset: this.at, problem: 'text-after-end' } : null;
  }

  private value(): Found | null {
    this.blanks();
    const first = this.text[this.at];
    if (first === '{' || first === '[') return this.container(first === '{' ? '}' : ']');
    if (first === '"') return this.string();
    return this.match(/-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y) ? null : this.wrong();
  }

  private container(end: '}' | ']'): Found | null {
    if (this.depth === this.maximumDepth) return { offset: this.at, problem: 'too-deep' };
    this.depth += 1;
    this.at += 1;
    if (!this.take(end)) {
      do {
        const found = end === '}' ? this.member() : this.value();
        if (found !== null) return found;
      } while (this.take(','));
      if (!this.take(end)) return this.wrong();
    }
    this.depth -= 1;
    return null;
  }

  private member(): Found | null {
    this.blanks();
    const found = this.string();
    if (found !== null) return found;
    return this.take(':') ? this.value() : this.wrong();
  }

  private string(): Found | null {
    if (this.text[this.at] !== '"') return this.wrong();
    this.at += 1;
    while (this.match(/[^"\\\u0000-\u001f]+/y) || this.match(/\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y));
    if (this.text[this.at] !== '"') return this.wrong();
    this.at += 1;
    return null;
  }

  /** Skips blanks, then consumes `character` if it is next. */
  private take(character: string): boolean {
    this.blanks();
    if (this.text[this.at] !== character) return false;
    this.at += 1;
    return true;
  }

  private blanks(): void {
    this.match(/[ \t\r\n]*/y);
  }

  private match(pattern: RegExp): boolean {
    pattern.lastIndex = this.at;
    if (!pattern.test(this.text)) return false;
    this.at = pattern.lastIndex;
    return true;
  }

  private wrong(): Found {
    return { offset: this.at, problem: slipAt(this.text, this.at) };
  }
}

/** The most likely mistake of the author, by the character at which the text stops being JSON. */
const slipAt = (text: string, at: number): JsonError['problem'] => {
  const character = text[at];
  if (character === undefined) return 'unexpected-end';
  if (/^(?:\/\/|\/\*|#)/.test(text.slice(at, at + 2))) return 'comment';
  if (character === "'") return 'single-quote';
  if (/[\u2018-\u201f\u300c\u300d\uff02\uff07]/.test(character)) return 'typographic-quote';
  if (/[\uff0c\uff1a\uff5b\uff5d\u3001\u3010\u3011]/.test(character)) return 'full-width';
  const before = lastVisible(text, at);
  if (before === ',' && /[}\]]/.test(character)) return 'trailing-comma';
  return /["\d}\]el]/.test(before) && /["{[]/.test(character) ? 'missing-comma' : 'unexpected-character';
};

const lastVisible = (text: string, at: number): string => {
  let index = at - 1;
  while (/[ \t\r\n]/.test(text[index] ?? '')) index -= 1;
  return text[index] ?? '';
};
