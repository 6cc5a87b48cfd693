import type { ISearchDecorationOptions } from '@xterm/addon-search';
import type { ITheme } from '@xterm/xterm';

const token = (element: HTMLElement, name: string): string => getComputedStyle(element).getPropertyValue(name).trim();

/** The terminal's palette, from the current theme. The indexes match those in `screen-lines.ts`. */
export const screenTheme = (element: HTMLElement): ITheme => {
  const of = (name: string): string => token(element, name);
  return {
    background: of('--surface'),
    foreground: of('--text'),
    cursor: of('--surface'),
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
    brightRed: of('--fail-soft'),
    brightGreen: of('--ok'),
    brightYellow: of('--warn'),
    brightBlue: of('--accent'),
    brightMagenta: of('--urc'),
    brightCyan: of('--rx'),
    brightWhite: of('--text'),
    scrollbarSliderBackground: `${of('--control')}66`,
    scrollbarSliderHoverBackground: `${of('--control')}99`,
    scrollbarSliderActiveBackground: of('--control'),
    overviewRulerBorder: of('--line'),
  };
};

export const searchColours = (element: HTMLElement): ISearchDecorationOptions => ({
  matchBackground: token(element, '--mark-bg'),
  matchOverviewRuler: token(element, '--warn'),
  activeMatchBackground: token(element, '--mark-bg'),
  activeMatchBorder: token(element, '--warn'),
  activeMatchColorOverviewRuler: token(element, '--warn'),
});

export const errorColour = (element: HTMLElement): string => token(element, '--fail-fill');
