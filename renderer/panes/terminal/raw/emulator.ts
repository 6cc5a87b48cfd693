import '@xterm/xterm/css/xterm.css';
import { FitAddon } from '@xterm/addon-fit';
import { Terminal } from '@xterm/xterm';
import { emulatorTheme } from './emulator-theme.ts';

/** Lines above the screen. */
const scrollback = 10_000;
const fontPx = 13;
const rowPx = 20;

/** An emulator of a terminal that shows, and never says anything. */
export interface Emulator {
  /** What it has not been told is not processed: `done` when it is. */
  write(bytes: Uint8Array | string, done: () => void): void;
  readonly modes: Terminal['modes'];
  /** The input that gets keys, texts of input methods and pasted texts. */
  readonly input: HTMLTextAreaElement;
  scrollPages(count: number): void;
  scrollToEnd(): void;
  selection(): string;
  /** Adopts the size of its element and the colours of the theme. */
  fit(): void;
  recolour(): void;
  dispose(): void;
}

/**
 * Opens it in an element. A device makes an emulator answer: attributes, reports of the cursor, colours, sizes and mouse. Those answers leave
 * it by `onData` and `onBinary`, to which nothing listens here, and `disableStdin` stops them before. What a user types does not pass through
 * the emulator: `user-input.ts` reads it from the input element.
 */
export const openEmulator = (host: HTMLElement): Emulator => {
  const terminal = new Terminal({
    convertEol: false,
    cursorBlink: false,
    disableStdin: true,
    fontFamily: getComputedStyle(host).getPropertyValue('--font-mono'),
    fontSize: fontPx,
    lineHeight: rowPx / characterHeight(host),
    // A link of a device is text.
    linkHandler: { activate: () => undefined },
    logLevel: 'off',
    minimumContrastRatio: 4.5,
    scrollback,
    theme: emulatorTheme(host),
    windowOptions: {},
  });
  const fit = new FitAddon();
  terminal.loadAddon(fit);
  boundRepetitions(terminal);
  // Also F6, which no other handler takes.
  terminal.attachCustomKeyEventHandler(() => false);
  terminal.open(host);
  const { textarea } = terminal;
  if (!textarea) throw new Error('the emulator has no input');
  // Set by `disableStdin`: a read-only element gets no texts of input methods.
  textarea.readOnly = false;
  return {
    write: (bytes, done) => terminal.write(bytes, done),
    // The terminal makes a new object for each state.
    get modes() {
      return terminal.modes;
    },
    input: textarea,
    scrollPages: (count) => terminal.scrollPages(count),
    scrollToEnd: () => terminal.scrollToBottom(),
    selection: () => terminal.getSelection(),
    fit: () => fit.fit(),
    recolour: () => {
      terminal.options.theme = emulatorTheme(host);
    },
    dispose: () => terminal.dispose(),
  };
};

/** Characters that one REP may print. */
const mostRepeated = 1_000;

/**
 * REP, IL, DL, SU, SD, CHT and CBT are done as often as their number says, up to 2 147 483 647 times (xterm.js `InputHandler.ts`), which
 * stops the page for minutes. With a number greater than the screen they do nothing.
 */
const boundRepetitions = (terminal: Terminal): void => {
  const { parser } = terminal;
  const isBeyond = (limit: () => number) => (params: (number | number[])[]) => Number(params[0]) > limit();
  for (const final of ['L', 'M', 'S', 'T'])
    parser.registerCsiHandler(
      { final },
      isBeyond(() => terminal.rows),
    );
  for (const final of ['I', 'Z'])
    parser.registerCsiHandler(
      { final },
      isBeyond(() => terminal.cols),
    );
  // It repeats a character with all its marks.
  parser.registerCsiHandler(
    { final: 'b' },
    isBeyond(() => mostRepeated / lengthBeforeCursor(terminal)),
  );
};

/** At least 1. A wide character has two cells. */
const lengthBeforeCursor = ({ buffer }: Terminal): number => {
  const { active } = buffer;
  const line = active.getLine(active.baseY + active.cursorY);
  const before = [1, 2].map((cells) => line?.getCell(active.cursorX - cells)?.getChars() ?? '');
  return Math.max(1, before.join('').length - 1);
};

/** The emulator takes the line height only as a multiple of the font's natural height, which differs between fonts. */
const characterHeight = (host: HTMLElement): number => {
  const probe = document.createElement('span');
  probe.style.cssText = `position:absolute;visibility:hidden;font:400 ${fontPx}px var(--font-mono);line-height:normal`;
  probe.textContent = 'W';
  host.append(probe);
  const { height } = probe.getBoundingClientRect();
  probe.remove();
  return Math.min(rowPx, Math.max(1, height));
};
