import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import type { ImportedLog, LogEntry } from '../../../../shared/imports/logs/log.ts';
import type { LogZone } from '../../../../shared/imports/logs/log-time.ts';
import { readLog } from '../../../../shared/imports/logs/read-log.ts';

const utcZone: LogZone = { toUtc: (ms) => ms, toLocal: (ms) => ms };
const changedAtMs = Date.UTC(2026, 10, 30, 20);

const read = (content: string | Uint8Array, name?: string): ImportedLog => {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  const log = readLog({ bytes, name, changedAtMs }, undefined, utcZone);
  if (!log.ok) throw new Error(`refused: ${log.error.code}`);
  return log.value;
};

const latin1 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('latin1');
const rowOf = ({ direction, bytes }: LogEntry): string => `${direction === 'sent' ? '>' : '<'} ${latin1(bytes)}`;
const rowsOf = (log: ImportedLog): readonly string[] => log.entries.filter(({ bytes }) => bytes.length > 0).map(rowOf);
const notesOf = ({ entries }: ImportedLog): readonly string[] => entries.flatMap(({ note }) => note ?? []);
const codesOf = ({ warnings }: ImportedLog): readonly string[] => warnings.map(({ code }) => code);
const timesOf = ({ entries }: ImportedLog): readonly (string | null)[] =>
  entries.map(({ atMs }) => (atMs === null ? null : new Date(atMs).toISOString().slice(0, -1)));

const sscomLines = [
  '[14:58:16.163]发→◇AT+CSQ\r\n□\r\n',
  '[14:58:16.167]收←◆AT+CSQ\r\r\n+CSQ: 20,0\r\n\r\nOK\r\n\r\n',
  '[14:58:17.000]收←◆+CREG: 1\r\n',
].join('');

const dialogue = ['> AT+CSQ\r\n', '< AT+CSQ\r\r\n+CSQ: 20,0\r\n\r\nOK\r\n', '< +CREG: 1\r\n'];

describe('a log of SSCOM', () => {
  it('has the bytes of the device, without the line end before each header', () => {
    const log = read(sscomLines);
    expect(rowsOf(log)).toEqual(dialogue);
    expect([log.program, log.encoding, log.guessed]).toEqual(['sscom', 'utf-8', ['date', 'zone']]);
    expect(codesOf(log)).toEqual(['date-from-file']);
  });

  it.each([
    ['in GBK', iconv.encode(sscomLines, 'gbk'), 'gb18030'],
    ['in UTF-16', iconv.encode(sscomLines, 'utf16-le', { addBOM: true }), 'utf-16le'],
    ['with the English marks', Buffer.from(sscomLines.replaceAll('发', 'OUT').replaceAll('收', 'IN')), 'utf-8'],
    ['without its diamonds', Buffer.from(sscomLines.replaceAll(/[◇◆]/g, '')), 'utf-8'],
    ['with question marks for them', Buffer.from(sscomLines.replaceAll(/[◇◆]/g, '?')), 'utf-8'],
    ['without an end mark', Buffer.from(sscomLines.replaceAll('\r\n□', '')), 'utf-8'],
    ['as hex', Buffer.from(hexOf(sscomLines)), 'utf-8'],
  ])('is the same %s', (_how, bytes, encoding) => {
    const log = read(new Uint8Array(bytes));
    expect(rowsOf(log)).toEqual(dialogue);
    expect(log.encoding).toBe(encoding);
  });

  it('keeps Chinese text of the device as the bytes of the file, and reads notes in its encoding', () => {
    const log = read(new Uint8Array(iconv.encode(`${sscomLines}[14:58:18.000]收←◆短信: 删除\t//备注\r\n`, 'gbk')));
    expect(log.entries.at(-1)).toMatchObject({ note: '备注' });
    expect(iconv.decode(Buffer.from(log.entries.at(-1)?.bytes ?? []), 'gbk')).toBe('短信: 删除\r\n');
  });

  it('takes notes out of the lines, wherever they stand', () => {
    const log = read(
      '[14:58:16.163]发→◇AT+X="http://a/b"\t\t//note one\n□ //two\n[14:58:16.167]收←◆ //three\n+X: 1   中文\n\nOK\n//four\n',
    );
    expect(rowsOf(log)).toEqual(['> AT+X="http://a/b"\n', '< \r\n+X: 1\r\n\r\nOK\r\n\r\n']);
    expect(notesOf(log)).toEqual(['two\nnote one', 'three\n中文\nfour']);
  });

  it('goes on with the next day after midnight, and ends before the file was changed', () => {
    const log = read(
      '[23:59:59.500]发→◇AT\r\n□\r\n[00:00:00.100]收←◆OK\r\n\r\n[00:00:00.050]收←◆RDY\r\n[23:00:00.000]收←◆RDY\r\n',
    );
    expect(timesOf(log)).toEqual([
      '2026-11-28T23:59:59.500',
      '2026-11-29T00:00:00.100',
      '2026-11-29T00:00:00.100',
      '2026-11-29T23:00:00.000',
    ]);
    expect(log.warnings).toContainEqual({ code: 'passed-midnight', count: 1 });
    expect(log.warnings).toContainEqual({ code: 'time-backwards', count: 1, line: 5 });
  });

  it('says where byte 00 may have been', () => {
    expect(codesOf(read('[14:58:16.163]收←◆OK\\0\r\n'))).toContain('zero-as-text');
  });
});

const hexOfText = (text: string): string => Buffer.from(text).toString('hex').toUpperCase().replace(/../g, '$& ');

function hexOf(lines: string): string {
  return lines.replace(
    /(发→◇|收←◆)([^[□]*?)(□?)(\r\n(?=\[)|$)/g,
    (_all, mark, body, end, after) => `${mark}${hexOfText(end === '' ? body : body)}${end}${after}`,
  );
}

const answered = ['> AT+CSQ\r', '< AT+CSQ\r\r\n', '< +CSQ: 20,0\r\n', '< \r\n', '< OK\r\n'];
const printed = ['AT+CSQ\r\r\n', '+CSQ: 20,0\r\n', '\r\n', 'OK\r\n'];

/** Blank lines have no time of their own. */
const stamped = (stamps: readonly string[]): string =>
  printed.map((line, index) => (line === '\r\n' ? line : `${stamps[index]}${line}`)).join('');

describe('what a terminal has printed', () => {
  it.each([
    ['tio', '[10:20:30.100] ', '[10:20:30.200] ', '2026-11-30T10:20:30.100'],
    ['tio', '[2026-02-03T10:20:30.100] ', '[2026-02-03T10:20:30.200] ', '2026-02-03T10:20:30.100'],
    ['tio', '[1770114030.100000] ', '[1770114030.200000] ', '2026-02-03T10:20:30.100'],
    ['minicom', '[2026-02-03 10:20:30.100] ', '[2026-02-03 10:20:30.200] ', '2026-02-03T10:20:30.100'],
    ['minicom', '[2026-02-03 10:20:30] ', '[2026-02-03 10:20:31] ', '2026-02-03T10:20:30.000'],
    ['tera-term', '[Tue Feb 03 10:20:30.100 2026] ', '[Tue Feb 03 10:20:30.200 2026] ', '2026-02-03T10:20:30.100'],
    ['tera-term', '[0 00:00:01.000] ', '[0 00:00:02.000] ', '2026-11-30T19:59:59.000'],
    ['coolterm', '2026-02-03 10:20:30.100\t', '2026-02-03 10:20:30.200\t', '2026-02-03T10:20:30.100'],
    ['coolterm', '2026-02-03 10:20:30.100 - ', '2026-02-03 10:20:30.200 - ', '2026-02-03T10:20:30.100'],
    ['ts', 'Feb  3 10:20:30 ', 'Feb  3 10:20:31 ', '2026-02-03T10:20:30.000'],
    ['arduino', '10:20:30.100 -> ', '10:20:30.200 -> ', '2026-11-30T10:20:30.100'],
    ['timed', '10:20:30 ', '10:20:31 ', '2026-11-30T10:20:30.000'],
  ])('%s: %s', (program, first, second, at) => {
    const log = read(stamped([first, first, '', second]));
    expect(rowsOf(log)).toEqual(answered);
    expect(log.program).toBe(program);
    expect(timesOf(log)[0]).toBe(at);
    expect(log.guessed).toContain('direction');
  });

  it('without times', () => {
    const log = read(printed.join(''));
    expect(rowsOf(log)).toEqual(answered);
    expect(timesOf(log)).toEqual([null, null, null, null, null]);
    expect([log.program, log.guessed]).toEqual(['plain', ['direction', 'time', 'date', 'line-end']]);
    expect(codesOf(log)).toEqual(['sent-lines-inferred', 'time-missing']);
  });

  it.each([
    ['picocom', 'picocom v3.1\r\n\r\nport is        : /dev/ttyUSB0\r\nTerminal ready\r\n', 'log.txt'],
    ['minicom', '\r\nWelcome to minicom 2.8\r\n\r\nOPTIONS: I18n \r\nPort /dev/ttyUSB0, 10:20:30\r\n', 'log.txt'],
    ['tio', 'tio v2.7\r\nPress ctrl-t q to quit\r\nConnected\r\n', 'log.txt'],
    ['coolterm', '', 'CoolTerm Capture 2026-02-03.txt'],
    ['tera-term', '', 'C:\\logs\\teraterm.log'],
  ])('names %s by what it says about itself or by its file', (program, head, name) => {
    const log = read(`${head}${printed.join('')}`, name);
    expect(log.program).toBe(program);
    expect(rowsOf(log).filter((row) => row.trim() !== '<')).toEqual(answered.filter((row) => row.trim() !== '<'));
  });

  it('with line ends that an editor has changed', () => {
    const log = read('AT+CSQ\n\n+CSQ: 20,0\n\nOK\n');
    expect(rowsOf(log)).toEqual(['> AT+CSQ\r', '< AT+CSQ\r\n', '< \r\n', '< +CSQ: 20,0\r\n', '< \r\n', '< OK\r\n']);
    expect(codesOf(log)).toContain('line-ends-added');
  });

  it('that also printed what was typed', () => {
    const log = read('AT+CSQ\r\nAT+CSQ\r\r\n+CSQ: 20,0\r\n\r\nOK\r\n');
    expect(rowsOf(log)).toEqual(answered);
    expect(codesOf(log)).toContain('local-echo-taken');
  });

  it('takes an echo without its first letter as the command', () => {
    const log = read('OK\r\nT+CSQ\r\r\n+CSQ: 20,0\r\n');
    expect(rowsOf(log).slice(1, 3)).toEqual(['> AT+CSQ\r', '< T+CSQ\r\r\n']);
    expect(codesOf(log)).toContain('echo-completed');
  });

  it.each([
    ['as many bytes as the command says', 'AT+FSWRITE="a",0,6,5\r\n>\r\nabc\r\nde\r\nOK\r\n', 'abc\nde', 2],
    ['up to the result', 'AT+X=1\r\n> abc\r\nde\r\n\r\nOK\r\n', 'abc\r\nde', 2],
  ])('infers what was sent after a prompt: %s', (_how, text, payload) => {
    const log = read(text);
    expect(log.entries.filter(({ direction }) => direction === 'sent').map(({ bytes }) => latin1(bytes))[1]).toBe(
      payload,
    );
    const received = log.entries.filter(({ direction }) => direction === 'received').map(({ bytes }) => latin1(bytes));
    expect(received.join('')).toBe(text);
  });

  it('does not take an answer for a command', () => {
    const log = read('AT+CLAC\r\r\nAT+CSQ\r\nAT+CGMM\r\nOK\r\nAT version:1.1.0.0\r\n');
    expect(rowsOf(log).filter((row) => row.startsWith('>'))).toEqual(['> AT+CLAC\r']);
  });

  it('keeps every byte that was printed, with an end or without one', () => {
    const text = 'AT+CSQ\r\r\n+CSQ: 20,0\r\n\u0000\u001b[0m\u0007x\r\nOK\r\n> ';
    const received = read(text).entries.filter(({ direction }) => direction === 'received');
    expect(received.map(({ bytes }) => latin1(bytes)).join('')).toBe(text);
  });
});

describe('a log that says what was sent', () => {
  it('llcom: the bytes of its hex, both ways', () => {
    const at = '2026-02-03 10:20:30.100 +08:00';
    const log = read(
      [
        `${at} [INF] [SRART]Logs by LLCOM. https://github.com/chenxuuu/llcom\r\n`,
        `${at} [INF] <-AT␍␊\r\n${at} [DBG] [HEX]41 54 0D 0A\r\n`,
        `${at} [INF] ->AT\r\n\r\nOK\r\n\r\n${at} [DBG] [HEX]41 54 0D 0D 0A 4F 4B 0D 0A\r\n`,
        `${at} [INF] ->RDY\r\n`,
      ].join(''),
    );
    expect(rowsOf(log)).toEqual(['> AT\r\n', '< AT\r\r\nOK\r\n', '< RDY\r\n']);
    expect(timesOf(log)[1]).toBe('2026-02-03T02:20:30.100');
    expect(log.warnings).toContainEqual({ code: 'text-instead-of-bytes', count: 1, line: 9 });
    expect([log.program, notesOf(log).length]).toEqual(['llcom', 1]);
  });

  it.each([
    ['TX: AT', 'RX: OK'],
    ['[TX] AT', '[RX] OK'],
    ['Send: AT', 'Recv: OK'],
    ['发送: AT', '接收: OK'],
    ['>> AT', '<< OK'],
    ['--> AT', '<-- OK'],
    ['→ AT', '← OK'],
    // Arrows of a program that shows the way to its own window.
    ['<- AT', '-> OK'],
    ['[10:20:30.100] TX: AT', '[10:20:30.200] RX: OK'],
    ['2026-02-03 10:20:30.100 >> AT', '2026-02-03 10:20:30.200 << OK'],
  ])('%s', (sent, received) => {
    const log = read(`${sent}\n${received}\n`);
    expect(rowsOf(log)).toEqual(['> AT\r', '< OK\r\n']);
    expect(log.program).toBe('marked');
  });

  it('ESP-IDF: lines of the host become notes', () => {
    const log = read('I (10) at: TX:|AT\nW (20) app: slow\nI (30) at: RX:|OK\nI (40) at: RX:|RDY\n');
    expect(rowsOf(log)).toEqual(['> AT\r', '< OK\r\n', '< RDY\r\n']);
    expect(notesOf(log)).toEqual(['app: slow'].map((note) => expect.stringContaining(note.slice(5))));
    expect(log.entries.map(({ atMs }) => (atMs ?? 0) - changedAtMs)).toEqual([-30, -20, -10, 0]);
  });

  it('a table of an article', () => {
    const log = read('| 方向 | AT命令 |\n|---|---|\n| 发 | AT |查询|\n| 收 | AT |\n|  | OK |\n');
    expect(rowsOf(log)).toEqual(['> AT\r', '< AT\r\n', '< OK\r\n']);
    expect(notesOf(log)).toEqual(['查询']);
  });

  it('Python: bytes in any quotes and lines', () => {
    const log = read("read: b'AT\\r\\r\\nO'\nb\"K\\r\\n\"\nb'it\\'s \\x41\\r\\n'\n");
    expect(rowsOf(log)).toEqual(['> AT\r', '< AT\r\r\n', '< OK\r\n', "< it's A\r\n"]);
  });
});

describe('what is no log', () => {
  it.each([
    ['empty', '  \r\n'],
    ['is-recording', '{"v":2,"kind":"atelier-recording"}\n'],
    ['not-a-log', 'Dear reader,\nthis is a text.\n'],
    ['not-a-log', 'AT+CSQ\r\nAT+CGMR\r\n'],
  ])('%s', (code, text) => {
    const read = readLog({ bytes: new TextEncoder().encode(text), changedAtMs });
    expect(read).toMatchObject({ ok: false, error: { code } });
  });
});
