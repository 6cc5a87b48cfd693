import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { commandsIn, dataRuleOf, findRow, lateRulesOf } from '../../electron/commands/dialect/lookup.ts';
import type { DialectRow } from '../../electron/commands/dialect/row.ts';
import { dialectAreas } from '../../electron/commands/dialect/table.ts';
import { allCommands, recogniseUrc } from '../../electron/commands/index.ts';
import { commandHelp } from '../../shared/words/command-help/table.ts';
import { root } from '../rules/source-tree.ts';
import { namesOfTheDialect } from './dialect-names.ts';

const rows = dialectAreas.flatMap((area) => area.rows);
const page = readFileSync(resolve(root, 'docs/at-commands.md'), 'utf8');

const sectionText = (section: number): string =>
  page.split(/^## (?=\d)/m).find((text) => text.startsWith(`${section} `)) ?? '';

describe('the table of the dialect', () => {
  it('has every command once, and no other', () => {
    const listed = [...namesOfTheDialect].sort();
    expect(rows.map(({ name }) => name).sort(), 'test/commands/dialect-names.ts lists other commands').toEqual(listed);
  });

  it('has the sections of docs/at-commands.md in order', () => {
    expect(dialectAreas.map(({ section }) => section)).toEqual(dialectAreas.map((_, index) => index + 1));
    expect(dialectAreas.filter(({ section }) => sectionText(section) === '')).toEqual([]);
  });

  it.each(dialectAreas)('$name: every row can be found in the page, with its source', ({ section, rows: own }) => {
    const text = sectionText(section);
    const isThere = ({ name, source }: DialectRow): boolean => text.includes(`\`${name}`) && text.includes(source);
    const missing = own.filter((row) => !isThere(row)).map(({ name }) => name);
    expect(missing, 'docs/at-commands.md is not up to date: npm run docs').toEqual([]);
  });

  it('names only sources of docs/at-dialect.md §0', () => {
    const known = /^(?:MAN [A-Z0-9&+.]+|FAQ|GUIDE|CL724|CL780|docs\/at-(?:dialect|commands)\.md §[\d.]+)$/;
    const odd = rows.filter(({ source }) => !source.split('; ').every((part) => known.test(part)));
    expect(
      odd.map(({ name, source }) => `${name}: ${source}`),
      `a source is ${known}`,
    ).toEqual([]);
  });

  it('has one line of help per command, in both languages', () => {
    const names = rows.map(({ name }) => name).sort();
    const where = 'the help is in shared/words/command-help/';
    expect(Object.keys(commandHelp.en).sort(), where).toEqual(names);
    expect(Object.keys(commandHelp.zh).sort(), where).toEqual(names);
    const long = Object.values({ ...commandHelp.en, ...commandHelp.zh }).filter((text) => text.length > 100);
    expect(long).toEqual([]);
  });

  it('claims the answers that it shows', () => {
    const odd = rows.flatMap(({ forms, name }) =>
      forms.flatMap(({ answer, prefixes }) => {
        const prefix = /^[+*^][A-Z]+/.exec(answer ?? '')?.[0];
        return prefix === undefined || prefixes.includes(prefix) ? [] : [`${name}: ${prefix}`];
      }),
    );
    expect(odd).toEqual([]);
  });

  it('has whole lines as results, and late lines that have a name when no command is open', () => {
    const results = rows.flatMap(({ forms }) => forms.flatMap(({ finals }) => [...finals.success, ...finals.failure]));
    expect(results.filter(({ source }) => !source.startsWith('^') || !source.endsWith('$'))).toEqual([]);
    const late = [
      ...['+HTTPACTION: 0,200,15', '+HTTPEXGET', '+HTTPEXPOST', '+HTTPEXACTION: 0,200', '+HTTPGETTOFS: 200,39968'],
      ...['+FTPGET: 1,1', '+FTPPUT: 1,1,1360', '+FTPLIST: 1,86', '+FTPEXTGET: 1,0', '+FTPEXTGET: 4,1460'],
      ...['+FTPSIZE: 1,0,62', '+FTPDELE: 1,66', '+FTPMKD: 1,0', '+FTPRMD: 1,0', '+FTPGETTOFS: 64'],
      ...['+FTPGETTOFS: 0,245900', '+FTPPUTFRMFS: 0,41580', '+CTTS:0', '+CAUDPLAY: 1,4745', '+WIFISCAN COUNT: 10'],
      ...['+WIFISCAN: "02:00:00:00:00:01",-42,11', '+EEMLTESVC: 1', '+UPGRADEIND: -1003', '+CNTP: 61'],
      ...['+CDNSGIP:0,14', 'CONNECT OK', '1,CONNECT FAIL', 'C: 5,,"","","","INITIAL"', 'STATE: IP STATUS'],
      ...['SEND OK', 'DATA ACCEPT:10', 'CLOSE OK', 'NO CARRIER', 'ERROR:5'],
    ];
    expect(late.filter((line) => recogniseUrc(line) === null)).toEqual([]);
  });

  it('never repeats a command that costs money, spends a try or restarts', () => {
    const risky = rows.flatMap(({ name, forms }) =>
      forms.filter(({ effect, repeatable }) => ['costs', 'restarts'].includes(effect) && repeatable).map(() => name),
    );
    expect(risky).toEqual([]);
    for (const line of ['AT+CPIN=1234', 'AT+CLCK="SC",1,"1234"', 'AT+CPWD="SC","1","2"', 'AT+CMGS=10']) {
      expect(commandsIn(line)[0]?.form?.repeatable, line).toBe(false);
    }
  });
});

describe('a declared command and its row', () => {
  const patterns = (list: readonly RegExp[]): readonly string[] => list.map(String).sort();
  const params = { seconds: 15, sizeBytes: 1, secondPhaseMs: 1, qos: 1, timeoutMs: 1, count: 1 } as never;

  it.each(allCommands.map((command) => [command.name, command] as const))('%s agree', (name, command) => {
    const isQuery = command.line.length === 0;
    const line = isQuery
      ? new TextDecoder().decode((command.line as unknown as () => { bytes: Uint8Array })().bytes)
      : null;
    const row = findRow(name.replace(/\?$/, '').replace(/^ATE0$/, 'ATE'));
    const forms = line === null ? (row?.forms.filter(({ kind }) => kind === 'set') ?? []) : [commandsIn(line)[0]?.form];
    const [first] = forms;
    expect(first, 'a row with this form in electron/commands/dialect/').toBeTruthy();
    const all = forms.flatMap((form) => (form ? [form] : []));
    expect(patterns(command.finals.success)).toEqual(patterns(first?.finals.success ?? []));
    expect(patterns(command.finals.failure)).toEqual(patterns(first?.finals.failure ?? []));
    expect(command.prompt !== null).toBe(all.some(({ prompt }) => prompt !== null));
    // EEMGINFO prints one line for each cell; its caller collects them.
    if (!name.startsWith('AT+EEMGINFO'))
      expect(command.secondPhase !== null).toBe(all.some(({ late }) => late !== null));
    // A procedure may wait for less. FSWRITE, FSREAD and CIPPING say in their arguments how long they take.
    const longestMs = Math.max(...all.map(({ deadlineMs }) => deadlineMs));
    if (!/FSWRITE|FSREAD|CIPPING/.test(name)) expect(command.deadlineMs(params)).toBeLessThanOrEqual(longestMs);
  });
});

describe('a typed line', () => {
  it.each([
    ['AT', 'AT', 'execute'],
    ['ate0', 'ATE', 'execute'],
    ['ATS3?', 'ATS3', 'query'],
    ['AT&W', 'AT&W', 'execute'],
    ['ATD*99#', 'ATD', 'execute'],
    ['at+cops=?', 'AT+COPS', 'test'],
    ['AT + CSQ', 'AT', 'execute'],
    ['AT+FTPGET=2,100', 'AT+FTPGET', 'set'],
    ['AT^SYSINFO', 'AT^SYSINFO', 'execute'],
  ])('%s is %s, %s', (line, name, kind) => {
    expect(commandsIn(line)).toMatchObject([{ name, kind }]);
  });

  it('may join commands, and quoted semicolons join nothing', () => {
    const names = commandsIn('AT+CFUN=1;+CIMI;+VER').map(({ name }) => name);
    expect(names).toEqual(['AT+CFUN', 'AT+CIMI', 'AT+VER']);
    expect(commandsIn('AT+IPR=115200;&W').map(({ name }) => name)).toEqual(['AT+IPR', 'AT&W']);
    expect(commandsIn('AT+MPUB="t",0,0,"a;+CSQ"').map(({ name }) => name)).toEqual(['AT+MPUB']);
    expect(commandsIn('hello')).toEqual([]);
  });

  it.each([
    ['AT+CIPSEND=5', { line: null, sizeBytes: 5, limitMs: null, cancelByte: null }],
    ['AT+CIPSEND=1,5', { line: null, sizeBytes: 5, limitMs: null, cancelByte: null }],
    ['AT+CIPSEND', { line: null, sizeBytes: null, limitMs: null, cancelByte: 0x1b }],
    ['AT+CMGS="10086"', { line: null, sizeBytes: null, limitMs: null, cancelByte: 0x1b }],
    ['AT+FSWRITE="a,b",0,1402,15', { line: null, sizeBytes: 1402, limitMs: 15_000, cancelByte: null }],
    ['AT+MPUBEX="t",0,0,5', { line: null, sizeBytes: 5, limitMs: null, cancelByte: null }],
    ['AT+MPUBEX="t",0,0', { line: null, sizeBytes: null, limitMs: null, cancelByte: null }],
    ['AT+HTTPDATA=9,10000', { line: /^DOWNLOAD$/, sizeBytes: 9, limitMs: 10_000, cancelByte: null }],
    ['AT+HTTPEXPOST=5', { line: null, sizeBytes: 5, limitMs: null, cancelByte: null }],
    ['AT+CIPSEND?', null],
    ['AT+FTPPUT=2,0', null],
    ['AT+CSQ', null],
  ])('%s asks for %j', (line, rule) => {
    expect(commandsIn(line).map(dataRuleOf)).toEqual([rule]);
  });

  it.each([
    ['AT+MPUB="t",0,0,"m"', false],
    ['AT+MPUB="t",1,0,"m"', true],
    ['AT+FTPGET=1', true],
    ['AT+FTPGET=2,100', false],
    ['AT+CTTS=0', false],
    ['AT+CSQ;+CNTP', true],
  ])('%s has late lines: %s', (line, has) => {
    expect(lateRulesOf(commandsIn(line)).length > 0).toBe(has);
  });
});
