import { describe, expect, it } from 'vitest';
import { scanImports } from './import-scanner.ts';

/** `§{` means `${`, which an ordinary string must not contain. */
const specifiers = (source: string): readonly (string | null)[] =>
  scanImports(source.replaceAll('§', '$')).map((found) => found.specifier);

describe('scanImports', () => {
  it.each([
    ["import 'a';"],
    ["import a from 'a';"],
    ["import a, { b } from 'a';"],
    ["import a, * as b from 'a';"],
    ["import * as b from 'a';"],
    ["import { a, type B as C } from 'a';"],
    ["import type { A } from 'a';"],
    ["import type A from 'a';"],
    ["import type * as A from 'a';"],
    ["import type, { b } from 'a';"],
    ["import type from 'a';"],
    ["import from from 'a';"],
    ["import type from from 'a';"],
    ["import { 'x y' as a } from 'a';"],
    ['import{a}from"a"'],
    ["import{\n  b, // from 'c'\n  /* from 'd' */ c,\n} from\n  'a';"],
    ["import b from 'a' with { type: 'json' };"],
    ["export * from 'a';"],
    ["export * as b from 'a';"],
    ["export * as 'b c' from 'a';"],
    ["export { b } from 'a';"],
    ["export { default as b } from 'a';"],
    ["export type { B } from 'a';"],
    ["export type * from 'a';"],
    ["const b = await import('a');"],
    ['const b = await import(`a`);'],
    ["const b = await import(/* c */ 'a', { with: { type: 'json' } });"],
    ["let b: import('a').B;"],
    ["f(...require('a'));"],
    ["import b = require('a');"],
    ["const b = `§{await import('a')} from 'c'`;"],
    ["x = y / 2; import 'a'; z = 1 / 2;"],
    ["if (/['\"]/.test(x)) await import('a');"],
    ["const t = \"it's\"; import('a')"],
  ])('finds the import of %j', (source) => {
    expect(specifiers(source)).toEqual(['a']);
  });

  it.each([
    ["// import 'a';"],
    ["/* import 'a';\nexport * from 'a' */"],
    ['const b = "import \'a\'";'],
    ["const b = `\nimport 'a';\n`;"],
    ["const b = /import 'a'/;"],
    ['import.meta.dirname'],
    ['export const b = 1;'],
    ["export const from = 'a';"],
    ["export default 'a';"],
    ["export { b }; const from = 'a';"],
    ["export type B = 'a' | 'c';"],
    ["b.import('a'); b?.require('a'); this.#import('a')"],
    ["const imported = 'a'; important('a'); $import('a')"],
    ["({ import: 'a', export: 'a' })"],
    ['require.resolve'],
  ])('finds no import in %j', (source) => {
    expect(specifiers(source)).toEqual([]);
  });

  it.each([['import(name)'], ['import(`./§{name}.ts`)'], ["import('.' + name)"], ['require(name)']])(
    'marks %j as an import that no rule can check',
    (source) => {
      expect(specifiers(source)).toEqual([null]);
    },
  );

  it('returns the line', () => {
    expect(scanImports("/*\n*/\nimport 'a';\n\nexport * from 'b';")).toEqual([
      { specifier: 'a', line: 3 },
      { specifier: 'b', line: 5 },
    ]);
  });
});
