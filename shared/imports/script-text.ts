const isBlank = (character: string | undefined): boolean => character !== undefined && /\s/.test(character);

export interface CodeLine {
  readonly line: number;
  /** Without comments and the blanks around it. */
  readonly code: string;
}

interface CommentStyle {
  /** Whether a comment to the end of the line begins at this position outside of quotes. */
  begins(text: string, at: number): boolean;
  readonly hasBlocks: boolean;
}

export const slashComments: CommentStyle = {
  // The slashes of an address (`http://…`) do not begin a comment.
  begins: (text, at) => text.startsWith('//', at) && (at === 0 || /[\s;{})]/.test(text[at - 1] ?? '')),
  hasBlocks: true,
};

export const semicolonComments: CommentStyle = {
  begins: (text, at) => text[at] === ';',
  hasBlocks: true,
};

/** The lines of a script that are not empty, without comments, and how many lines had one. */
export const readCode = (
  lines: readonly string[],
  style: CommentStyle,
): { readonly code: readonly CodeLine[]; readonly comments: number } => {
  const code: CodeLine[] = [];
  let comments = 0;
  let isInBlock = false;
  lines.forEach((text, index) => {
    const read = withoutComments(text, isInBlock, style);
    isInBlock = read.isInBlock;
    if (read.hasComment) comments += 1;
    const kept = read.code.trim();
    if (kept !== '') code.push({ line: index + 1, code: kept });
  });
  return { code, comments };
};

interface WithoutComments {
  readonly code: string;
  readonly isInBlock: boolean;
  readonly hasComment: boolean;
}

const withoutComments = (text: string, wasInBlock: boolean, style: CommentStyle): WithoutComments => {
  let code = '';
  let isInBlock = wasInBlock;
  let hasComment = wasInBlock;
  let quote = '';
  for (let at = 0; at < text.length; at += 1) {
    const character = text[at] ?? '';
    if (isInBlock) {
      if (!text.startsWith('*/', at)) continue;
      isInBlock = false;
      at += 1;
    } else if (quote !== '') {
      code += character;
      if (character === quote) quote = '';
    } else if (style.begins(text, at)) {
      return { code, isInBlock, hasComment: true };
    } else if (style.hasBlocks && text.startsWith('/*', at)) {
      isInBlock = true;
      hasComment = true;
      at += 1;
    } else {
      code += character;
      if (character === '"' || character === "'") quote = character;
    }
  }
  return { code, isInBlock, hasComment };
};

const escapes: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t' };

/** A text in quotes at a position, and where it ends. `null`: there is none, or it has no end. */
export const quotedAt = (
  text: string,
  at: number,
  hasEscapes: boolean,
): { readonly value: string; readonly end: number } | null => {
  const quote = text[at];
  if (quote !== '"' && quote !== "'") return null;
  let value = '';
  for (let next = at + 1; next < text.length; next += 1) {
    const character = text[next] ?? '';
    if (character === quote) return { value, end: next + 1 };
    if (hasEscapes && character === '\\' && next + 1 < text.length) {
      next += 1;
      const letter = text[next] ?? '';
      value += escapes[letter] ?? letter;
    } else value += character;
  }
  return null;
};

export const skipBlanks = (text: string, at: number): number => {
  let next = at;
  while (isBlank(text[next])) next += 1;
  return next;
};

export const digitsAt = (text: string, at: number): { readonly value: number; readonly end: number } | null => {
  let end = at;
  while (/\d/.test(text[end] ?? '') && end - at < 10) end += 1;
  return end === at ? null : { value: Number(text.slice(at, end)), end };
};
