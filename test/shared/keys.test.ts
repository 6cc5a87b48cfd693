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
  it('gives no key to two actions, and no action two keys', () => {
    expect(new Set(keyBindings.map(({ keys }) => keys)).size).toBe(keyBindings.length);
    expect(new Set(keyBindings.map(({ action }) => action)).size).toBe(keyBindings.length);
  });

  it('has none that types a character: a modifier or a function key is in each', () => {
    for (const { keys } of keyBindings) expect(keys).toMatch(/^(Mod\+|(Shift\+)?F\d+$)/);
  });

  it('leaves to the browser what it keeps for itself', () => {
    const web = bindingsOf('web').map(({ action }) => action);
    expect(web).toContain('palette');
    expect(web).not.toContain('commandLine');
    expect(actionOf(pressed('l', { ctrlKey: true }), 'web', false)).toBeNull();
    expect(actionOf(pressed('l', { ctrlKey: true }), 'electron', false)).toBe('commandLine');
  });
});

describe('a pressed key', () => {
  it('is an action with exactly its modifiers', () => {
    expect(actionOf(pressed('K', { ctrlKey: true }), 'web', false)).toBe('palette');
    expect(actionOf(pressed('k'), 'web', false)).toBeNull();
    expect(actionOf(pressed('k', { ctrlKey: true, shiftKey: true }), 'web', false)).toBeNull();
    expect(actionOf(pressed('k', { ctrlKey: true, altKey: true }), 'web', false)).toBeNull();
    expect(actionOf(pressed('F3', { shiftKey: true }), 'web', false)).toBe('findPrevious');
  });

  it('goes by ⌘ on macOS', () => {
    expect(actionOf(pressed('k', { metaKey: true }), 'web', true)).toBe('palette');
    expect(actionOf(pressed('k', { ctrlKey: true }), 'web', true)).toBeNull();
  });
});

describe('a key in writing', () => {
  it('is named as the system does', () => {
    expect(keyText('Mod+Shift+O', false)).toBe('Ctrl+Shift+O');
    expect(keyText('Mod+Shift+O', true)).toBe('⇧⌘O');
    expect(keyText('F6', true)).toBe('F6');
    expect(ariaKeys('Mod+Enter', false)).toBe('Control+Enter');
    expect(ariaKeys('Mod+Enter', true)).toBe('Meta+Enter');
  });
});
