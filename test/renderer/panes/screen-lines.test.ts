import { describe, expect, it } from 'vitest';
import {
  deltaText,
  hexBody,
  plainText,
  type ScreenMode,
  screenText,
  withoutHints,
} from '../../../renderer/panes/terminal/screen-lines.ts';
import { createTrafficLog, type TrafficLine } from '../../../renderer/store/traffic-lines.ts';
import type { TrafficOwner } from '../../../shared/traffic.ts';

const lineOf = (owner: TrafficOwner, text: string, lost = 0): TrafficLine => {
  const log = createTrafficLog();
  const direction = owner === 'command' ? 'sent' : 'received';
  const bytes = new TextEncoder().encode(text);
  log.add([{ sequence: lost, atMs: 0, direction, owner, commandId: 0, name: '', bytes }]);
  const [line] = log.lines();
  if (!line) throw new Error('no line');
  return line;
};

const words = (mode: ScreenMode) => ({
  mode,
  language: 'en' as const,
  payload: (bytes: number) => `${bytes} bytes`,
  lost: (pieces: number) => `${pieces} missing`,
});

const visible = (text: string): string =>
  text.replace(/\u001b\[[0-9;]*[mK]/g, '').replace(/^\d\d:\d\d:\d\d\.\d{3}/, 'TIME');

describe('a line of the screen', () => {
  it('has its time, direction and text', () => {
    expect(visible(screenText(lineOf('command', 'AT+CSQ\r'), words('text')))).toBe('TIME            ►  AT+CSQ\r\n');
    expect(visible(screenText(lineOf('final', 'ERROR\r\n'), words('text')))).toContain('!  ERROR\r\n');
  });

  it('has our reading behind the mark, and a copy leaves it out', () => {
    const text = visible(screenText(lineOf('answer', '+CSQ: 18,99\r\n'), words('text')));
    expect(text).toContain('−77 dBm');
    expect(withoutHints(`${text.trimEnd()}\nOK`)).toBe('TIME            ◄  +CSQ: 18,99\nOK');
  });

  it('lets no sequence of the module reach the terminal, in any mode', () => {
    for (const mode of ['text', 'hex', 'split'] as const) {
      const text = screenText(lineOf('answer', 'a\u001b[6n\u001b]0;t\u0007\r\n'), words(mode));
      expect(text).not.toMatch(/\u001b(?!\[[0-9;]*[mK])/);
    }
  });

  it('says what is missing before it', () => {
    expect(visible(screenText(lineOf('answer', 'x', 7), words('text')))).toMatch(/7 missing\r\n.*◄ {2}x/s);
  });

  it('folds a long payload as text, not as bytes', () => {
    const line = lineOf('data', 'x'.repeat(1_338));
    expect(visible(screenText(line, words('text')))).toContain('[1338 bytes]');
    expect(visible(screenText(line, words('hex')))).toContain('78 78');
  });
});

describe('bytes', () => {
  it('stand in rows of 16, with their text when split', () => {
    const rows = visible(hexBody(new TextEncoder().encode('AT+CSQ\r\n0123456789'), true)).split('\r\n');
    expect(rows).toHaveLength(2);
    expect(rows[0]).toContain('41 54 2B 43 53 51 0D 0A 30 31 32 33 34 35 36 37  AT+CSQ··01234567');
    expect(rows[1]?.trim()).toMatch(/^38 39 +89$/);
  });

  it('of a long line say how many are left out', () => {
    expect(visible(hexBody(new Uint8Array(5_000), false))).toContain('+904 B');
  });
});

it('the time since the line before has its unit', () => {
  expect([null, 17.4, 1_800, 219_000].map(deltaText)).toEqual(['', '+17', '+1.8 s', '+3:39 min']);
});

it('all lines are copied whole and without readings', () => {
  const text = plainText([
    lineOf('command', 'AT+CSQ\r'),
    lineOf('answer', '+CSQ: 18,99\r\n'),
    lineOf('data', 'x'.repeat(300)),
  ]);
  expect(text).toContain('  TX   AT+CSQ\n');
  expect(text).toContain('  RX   +CSQ: 18,99\n');
  expect(text).toContain('x'.repeat(300));
});
