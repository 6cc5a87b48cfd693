import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readableForm } from '../../../../electron/commands/dialect/readable.ts';
import { dialectAreas } from '../../../../electron/commands/dialect/table.ts';
import {
  allCommands,
  commandAtEnd,
  effectOf,
  findCommand,
  formsOf,
  matchesOf,
  parametersIn,
  searchedLines,
  textOfTaken,
} from '../../../../renderer/parts/command-help/command-text.ts';
import type { CommandTable } from '../../../../shared/contract/commands.ts';

const table: CommandTable = {
  areas: dialectAreas.map(({ name: area, rows }) => ({
    name: area,
    commands: rows.map(({ name, source, firmware, forms }) => ({
      ...{ name, source, firmware, isLacking: firmware === '724' },
      forms: forms.map(readableForm),
    })),
  })),
};
const all = allCommands(table);
const named = (name: string) => {
  const found = findCommand(all, name);
  if (!found) throw new Error(name);
  return found;
};
const end = (line: string) => {
  const found = commandAtEnd(line);
  if (!found) throw new Error(line);
  return found;
};
const matches = (line: string): readonly string[] => matchesOf(table, end(line)).map(({ name }) => name);

describe('the command at the end of a line', () => {
  it.each([
    ['at+csq', '', 'AT+CSQ', ''],
    [' AT+MCONNECT=1,60', '', 'AT+MCONNECT', '=1,60'],
    ['ATE0', '', 'ATE0', ''],
    ['AT&W', '', 'AT&W', ''],
    ['AT+CMEE=1;+CSQ', 'AT+CMEE=1;', 'AT+CSQ', ''],
    ['AT+MPUB="a;b",0', '', 'AT+MPUB', '="a;b",0'],
    ['AT', '', 'AT', ''],
  ])('of %j: after %j, %j with %j', (line, before, name, tail) => {
    expect(commandAtEnd(line)).toEqual({ before, name, tail });
  });

  it.each(['', 'A', '+++', 'hello', `AT${'a'.repeat(3_000)}`])('is none in %j', (line) => {
    expect(commandAtEnd(line)).toBeNull();
  });

  it('never loses what was typed before it, and any text can be judged', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 60 }), (rest) => {
        const line = `AT${rest}`;
        const found = commandAtEnd(line);
        expect(found === null || line.startsWith(found.before)).toBe(true);
        if (found) matchesOf(table, found);
      }),
    );
  });
});

describe('the commands that fit', () => {
  it('begin with what was typed; others have its letters in their order', () => {
    const found = matches('AT+MC');
    expect(found.slice(0, 2)).toEqual(['AT+MCONFIG', 'AT+MCONNECT']);
    expect(found).toContain('AT+MDISCONNECT');
  });

  it('that the firmware lacks come last', () => {
    const lacking = matchesOf(table, end('AT+B')).map(({ isLacking }) => isLacking);
    expect(lacking).toContain(true);
    expect(lacking).toEqual([...lacking].sort());
  });

  it('are only the command itself once arguments are typed', () => {
    expect(matches('AT+MCONNECT=1')).toEqual(['AT+MCONNECT']);
    expect(matches('ATE0')).toEqual(['ATE']);
    expect(matches('AT+NONSENSE=1')).toEqual([]);
  });

  it('are taken with the text before them', () => {
    expect(textOfTaken(end('at+mc'), named('AT+MCONNECT'))).toBe('AT+MCONNECT=');
    expect(textOfTaken(end('AT+CMEE=1;+cs'), named('AT+CSQ'))).toBe('AT+CMEE=1;+CSQ');
  });
});

describe('a card', () => {
  it.each([
    ['AT+CSQ', '', 'safe'],
    ['AT+CFUN', '?', 'safe'],
    ['AT+CFUN', '=1,1', 'restarts'],
    ['AT+CFUN', '=4', 'disconnects'],
    ['AT&W', '', 'flash'],
    ['AT+MIPCLOSE', '', 'disconnects'],
    ['AT+IPR', '=9600', 'never'],
  ] as const)('of %s with %j says %s', (name, tail, effect) => {
    expect(effectOf(formsOf(named(name), tail))).toBe(effect);
  });

  it('has the parameters with their meaning, as far as the table has it', () => {
    expect(parametersIn('=<clean 0,1>,<keep-alive 1-65535 s>')).toEqual([
      { name: 'clean', values: '0,1' },
      { name: 'keep-alive', values: '1-65535 s' },
    ]);
    expect(parametersIn('=<0 off,1 full,4 flight>')).toEqual([{ name: '', values: '0 off,1 full,4 flight' }]);
    expect(parametersIn('=<rate, 0 automatic>')).toEqual([{ name: 'rate', values: '0 automatic' }]);
    expect(parametersIn('=<client id>[,<user>]')).toEqual([
      { name: 'client id', values: '' },
      { name: 'user', values: '' },
    ]);
    expect(parametersIn('?')).toEqual([]);
  });
});

it('the history is searched by all words, newest first, each line once', () => {
  const history = ['AT+CSQ', 'AT+MSUB="a",1', 'AT+CSQ', 'AT+MSUB="b",1'];
  expect(searchedLines(history, '')).toEqual(['AT+MSUB="b",1', 'AT+CSQ', 'AT+MSUB="a",1']);
  expect(searchedLines(history, 'msub A')).toEqual(['AT+MSUB="b",1', 'AT+MSUB="a",1']);
  expect(searchedLines(history, '"a"')).toEqual(['AT+MSUB="a",1']);
});
