import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fillTemplate, placeholdersOf } from '../../../shared/words/template.ts';

const fill = (template: string, facts: Readonly<Record<string, string>>): string =>
  fillTemplate(template, (name) => facts[name] ?? null, 'unknown');

describe('fillTemplate', () => {
  it.each([
    ['plain text', {}, 'plain text'],
    ['', {}, ''],
    ['port {path}', { path: 'COM3' }, 'port COM3'],
    ['port {path}', {}, 'port unknown'],
    ['{group|dialout}', {}, 'dialout'],
    ['{group|dialout}', { group: 'uucp' }, 'uucp'],
    ['{group|}.', {}, '.'],
    ['port[ {path}] gone', {}, 'port gone'],
    ['port[ {path}] gone', { path: 'COM3' }, 'port COM3 gone'],
    ['[a {x}][b {y}]', { y: '1' }, 'b 1'],
    ['x[ at {line}[:{column}]].', { line: '2' }, 'x at 2.'],
    ['x[ at {line}[:{column}]].', { line: '2', column: '5' }, 'x at 2:5.'],
    ['x[ at {line}[:{column}]].', { column: '5' }, 'x.'],
    ['[always]', {}, 'always'],
    ['{n} {n#line|lines} kept', { n: '0' }, '0 lines kept'],
    ['{n} {n#line|lines} kept', { n: '1' }, '1 line kept'],
    ['{n} {n#line|lines} kept', { n: '2' }, '2 lines kept'],
    ['{n} {n#line|lines} kept', { n: '1,001' }, '1,001 lines kept'],
    ['{n#line|lines}[, {m} {m#byte|bytes}]', { n: '1' }, 'line'],
    ['{n|several} {n#line|lines}', {}, 'several lines'],
    ['[{n} {n#line|lines}]', {}, ''],
    ['{a}{b}', { a: '{b}', b: '[c]' }, '{b}[c]'],
  ])('%j with %j gives %j', (template, facts, expected) => {
    expect(fill(template, facts)).toBe(expected);
  });

  it.each(['port {path', 'port [ {path}', '[[x]'])('refuses the broken template %j', (template) => {
    expect(() => fill(template, {})).toThrow(/unclosed/);
  });

  it('never parses the text of a fact as a template', () => {
    fc.assert(fc.property(fc.string(), (text) => fill('<{a}>', { a: text }) === `<${text}>`));
  });
});

describe('placeholdersOf', () => {
  it.each([
    ['none', []],
    ['{b} {a} {b}', ['a', 'b']],
    ['[ {group|dialout} [{x}]]', ['group', 'x']],
    ['{n} {n#line|lines}', ['n']],
    ['{n#line|lines}', ['n']],
  ])('%j has %j', (template, expected) => {
    expect(placeholdersOf(template)).toEqual(expected);
  });
});
