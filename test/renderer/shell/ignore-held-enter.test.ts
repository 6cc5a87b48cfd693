import { describe, expect, it } from 'vitest';
import { ignoreHeldEnter } from '../../../renderer/shell/ignore-held-enter.ts';

/** Whether the browser performs its default action for a key, and whether components receive the event. */
const press = (key: string, repeat: boolean, tagName: string, ctrlKey: boolean) => {
  const page = new EventTarget();
  ignoreHeldEnter(page);
  const event = new Event('keydown', { cancelable: true });
  let passedOn = true;
  event.stopPropagation = () => {
    passedOn = false;
  };
  const values = { key, repeat, ctrlKey, target: { tagName } };
  for (const [name, value] of Object.entries(values)) Object.defineProperty(event, name, { value });
  return { isAllowed: page.dispatchEvent(event), passedOn };
};

describe('a held key', () => {
  it.each([
    ['Enter', false, 'BUTTON', false, true],
    ['Enter', true, 'BUTTON', false, false],
    ['Enter', true, 'INPUT', false, false],
    ['Enter', true, 'TEXTAREA', false, true],
    ['Enter', true, 'TEXTAREA', true, false],
    ['ArrowDown', true, 'INPUT', false, true],
    ['a', true, 'INPUT', false, true],
  ])('%s (repeated: %s) on %s (with Ctrl: %s): acts %s', (key, repeat, tagName, ctrlKey, acts) => {
    expect(press(key, repeat, tagName, ctrlKey)).toEqual({ isAllowed: acts, passedOn: acts });
  });
});
