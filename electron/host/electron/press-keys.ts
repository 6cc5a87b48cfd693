import type { WebContents } from 'electron';

/** Sends the keys of an action (`Mod+Shift+O`) to the page, which performs it. */
export const pressKeys = (contents: Pick<WebContents, 'sendInputEvent'>, keys: string, isMac: boolean): void => {
  const parts = keys.split('+');
  const keyCode = parts.at(-1) ?? '';
  const modifiers = parts.slice(0, -1).map((part) => {
    if (part === 'Mod') return isMac ? 'meta' : 'control';
    return part === 'Shift' ? 'shift' : 'alt';
  });
  contents.sendInputEvent({ type: 'keyDown', keyCode, modifiers });
  contents.sendInputEvent({ type: 'keyUp', keyCode, modifiers });
};
