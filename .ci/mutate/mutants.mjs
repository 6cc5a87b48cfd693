// The changes that `npm run mutate` makes, found in the syntax tree of one source file.
import { createHash } from 'node:crypto';
import { parseAst } from 'rolldown/parseAst';

const comparisons = {
  '<': ['<=', '>='],
  '<=': ['<', '>'],
  '>': ['>=', '<='],
  '>=': ['>', '<'],
  '===': ['!=='],
  '!==': ['==='],
};
const arithmetic = { '+': '-', '-': '+', '*': '/', '/': '*', '%': '*', '<<': '>>', '>>': '<<', '&': '|', '|': '&' };
const logic = { '&&': '||', '||': '&&' };
/** Methods that are easily confused with a similar one. */
const siblings = new Map(
  Object.entries({
    some: 'every',
    every: 'some',
    startsWith: 'endsWith',
    endsWith: 'startsWith',
    min: 'max',
    max: 'min',
    indexOf: 'lastIndexOf',
    lastIndexOf: 'indexOf',
  }),
);
/** Methods that can be removed: they return the type on which they are called. */
const droppable = new Set([
  'filter',
  'trim',
  'trimEnd',
  'trimStart',
  'toLowerCase',
  'toUpperCase',
  'reverse',
  'slice',
  'sort',
  'toSorted',
]);
/** Type expressions have no behaviour; only the expression inside is changed. */
const transparent = new Set([
  'TSAsExpression',
  'TSNonNullExpression',
  'TSSatisfiesExpression',
  'TSInstantiationExpression',
]);

const isText = (node) => (node.type === 'Literal' && typeof node.value === 'string') || node.type === 'TemplateLiteral';
const isAnyText = (node) =>
  isText(node) || (node.type === 'BinaryExpression' && (isAnyText(node.left) || isAnyText(node.right)));
const effects = new Set([
  'CallExpression',
  'AwaitExpression',
  'AssignmentExpression',
  'UpdateExpression',
  'ChainExpression',
  'UnaryExpression',
]);

/** Log messages are not behaviour. */
const isLog = (text) => /^(await )?(this\.)?#?(\w+\.)?(log|console)\b/.test(text);

const mutatorsOf = (text) => {
  const source = (node) => text.slice(node.start, node.end);
  const condition = (test) =>
    test.type === 'Literal' ? [] : ['true', 'false'].map((becomes) => ({ node: test, becomes }));
  return {
    IfStatement: (node) => condition(node.test),
    ConditionalExpression: (node) => condition(node.test),
    WhileStatement: (node) => condition(node.test).filter(({ becomes }) => becomes === 'false'),
    BinaryExpression: (node) => {
      const with_ = (operator) => ({ node, becomes: `${source(node.left)} ${operator} ${source(node.right)}` });
      if (comparisons[node.operator]) return comparisons[node.operator].map(with_);
      if (!arithmetic[node.operator] || isAnyText(node)) return [];
      return [with_(arithmetic[node.operator])];
    },
    LogicalExpression: (node) => {
      if (node.operator === '??') return [node.left, node.right].map((side) => ({ node, becomes: source(side) }));
      const [left, right] = [source(node.left), source(node.right)];
      return [{ node, becomes: `(${left}) ${logic[node.operator]} (${right})` }];
    },
    UnaryExpression: (node) => {
      if (node.operator === '!') return [{ node, becomes: source(node.argument) }];
      return [];
    },
    UpdateExpression: (node) => [
      { node, becomes: source(node).replace(/\+\+|--/, (sign) => (sign === '++' ? '--' : '++')) },
    ],
    Literal: (node) => {
      if (typeof node.value === 'boolean') return [{ node, becomes: String(!node.value) }];
      if (typeof node.value !== 'number') return [];
      const others = node.value === 0 ? [1] : [node.value + 1, node.value - 1];
      return others.map((value) => ({ node, becomes: `(${value})` }));
    },
    ArrayExpression: (node) => (node.elements.length > 0 ? [{ node, becomes: '[]' }] : []),
    CallExpression: (node) => {
      const { callee } = node;
      if (callee.type !== 'MemberExpression' || callee.computed || callee.optional) return [];
      const name = callee.property.name;
      if (droppable.has(name)) return [{ node, becomes: source(callee.object) }];
      if (!siblings.has(name)) return [];
      const from = callee.property;
      const becomes = text.slice(node.start, from.start) + siblings.get(name) + text.slice(from.end, node.end);
      return [{ node, becomes }];
    },
    ExpressionStatement: (node) => {
      if (!effects.has(node.expression.type) || isLog(source(node))) return [];
      return [{ node, becomes: '', statement: true }];
    },
    BlockStatement: (node, parent) => {
      if (node.body.length < 2 || parent.type === 'TryStatement' || parent.type === 'CatchClause') return [];
      return [{ node, becomes: '{}', statement: true }];
    },
  };
};

const skipped = new Set(['ImportDeclaration', 'ExportAllDeclaration', 'TemplateElement']);

const chained = new Set(['object', 'callee', 'expression']);

const walk = (node, parent, inChain, visit) => {
  if (skipped.has(node.type)) return;
  if (node.type.startsWith('TS')) {
    if (transparent.has(node.type)) walk(node.expression, node, inChain, visit);
    return;
  }
  // A part of `a?.b.c()` cannot be put in brackets, because the rest of the chain would then be called on undefined.
  if (!inChain) visit(node, parent);
  for (const [key, value] of Object.entries(node)) {
    // Keys are names, not values.
    if (key === 'key' && !node.computed) continue;
    const chainGoesOn = (inChain || node.type === 'ChainExpression') && chained.has(key);
    for (const child of Array.isArray(value) ? value : [value]) {
      if (child && typeof child.type === 'string') walk(child, node, chainGoesOn, visit);
    }
  }
};

const isLoop = (type) => type === 'WhileStatement' || type.startsWith('For') || type === 'DoWhileStatement';
const short = (text) => {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > 100 ? `${line.slice(0, 97)}…` : line;
};

/** All changes of one file in order, and the positions of its loops (for the guard against endless loops). */
export const mutantsOf = (file, text) => {
  const mutators = mutatorsOf(text);
  const found = [];
  const loops = [];
  walk(parseAst(text, { lang: 'ts' }), undefined, false, (node, parent) => {
    if (isLoop(node.type) && node.body.type === 'BlockStatement') loops.push(node.body.start + 1);
    for (const mutant of mutators[node.type]?.(node, parent) ?? []) found.push(mutant);
  });
  const seen = new Map();
  const mutants = found.map(({ node, becomes, statement = false }) => {
    const before = text.slice(0, node.start);
    const lineStart = before.lastIndexOf('\n') + 1;
    const was = text.slice(node.start, node.end);
    const code = text.slice(lineStart, text.indexOf('\n', lineStart)).trim();
    const change = `${short(was)} → ${short(becomes) || 'removed'}`;
    // Identified by its text and not by its line number: an edit elsewhere in the file does not affect the sample and the list.
    const base = `${file}|${code}|${change}`;
    const times = (seen.get(base) ?? 0) + 1;
    seen.set(base, times);
    const key = times === 1 ? base : `${base}|${times}`;
    const id = createHash('sha256').update(key).digest('hex').slice(0, 12);
    const line = before.split('\n').length;
    return { id, file, line, code, change, times, start: node.start, end: node.end, becomes, statement };
  });
  return { mutants, loops };
};

/** The source of the file with all of its selected changes, each behind a switch. */
export const withSwitches = (text, mutants, loops) => {
  const plain = (start, end) => {
    let out = '';
    let at = start;
    for (const loop of loops.filter((offset) => offset > start && offset < end)) {
      out += `${text.slice(at, loop)}globalThis.mutation?.turn();`;
      at = loop;
    }
    return out + text.slice(at, end);
  };
  const render = (start, end, inside) => {
    let out = '';
    let at = start;
    let rest = [...inside].sort((one, other) => one.start - other.start || other.end - one.end);
    while (rest.length > 0) {
      const [first] = rest;
      const same = rest.filter((mutant) => mutant.start === first.start && mutant.end === first.end);
      const within = rest.filter(
        (mutant) => !same.includes(mutant) && mutant.start >= first.start && mutant.end <= first.end,
      );
      rest = rest.filter((mutant) => !same.includes(mutant) && !within.includes(mutant));
      out += plain(at, first.start) + switched(same, render(first.start, first.end, within));
      at = first.end;
    }
    return out + plain(at, end);
  };
  return render(0, text.length, mutants);
};

const switched = (same, original) => {
  const on = (mutant) => `globalThis.mutation?.on(${JSON.stringify(mutant.id)})`;
  if (same[0].statement) {
    const conditions = same.map(on).join(' || ');
    return original.startsWith('{')
      ? `{ if (${conditions}) {} else ${original} }`
      : `if (${conditions}) {} else { ${original} }`;
  }
  return `(${same.map((mutant) => `${on(mutant)} ? (${mutant.becomes}) : `).join('')}(${original}))`;
};
