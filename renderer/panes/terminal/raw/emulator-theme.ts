import type { ITheme } from '@xterm/xterm';

const token = (element: HTMLElement, name: string): string => getComputedStyle(element).getPropertyValue(name).trim();

/** The palette of the emulator, from the current theme. */
export const emulatorTheme = (element: HTMLElement): ITheme => {
  const of = (name: string): string => token(element, name);
  return {
    background: of('--surface'),
    foreground: of('--text'),
    cursor: of('--accent'),
    cursorAccent: of('--surface'),
    selectionBackground: of('--accent-line'),
    selectionInactiveBackground: of('--accent-line'),
    black: of('--text'),
    red: of('--fail'),
    green: of('--ok'),
    yellow: of('--warn'),
    blue: of('--accent'),
    magenta: of('--urc'),
    cyan: of('--rx'),
    white: of('--text-2'),
    brightBlack: of('--text-3'),
    brightRed: of('--fail'),
    brightGreen: of('--ok'),
    brightYellow: of('--warn'),
    brightBlue: of('--accent'),
    brightMagenta: of('--urc'),
    brightCyan: of('--rx'),
    brightWhite: of('--text'),
    scrollbarSliderBackground: `${of('--control')}66`,
    scrollbarSliderHoverBackground: `${of('--control')}99`,
    scrollbarSliderActiveBackground: of('--control'),
  };
};
