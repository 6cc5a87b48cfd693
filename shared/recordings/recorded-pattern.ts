import { RE2JS } from 're2js';

const longestSource = 1_000;
/** The time for a line is its length times this number. */
const largestProgram = 2_000;

/**
 * A regular expression from a recording, which a stranger may have written. It takes linear time (RE2), unlike those of JavaScript, and behaves as
 * one of them.
 */
class LinearRegExp extends RegExp {
  private readonly compiled: RE2JS;
  private readonly rejected: RE2JS | null;
  private readonly written: string;

  constructor(written: string, compiled: RE2JS, rejected: RE2JS | null) {
    super('');
    this.written = written;
    this.compiled = compiled;
    this.rejected = rejected;
  }

  override get source(): string {
    return this.written;
  }

  override test(line: string): boolean {
    return this.compiled.matcher(line).find() && !(this.rejected?.matcher(line).find() ?? false);
  }

  override exec(line: string): RegExpExecArray | null {
    const matcher = this.compiled.matcher(line);
    if (!matcher.find() || (this.rejected?.matcher(line).find() ?? false)) return null;
    const names = Object.keys(this.compiled.namedGroups());
    const groups = Object.fromEntries(names.map((name) => [name, matcher.group(name) ?? '']));
    const text = matcher.group() ?? '';
    const found = Object.assign([text], { 0: text, index: matcher.start(), input: line });
    return names.length === 0 ? found : Object.assign(found, { groups });
  }
}

/** The text of `String(expression)`. `null`: it is not valid, or cannot be run in linear time. */
export const recordedPattern = (text: string): RegExp | null => {
  const match = /^\/(.*)\/([is]*)$/s.exec(text);
  if (!match || text.length > longestSource) return null;
  const [, source = '', flags = ''] = match;
  const { wanted, rejected } = withoutLookahead(source);
  const compiled = compile(wanted, flags);
  const compiledRejected = rejected === null ? null : compile(rejected, flags);
  if (compiled === null || (rejected !== null && compiledRejected === null)) return null;
  return new LinearRegExp(source, compiled, compiledRejected);
};

const compile = (source: string, flags: string): RE2JS | null => {
  const options = (flags.includes('i') ? RE2JS.CASE_INSENSITIVE : 0) | (flags.includes('s') ? RE2JS.DOTALL : 0);
  try {
    const compiled = RE2JS.compile(withBlanks(source), options);
    return compiled.programSize() > largestProgram ? null : compiled;
  } catch {
    return null;
  }
};

/** Without quantifiers before it. */
const lookahead = /^(\^(?:[\w :]|\\.|\(\?:|[|)])*)\(\?!([\w :$]*)\)(.*)$/s;

/**
 * RE2 has no lookahead. Where what precedes it can match in one way only, `^CONNACK(?! OK$).+$` is what matches `^CONNACK.+$` and not
 * `^CONNACK OK$`.
 */
const withoutLookahead = (source: string): { readonly wanted: string; readonly rejected: string | null } => {
  const match = lookahead.exec(source);
  if (!match) return { wanted: source, rejected: null };
  const [, before = '', not = '', after = ''] = match;
  return { wanted: `${before}${after}`, rejected: `${before}${not}` };
};

/** The blanks of JavaScript that a line of one byte per character can have. */
const withBlanks = (source: string): string => {
  let isInClass = false;
  return source.replace(/\\.|[[\]]/gs, (sign) => {
    if (sign === '[' || sign === ']') isInClass = sign === '[';
    if (sign !== '\\s') return sign;
    return isInClass ? '\\s\\x0b\\xa0' : '[\\s\\x0b\\xa0]';
  });
};
