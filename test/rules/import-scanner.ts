import { codeOnly } from './source-mask.ts';

export interface FoundImport {
  /** The text between the quotes; `null` for `import(expression)`, which no rule can check. */
  readonly specifier: string | null;
  readonly line: number;
}

/** Every import of a source file: static, side effect, dynamic, `require`, re-exports; type imports too. */
export const scanImports = (source: string): readonly FoundImport[] => {
  const code = codeOnly(source);
  const found: FoundImport[] = [];
  for (const match of code.matchAll(keyword)) {
    const specifier = readSpecifier(source, code, match[0], match.index + match[0].length);
    if (specifier !== undefined) found.push({ specifier, line: source.slice(0, match.index).split('\n').length });
  }
  return found;
};

/** As a whole word and not as a property (`a.import`), but also after a spread (`...require('x')`). */
const keyword = /(?<![\p{L}\p{N}_$#])(?<!(?:^|[^.])\.)(?:import|export|require)(?![\p{L}\p{N}_$])/gu;

const name = String.raw`[\p{L}\p{N}_$]+`;
const braces = String.raw`\{[^{}]*\}`;
const importClause = new RegExp(
  String.raw`^(?:\s+(?:type|defer)(?=\s*[{*]|\s+(?!from\s*['"])${name}))?` +
    String.raw`(?:\s+${name}\s*,?)?\s*(?:\*\s*as\s+${name}\s|${braces})?\s*from\s*['"]`,
  'u',
);
const exportClause = new RegExp(
  String.raw`^(?:\s+type(?=\s*[{*]))?\s*(?:\*(?:\s*as\s+(?:${name}|"[^"]*"|'[^']*'))?|${braces})\s*from\s*['"]`,
  'u',
);

/** `undefined`: not an import (`import.meta`, `export const`). */
const readSpecifier = (source: string, code: string, word: string, from: number): string | null | undefined => {
  const rest = code.slice(from);
  if (/^\s*\(/.test(rest)) return word === 'export' ? undefined : readCall(source, code, from);
  if (word === 'require') return undefined;
  const clause = word === 'import' ? (/^\s*['"]/.exec(rest) ?? importClause.exec(rest)) : exportClause.exec(rest);
  if (clause === null) return undefined;
  const start = from + clause[0].length;
  return source.slice(start, code.indexOf(code[start - 1] ?? '', start));
};

const readCall = (source: string, code: string, from: number): string | null => {
  const opening = /^\s*\(\s*(['"`])/.exec(code.slice(from));
  if (opening === null) return null;
  const start = from + opening[0].length;
  const end = code.indexOf(opening[1] ?? '', start);
  const isOneText = /^\s*[,)]/.test(code.slice(end + 1)) && !code.slice(start, end).includes('${');
  return isOneText ? source.slice(start, end) : null;
};
