import type { Variables } from './variables.ts';

/** A comparison of two numbers: `rsrp - 141 >= minRsrp`. */
export type Expression =
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'variable'; readonly name: string }
  | { readonly kind: 'negative'; readonly of: Expression }
  | { readonly kind: 'operation'; readonly operator: string; readonly left: Expression; readonly right: Expression };

export interface Comparison {
  readonly operator: string;
  readonly left: Expression;
  readonly right: Expression;
}

export type Compared =
  | { readonly kind: 'result'; readonly isTrue: boolean; readonly left: number; readonly right: number }
  /** Without a number the comparison says nothing. */
  | { readonly kind: 'no-number'; readonly name: string };

const token = /\s*(?:(\d{1,15}(?:\.\d{1,9})?)|([A-Za-z_]\w{0,63})|(<=|>=|==|!=|[<>+\-*/%()]))/y;
const longestExpression = 200;
/** Parentheses within parentheses. */
const deepest = 20;

type Token =
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'name'; readonly name: string }
  | { readonly kind: 'operator'; readonly operator: string };

const tokensOf = (text: string): readonly Token[] | null => {
  const found: Token[] = [];
  const trimmed = text.trimEnd();
  for (let at = 0; at < trimmed.length; at = token.lastIndex) {
    token.lastIndex = at;
    const [, digits, name, operator] = token.exec(trimmed) ?? [];
    if (digits !== undefined) found.push({ kind: 'number', value: Number(digits) });
    else if (name !== undefined) found.push({ kind: 'name', name });
    else if (operator !== undefined) found.push({ kind: 'operator', operator });
    else return null;
  }
  return found;
};

const comparisons: ReadonlySet<string> = new Set(['<', '<=', '>', '>=', '==', '!=']);

/** Reads sums and products of numbers and variables on both sides of one comparison. `null`: not a comparison. */
export const parseComparison = (text: string): Comparison | null => {
  const tokens = text.length > longestExpression ? null : tokensOf(text);
  if (!tokens) return null;
  const reader = createReader(tokens);
  const left = reader.sum(0);
  const operator = reader.takeOperator(comparisons);
  const right = operator === null ? null : reader.sum(0);
  return left && operator !== null && right && reader.isAtEnd() ? { operator, left, right } : null;
};

const createReader = (tokens: readonly Token[]) => {
  let at = 0;
  const takeOperator = (wanted: ReadonlySet<string>): string | null => {
    const next = tokens[at];
    if (next?.kind !== 'operator' || !wanted.has(next.operator)) return null;
    at += 1;
    return next.operator;
  };
  const operations = (
    operators: ReadonlySet<string>,
    part: (depth: number) => Expression | null,
    depth: number,
  ): Expression | null => {
    let left = part(depth);
    for (let operator = left && takeOperator(operators); left && operator; operator = takeOperator(operators)) {
      const right = part(depth);
      if (!right) return null;
      left = { kind: 'operation', operator, left, right };
    }
    return left;
  };
  const sum = (depth: number): Expression | null => operations(new Set(['+', '-']), product, depth);
  const product = (depth: number): Expression | null => operations(new Set(['*', '/', '%']), value, depth);
  const value = (depth: number): Expression | null => {
    if (depth > deepest) return null;
    if (takeOperator(new Set(['-'])) !== null) {
      const of = value(depth + 1);
      return of && { kind: 'negative', of };
    }
    if (takeOperator(new Set(['('])) !== null) {
      const inner = sum(depth + 1);
      return inner && takeOperator(new Set([')'])) !== null ? inner : null;
    }
    const next = tokens[at];
    if (!next || next.kind === 'operator') return null;
    at += 1;
    return next.kind === 'number' ? next : { kind: 'variable', name: next.name };
  };
  return { sum, takeOperator, isAtEnd: () => at === tokens.length };
};

/** The variables of a comparison, in order. */
export const namesIn = ({ left, right }: Pick<Comparison, 'left' | 'right'>): readonly string[] =>
  [left, right].flatMap((side): readonly string[] => {
    if (side.kind === 'variable') return [side.name];
    if (side.kind === 'negative') return namesIn({ left: side.of, right: { kind: 'number', value: 0 } });
    return side.kind === 'operation' ? namesIn(side) : [];
  });

const operate: Readonly<Record<string, (left: number, right: number) => number>> = {
  '+': (left, right) => left + right,
  '-': (left, right) => left - right,
  '*': (left, right) => left * right,
  '/': (left, right) => left / right,
  '%': (left, right) => left % right,
};

const compareBy: Readonly<Record<string, (left: number, right: number) => boolean>> = {
  '<': (left, right) => left < right,
  '<=': (left, right) => left <= right,
  '>': (left, right) => left > right,
  '>=': (left, right) => left >= right,
  '==': (left, right) => left === right,
  '!=': (left, right) => left !== right,
};

const decimal = /^\s*[+-]?\d+(?:\.\d+)?\s*$/;

/** Compares with the values of the variables. With a division by zero no comparison is true. */
export const compare = (comparison: Comparison, variables: Variables): Compared => {
  const noNumber = namesIn(comparison).find((name) => !decimal.test(variables.get(name) ?? ''));
  if (noNumber !== undefined) return { kind: 'no-number', name: noNumber };
  const numberOf = (part: Expression): number => {
    if (part.kind === 'number') return part.value;
    if (part.kind === 'variable') return Number(variables.get(part.name));
    if (part.kind === 'negative') return -numberOf(part.of);
    return operate[part.operator]?.(numberOf(part.left), numberOf(part.right)) ?? Number.NaN;
  };
  const left = numberOf(comparison.left);
  const right = numberOf(comparison.right);
  const areNumbers = Number.isFinite(left) && Number.isFinite(right);
  const isTrue = areNumbers && (compareBy[comparison.operator]?.(left, right) ?? false);
  return { kind: 'result', isTrue, left, right };
};
