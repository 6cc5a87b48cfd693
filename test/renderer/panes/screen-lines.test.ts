import { describe, expect, it } from 'vitest';
import { deltaText, isSlowAnswer } from '../../../renderer/panes/terminal/delta.ts';
import {
  hexRows,
  linesInView,
  plainText,
  type ScreenMode,
  screenText,
  withoutHints,
} from '../../../renderer/panes/terminal/screen-lines.ts';
import { createTrafficLog, type TrafficLine } from '../../../renderer/store/traffic-lines.ts';
import type { TrafficOwner } from '../../../shared/traffic.ts';

const lineOf = (owner: TrafficOwner, text: string, lost = 0, isRecorded = true): TrafficLine => {
  const log = createTrafficLog();
  const direction = owner === 'command' ? 'sent' : 'received';
  const bytes = new TextEncoder().encode(text);
  log.add([{ sequence: lost, atMs: 0, direction, owner, commandId: 0, name: '', bytes, isRecorded }]);
  const [line] = log.lines();
  if (!line) throw new Error('no line');
  return line;
};

const words = (mode: ScreenMode) => ({
  mode,
  language: 'en' as const,
  payload: (bytes: number) => `${bytes} bytes`,
  notRecorded: 'not recorded',
  recordedBefore: 0,
  stray: { late: 'late answer', unclaimed: 'unclaimed' },
  lost: (pieces: number) => `${pieces} missing`,
  divider: ({ name }: TrafficLine) => `divider ${name}`,
});

const visible = (text: string): string => text.replace(/\u001b\[[0-9;]*[mK]/g, '');
const drawn = (line: TrafficLine, mode: ScreenMode): string => visible(screenText(line, words(mode)).text);

describe('a line of the screen', () => {
  it('is only its text, so that copying and searching work', () => {
    expect(drawn(lineOf('command', 'AT+CSQ\r'), 'text')).toBe('AT+CSQ\r\n');
    expect(drawn(lineOf('final', 'ERROR\r\n'), 'text')).toBe('ERROR\r\n');
  });

  it.each([
    ['text', 'AT+CSQ\r', 0],
    ['text', 'AT+CSQ\r', 3],
    ['hex', 'AT+CSQ\r', 0],
    ['split', `AT+MCONFIG="${'x'.repeat(60)}"\r`, 2],
    ['hex', 'x'.repeat(5_000), 0],
  ] as const)('has the number of its rows (%s, %j, %i missing)', (mode, text, lost) => {
    const { text: written, rows, rowsBefore } = screenText(lineOf('command', text, lost), words(mode));
    expect(rowsBefore).toBe(lost > 0 ? 1 : 0);
    expect(rowsBefore + rows).toBe(written.split('\r\n').length - 1);
  });

  it('has added text after the mark, and a copy omits it', () => {
    const text = drawn(lineOf('answer', '+CSQ: 18,99\r\n'), 'text');
    expect(text).toContain('−77 dBm');
    expect(withoutHints(`${text.trimEnd()}\nOK`)).toBe('+CSQ: 18,99\nOK');
  });

  it('contains no control sequence of the module, in any mode', () => {
    for (const mode of ['text', 'hex', 'split'] as const) {
      const { text } = screenText(lineOf('answer', 'a\u001b[6n\u001b]0;t\u0007\r\n'), words(mode));
      expect(text).not.toMatch(/\u001b(?!\[[0-9;]*[mK])/);
    }
  });

  it('shows how many lines are missing before it', () => {
    expect(drawn(lineOf('answer', 'x', 7), 'text')).toMatch(/7 missing\r\nx/);
  });

  it('folds a long payload as text, not as bytes', () => {
    const line = lineOf('data', 'x'.repeat(1_338));
    expect(drawn(line, 'text')).toContain('[1338 bytes]');
    expect(drawn(line, 'hex')).toContain('78 78');
  });
});

describe('bytes', () => {
  it('are shown in rows of 16, with text in split mode', () => {
    const rows = hexRows(new TextEncoder().encode('AT+CSQ\r\n0123456789'), true).map(visible);
    expect(rows).toHaveLength(2);
    expect(rows[0]).toContain('41 54 2B 43 53 51 0D 0A 30 31 32 33 34 35 36 37  AT+CSQ··01234567');
    expect(rows[1]?.trim()).toMatch(/^38 39 +89$/);
  });

  it('of a long line show how many are left out', () => {
    expect(visible(hexRows(new Uint8Array(5_000), false).at(-1) ?? '')).toBe('+904 B');
  });
});

it('the time since the line before has its unit', () => {
  expect([null, 17.4, 1_800, 219_000, 3_599_000, 7_530_000].map(deltaText)).toEqual([
    ...['', '+17', '+1.8 s', '+3:39 min', '+59:59 min', '+2:05 h'],
  ]);
});

it('a slow answer is distinguished from an idle pause', () => {
  const after = (owner: TrafficOwner, deltaMs: number | null) => isSlowAnswer({ ...lineOf(owner, 'OK\r\n'), deltaMs });
  expect([after('final', 1_001), after('second-phase', 5_000), after('answer', 2_000)]).toEqual([true, true, true]);
  expect([after('final', 900), after('final', null), after('urc', 9_000), after('command', 9_000)]).not.toContain(true);
});

it('all lines are copied whole and without added text', () => {
  const text = plainText([
    lineOf('command', 'AT+CSQ\r'),
    lineOf('answer', '+CSQ: 18,99\r\n'),
    lineOf('data', 'x'.repeat(300)),
  ]);
  expect(text).toContain('  TX   AT+CSQ\n');
  expect(text).toContain('  RX   +CSQ: 18,99\n');
  expect(text).toContain('x'.repeat(300));
});

it('cleared and filtered lines are not copied', () => {
  const lines = [lineOf('command', 'AT+CSQ\r'), lineOf('answer', '+CSQ: 18,99\r\n'), lineOf('urc', '+MSUB: x\r\n')].map(
    (line, sequence) => ({ ...line, sequence }),
  );
  const all = new Set(['sent', 'received', 'urc', 'error'] as const);
  expect(linesInView(lines, all, 0)).toHaveLength(3);
  expect(linesInView(lines, all, 1).map(({ text }) => text)).toEqual(['+CSQ: 18,99', '+MSUB: x']);
  expect(linesInView(lines, new Set(['sent'] as const), 0).map(({ text }) => text)).toEqual(['AT+CSQ']);
});

it.each(['text', 'hex', 'split'] as const)('marks unrecorded lines in %s, and never copies the mark', (mode) => {
  const line = lineOf('answer', '+CSQ: 18,99\r\n', 0, false);
  const { text } = screenText(line, words(mode));
  const plain = text.replaceAll(/\u001b\[[0-9;]*[mK]/g, '');
  expect(plain).toMatch(/\u2063 {2}not recorded\r\n$/);
  expect(withoutHints(plain.replaceAll('\r', ''))).not.toContain('recorded');
  expect(screenText(lineOf('answer', '+CSQ: 18,99\r\n'), words(mode)).text).not.toContain('recorded');
});

it.each([
  ['late', '+CSQ: 18,99', 'late answer'],
  ['late', 'server.crt', 'late answer'],
  ['unclaimed', 'OK', 'unclaimed'],
  ['unclaimed', '+CME ERROR: 3', 'unclaimed'],
  ['unclaimed', '[D] heartbeat 17', null],
  ['answer', 'OK', null],
] as const)('marks %s %j as an answer without a known command: %s', (owner, line, mark) => {
  const text = drawn(lineOf(owner, `${line}\r\n`), 'text');
  if (mark === null) expect(text).not.toMatch(/unclaimed|late answer/);
  else expect(text.trimEnd().endsWith(`  ${mark}`)).toBe(true);
  expect(withoutHints(text.replaceAll('\r', '')).trim()).toBe(line);
});

it('a line that was recorded later is no longer marked', () => {
  const line = lineOf('urc', '+CREG: 1', 4, false);
  expect(screenText(line, words('text')).text).toContain('not recorded');
  expect(screenText(line, { ...words('text'), recordedBefore: 4 }).text).toContain('not recorded');
  expect(screenText(line, { ...words('text'), recordedBefore: 5 }).text).not.toContain('not recorded');
});
