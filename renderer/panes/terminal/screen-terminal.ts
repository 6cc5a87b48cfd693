import { FitAddon } from '@xterm/addon-fit';
import { SearchAddon } from '@xterm/addon-search';
import { Terminal } from '@xterm/xterm';
import { screenTheme } from './screen-theme.ts';

export const scrollback = 10_000;

const fontPx = 13;
const rowPx = 20;

export interface OpenTerminal {
  readonly terminal: Terminal;
  readonly search: SearchAddon;
  readonly fit: FitAddon;
}

/** An xterm terminal without input, opened in an element. */
export const openTerminal = (host: HTMLElement): OpenTerminal => {
  const terminal = new Terminal({
    allowProposedApi: true,
    convertEol: false,
    cursorBlink: false,
    cursorInactiveStyle: 'none',
    disableStdin: true,
    drawBoldTextInBrightColors: false,
    fontFamily: getComputedStyle(host).getPropertyValue('--font-mono'),
    fontSize: fontPx,
    lineHeight: rowPx / characterHeight(host),
    linkHandler: { activate: () => undefined },
    logLevel: 'off',
    minimumContrastRatio: 4.5,
    overviewRuler: { width: 12 },
    scrollback,
    theme: screenTheme(host),
    windowOptions: {},
  });
  const fit = new FitAddon();
  const search = new SearchAddon({ highlightLimit: 1_000 });
  terminal.loadAddon(fit);
  terminal.loadAddon(search);
  terminal.open(host);
  terminal.attachCustomKeyEventHandler((event) => {
    if (event.type === 'keydown') scrollByKey(terminal, event);
    // Keys typed here do not go to the module, and Tab moves to the next control.
    return false;
  });
  return { terminal, search, fit };
};

/** The terminal sets the line height only as a multiple of the font's natural height, which differs between fonts. */
const characterHeight = (host: HTMLElement): number => {
  const probe = document.createElement('span');
  probe.style.cssText = `position:absolute;visibility:hidden;font:400 ${fontPx}px var(--font-mono);line-height:normal`;
  probe.textContent = 'W';
  host.append(probe);
  const { height } = probe.getBoundingClientRect();
  probe.remove();
  return Math.min(rowPx, Math.max(1, height));
};

const scrollByKey = (terminal: Terminal, event: KeyboardEvent): void => {
  const { key, ctrlKey, metaKey } = event;
  if ((ctrlKey || metaKey) && key.toLowerCase() === 'a') terminal.selectAll();
  else if (ctrlKey || metaKey || event.altKey) return;
  else if (key === 'PageUp') terminal.scrollPages(-1);
  else if (key === 'PageDown') terminal.scrollPages(1);
  else if (key === 'ArrowUp') terminal.scrollLines(-1);
  else if (key === 'ArrowDown') terminal.scrollLines(1);
  else if (key === 'Home') terminal.scrollToTop();
  else if (key === 'End') terminal.scrollToBottom();
  else return;
  event.preventDefault();
};
