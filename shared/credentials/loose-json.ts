import { quoteFamilyOf } from '../at/separators.ts';

/** An object or a list in tolerant JSON. Values are kept as text, so that a number loses no digit. */
export interface LooseObject {
  /** For a list only the first element, without a name. */
  readonly entries: readonly (readonly [name: string, value: string | LooseObject])[];
  /** True: nothing but names, values and separators was found. */
  readonly isClean: boolean;
  /** True: valid JSON. */
  readonly isStrict: boolean;
}

/** Deeper levels are not parsed. */
const maximumDepth = 16;
/** Only this many entries are parsed. */
const maximumEntries = 1_000;
/** Number of braces to try: a brace may also be part of a sentence or of a topic such as `{deviceId}`. */
const triedBraces = 20;

/**
 * Objects in a text, the most likely first: valid JSON, or JSON changed on its way through a chat, a document or a program:
 * typographic quotes, names without quotes, extra commas, lost braces, text around it.
 */
export const readLooseObjects = (text: string): readonly LooseObject[] => {
  const whole = text.trim();
  if (/^[{[]/.test(whole) && isJson(whole)) return [new LooseReader(whole, 'strict').outermost()];
  const inner = whole.slice(Math.max(0, whole.indexOf('{')), whole.lastIndexOf('}') + 1);
  if (isJson(inner)) return [new LooseReader(inner, 'strict').outermost()];
  const reader = new LooseReader(whole, 'loose');
  const found: LooseObject[] = [];
  for (let tried = 0; tried < triedBraces && reader.goTo('{'); tried += 1) found.push(reader.outermost());
  const isBare =
    quoteFamilyOf(whole[0] ?? '') !== null && /^.[^"“”＂'‘’「」『』«»\r\n]{1,60}["“”＂'‘’」』»]\s*[:：=＝]/.test(whole);
  return found.length === 0 && isBare ? [new LooseReader(whole, 'loose').members('')] : found;
};

export const isJson = (text: string): boolean => {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
};

/** Continues after any input: each step consumes at least one character, and nothing is read twice. */
class LooseReader {
  private at = 0;
  private depth = 0;
  private isClean = true;
  private readonly text: string;
  private readonly isStrict: boolean;

  constructor(text: string, manner: 'strict' | 'loose') {
    this.text = text;
    this.isStrict = manner === 'strict';
  }

  goTo(character: string): boolean {
    const index = this.text.indexOf(character, this.at);
    this.at = index === -1 ? this.text.length : index;
    return index !== -1;
  }

  /** Reads from the opening bracket on. */
  outermost(): LooseObject {
    this.isClean = true;
    return this.container();
  }

  private container(): LooseObject {
    const isList = this.text[this.at] === '[';
    this.at += 1;
    if (this.depth === maximumDepth) {
      this.at = this.text.length;
      this.isClean = false;
      return this.objectOf([]);
    }
    this.depth += 1;
    const read = isList ? this.elements() : this.members('}');
    this.depth -= 1;
    return read;
  }

  /** Reads up to the closing bracket or, if there is none, to the end of the text. */
  members(end: string): LooseObject {
    const entries: (readonly [string, string | LooseObject])[] = [];
    let isApart = true;
    while (!this.isAtEnd(end)) {
      if (entries.length === maximumEntries) {
        this.isClean = false;
        this.at = this.text.length;
      }
      isApart = this.skipSeparators(end) || isApart;
      if (this.isAtEnd(end)) break;
      const name = this.string() ?? this.match(/[\p{L}_$][\p{L}\p{N}_$.-]*(?: [\p{L}\p{N}]+)?/uy);
      const hasValue = name !== null && this.match(/\s*[:：=＝]\s*/uy) !== null;
      if (!isApart || !hasValue) this.isClean = false;
      if (hasValue) entries.push([name, this.value()]);
      else if (name === null) this.at += 1;
      isApart = false;
    }
    this.at += 1;
    return this.objectOf(entries);
  }

  /** Skips commas, line ends, comments and brackets that close nothing here. Returns true if there was one. */
  private skipSeparators(end: string): boolean {
    const before = this.at;
    // `isAtEnd` has already skipped blanks and line ends.
    const isNewLine = /[\r\n]\s*$/.test(this.text.slice(Math.max(0, before - 20), before));
    while (!this.isAtEnd(end) && this.match(/[,，;；}\]]|(?:\/\/|#)[^\r\n]*/uy) !== null);
    return isNewLine || this.at > before;
  }

  private objectOf(entries: LooseObject['entries']): LooseObject {
    return { entries, isClean: this.isClean, isStrict: this.isStrict };
  }

  private elements(): LooseObject {
    const entries: (readonly [string, string | LooseObject])[] = [];
    while (!this.isAtEnd(']')) {
      if (this.match(/[,，;；}]+/uy) === null) entries.push(['', this.value()]);
    }
    this.at += 1;
    return this.objectOf(entries.slice(0, 1));
  }

  private isAtEnd(end: string): boolean {
    this.match(/\s+/uy);
    return this.at >= this.text.length || this.text[this.at] === end;
  }

  private value(): string | LooseObject {
    if (/[{[]/.test(this.text[this.at] ?? '')) return this.container();
    const quoted = this.string();
    if (quoted !== null) return quoted;
    const bare = this.match(/[^\s,，;；{}[\]"“”＂「」『』«»]+/uy);
    if (bare === null && !/[}\]]/.test(this.text[this.at] ?? '')) this.at += 1;
    return bare === null || /^(?:null|none|undefined|true|false)$/i.test(bare) ? '' : bare;
  }

  /** `null`: no string here. A string that does not end on its line is broken, and read as empty. */
  private string(): string | null {
    const open = this.text[this.at] ?? '';
    const kind = this.isStrict && open !== '"' ? null : quoteFamilyOf(open);
    if (kind === null) return null;
    this.at += 1;
    const closers = this.isStrict ? open : kind;
    let index = this.at;
    while (
      index < this.text.length &&
      !closers.includes(this.text[index] ?? '') &&
      !/[\r\n]/.test(this.text[index] ?? '')
    )
      index += this.text[index] === '\\' ? 2 : 1;
    const isClosed = index < this.text.length && closers.includes(this.text[index] ?? '');
    const inner = this.text.slice(this.at, index);
    this.at = Math.min(index + 1, this.text.length);
    return isClosed ? unescaped(inner) : '';
  }

  private match(pattern: RegExp): string | null {
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.text)?.[0] ?? null;
    if (found !== null) this.at = pattern.lastIndex;
    return found;
  }
}

const unescaped = (inner: string): string => {
  if (!inner.includes('\\')) return inner;
  try {
    return String(JSON.parse(`"${inner.replaceAll('"', '\\"').replaceAll('\\\\"', '\\"')}"`));
  } catch {
    return inner;
  }
};
