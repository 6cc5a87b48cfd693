import { codeOnly } from './source-mask.ts';
import type { SourceFile } from './source-tree.ts';

export const maximumFunctionLines = 60;

/** Top-level functions with too many lines, counted from the declaration to its end. */
export const longFunctions = (files: readonly SourceFile[]): readonly string[] =>
  files.flatMap(({ path, text }) =>
    topLevelFunctions(text)
      .filter(({ lines }) => lines > maximumFunctionLines)
      .map(({ name, lines }) => `${path}: ${name} has ${lines} lines, at most ${maximumFunctionLines}`),
  );

interface FunctionSize {
  readonly name: string;
  readonly lines: number;
}

/** Declarations start in the first column: the formatter indents everything else. */
const declaration = /^(?:export )?(?:(?:async )?function\*? *|(?:const|let) )([\w$]+)/gm;

const topLevelFunctions = (source: string): readonly FunctionSize[] => {
  const code = codeOnly(source);
  return [...code.matchAll(declaration)].flatMap(({ index, 0: head, 1: name = '' }) => {
    const isKeyword = head.includes('function');
    const { end, hasArrow } = readStatement(code, index, isKeyword);
    const lines = code.slice(index, end).split('\n').length;
    return isKeyword || hasArrow ? [{ name, lines }] : [];
  });
};

const closing = new Set(')]}');

/** Finds the end of a statement. An arrow counts if it is not inside braces, as in `memo(() => …)`. */
const readStatement = (
  code: string,
  start: number,
  isKeyword: boolean,
): { readonly end: number; readonly hasArrow: boolean } => {
  const open: string[] = [];
  let hasArrow = false;
  for (let at = start; at < code.length; at += 1) {
    const character = code[at] ?? '';
    if ('([{'.includes(character)) open.push(character);
    else if (closing.has(character)) {
      const opened = open.pop();
      const endsBody = isKeyword && open.length === 0 && opened === '{' && code[at + 1] === '\n';
      if (endsBody) return { end: at + 1, hasArrow };
    } else if (code.startsWith('=>', at) && !open.includes('{')) hasArrow = true;
    else if (character === ';' && open.length === 0) return { end: at + 1, hasArrow };
  }
  return { end: code.length, hasArrow };
};
