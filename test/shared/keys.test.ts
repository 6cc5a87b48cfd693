import { describe, expect, it } from 'vitest';
import { actionOf, ariaKeys, bindingsOf, keyBindings, keyText, type PressedKey } from '../../shared/keys.ts';

const pressed = (key: string, more: Partial<PressedKey> = {}): PressedKey => ({
  key,
  ctrlKey: false,
  metaKey: false,
  shiftKey: false,
  altKey: false,
  ...more,
});

describe('the table of keys', () => {
  it('has no key with two actions, and no action with two keys', () => {
    expect(new Set(keyBindings.map(({ keys }) => keys)).size).toBe(keyBindings.length);
    expect(new Set(keyBindings.map(({ action }) => action)).size).toBe(keyBindings.length);
  });

  it('has no key that types a character: each has a modifier or is a function key', () => {
    for (const { keys } of keyBindings) expect(keys).toMatch(/^(Mod\+|(Shift\+)?F\d+$)/);
  });

  it('leaves out keys reserved by the browser', () => {
    const web = bindingsOf('web').map(({ action }) => action);
    expect(web).toContain('palette');
    expect(web).not.toContain('commandLine');
    expect(actionOf(pressed('l', { ctrlKey: true }), 'web', false)).toBeNull();
    expect(actionOf(pressed('l', { ctrlKey: true }), 'electron', false)).toBe('commandLine');
  });
});

describe('a pressed key', () => {
  it('triggers an action only with exactly its modifiers', () => {
    expect(actionOf(pressed('K', { ctrlKey: true }), 'web', false)).toBe('palette');
    expect(actionOf(pressed('k'), 'web', false)).toBeNull();
    expect(actionOf(pressed('k', { ctrlKey: true, shiftKey: true }), 'web', false)).toBeNull();
    expect(actionOf(pressed('k', { ctrlKey: true, altKey: true }), 'web', false)).toBeNull();
    expect(actionOf(pressed('F3', { shiftKey: true }), 'web', false)).toBe('findPrevious');
  });

  it('uses ⌘ on macOS', () => {
    expect(actionOf(pressed('k', { metaKey: true }), 'web', true)).toBe('palette');
    expect(actionOf(pressed('k', { ctrlKey: true }), 'web', true)).toBeNull();
  });
});

describe('the text of a key', () => {
  it('uses the notation of the system', () => {
    expect(keyText('Mod+Shift+O', false)).toBe('Ctrl+Shift+O');
    expect(keyText('Mod+Shift+O', true)).toBe('⇧⌘O');
    expect(keyText('F6', true)).toBe('F6');
    expect(ariaKeys('Mod+Enter', false)).toBe('Control+Enter');
    expect(ariaKeys('Mod+Enter', true)).toBe('Meta+Enter');
  });
});
