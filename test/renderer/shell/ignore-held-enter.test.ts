import { describe, expect, it } from 'vitest';
import { ignoreHeldEnter } from '../../../renderer/shell/ignore-held-enter.ts';

/** Whether a key press reaches the parts of the window, and whether the browser does what it does with it. */
const press = (key: string, repeat: boolean, tagName: string) => {
  const page = new EventTarget();
  ignoreHeldEnter(page);
  let reached = false;
  page.addEventListener('keydown', () => {
    reached = true;
  });
  const event = new Event('keydown', { cancelable: true });
  Object.defineProperties(event, { key: { value: key }, repeat: { value: repeat }, target: { value: { tagName } } });
  const isAllowed = page.dispatchEvent(event);
  return { reached, isAllowed };
};

describe('a held key', () => {
  it.each([
    ['Enter', false, 'BUTTON', true],
    ['Enter', true, 'BUTTON', false],
    ['Enter', true, 'INPUT', false],
    ['Enter', true, 'TEXTAREA', true],
    ['ArrowDown', true, 'INPUT', true],
    ['a', true, 'INPUT', true],
  ])('%s (repeated: %s) on %s: acts %s', (key, repeat, tagName, acts) => {
    const { isAllowed } = press(key, repeat, tagName);
    expect(isAllowed).toBe(acts);
  });
});
