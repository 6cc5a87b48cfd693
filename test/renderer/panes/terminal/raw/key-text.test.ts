import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { keyText, type PressedKey, pastedText } from '../../../../../renderer/panes/terminal/raw/key-text.ts';

const none = { code: '', ctrl: false, alt: false, shift: false, meta: false, altGraph: false };
const normal = { applicationCursorKeys: false, isMac: false };
const textOf = (key: string, held: Partial<PressedKey> = {}, modes = normal) =>
  keyText({ ...none, key, ...held }, modes);

describe('a key', () => {
  it.each([
    ['Enter', {}, '\r'],
    ['Backspace', {}, '\x7f'],
    ['Backspace', { ctrl: true }, '\b'],
    ['Tab', {}, '\t'],
    ['Tab', { shift: true }, '\x1b[Z'],
    ['Escape', {}, '\x1b'],
    ['ArrowUp', {}, '\x1b[A'],
    ['ArrowLeft', { ctrl: true }, '\x1b[1;5D'],
    ['Home', {}, '\x1b[H'],
    ['Delete', {}, '\x1b[3~'],
    ['PageUp', { alt: true, shift: true }, '\x1b[5;4~'],
    ['F1', {}, '\x1bOP'],
    ['F4', { shift: true }, '\x1b[1;2S'],
    ['F12', {}, '\x1b[24~'],
    ['c', { ctrl: true }, '\x03'],
    ['Z', { ctrl: true, shift: true }, '\x1a'],
    ['с', { ctrl: true, code: 'KeyC' }, '\x03'],
    [' ', { ctrl: true }, '\0'],
    [']', { ctrl: true }, '\x1d'],
    ['x', { alt: true }, '\x1bx'],
    ['x', { alt: true, ctrl: true }, '\x1b\x18'],
  ])('%s %j sends its sequence', (key, held, text) => {
    expect(textOf(key, held)).toBe(text);
  });

  it('of the cursor has another form where the device asked for it', () => {
    expect(textOf('ArrowUp', {}, { ...normal, applicationCursorKeys: true })).toBe('\x1bOA');
    expect(textOf('ArrowUp', { shift: true }, { ...normal, applicationCursorKeys: true })).toBe('\x1b[1;2A');
  });

  it.each([
    ['a', {}],
    ['Ä', { shift: true }],
    ['@', { ctrl: true, alt: true, altGraph: true }],
    ['c', { meta: true }],
    ['Dead', {}],
    ['Process', {}],
    ['Shift', { shift: true }],
    ['Unidentified', {}],
  ])('%s %j is left to the browser', (key, held) => {
    expect(textOf(key, held)).toBeNull();
  });

  it('with Option makes characters on macOS', () => {
    expect(textOf('œ', { alt: true }, { ...normal, isMac: true })).toBeNull();
  });

  it('with Ctrl that sends nothing does nothing else either', () => {
    expect(textOf('1', { ctrl: true })).toBe('');
  });
});

describe('a pasted text', () => {
  it('has the line ends of the Enter key', () => {
    expect(pastedText('a\r\nb\nc\rd', false)).toBe('a\rb\rc\rd');
  });

  it('cannot leave the brackets that the device asked for', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.boolean(), (text, isHostile) => {
        const pasted = pastedText(isHostile ? `${text}\x1b[201~${text}` : text, true);
        expect(pasted.startsWith('\x1b[200~') && pasted.endsWith('\x1b[201~')).toBe(true);
        expect(pasted.slice(6, -6)).not.toContain('\x1b');
      }),
    );
  });
});
