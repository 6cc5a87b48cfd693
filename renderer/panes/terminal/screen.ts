import { FitAddon } from '@xterm/addon-fit';
import { SearchAddon } from '@xterm/addon-search';
import { type IMarker, Terminal } from '@xterm/xterm';
import type { Traffic } from '../../store/traffic.ts';
import { indexOfSequence, isGrownLast, isShown, type LineClass, type TrafficLine } from '../../store/traffic-lines.ts';
import { createGutter, type GutterWords } from './gutter.ts';
import { placeOfRow, type ReadingPlace, type RowHeads, rowOfPlace } from './reading-place.ts';
import { createRowMap } from './row-map.ts';
import { type ScreenWords, screenText, withoutHints } from './screen-lines.ts';
import { errorColour, screenTheme, searchColours } from './screen-theme.ts';

export interface ScreenLook extends ScreenWords, GutterWords {
  readonly shown: ReadonlySet<LineClass>;
  /** Lines with smaller numbers were cleared. */
  readonly from: number;
  readonly label: string;
}

/** A read-only terminal: keys are not sent to the module, and terminal replies are dropped. */
export interface Screen {
  /** Draws new lines. Draws everything again if the look or the session changed. */
  show(traffic: Traffic, look: ScreenLook): void;
  /** Applies the colours of the current theme. */
  paint(): void;
  toEnd(): void;
  find(query: string, direction: 1 | -1): void;
  toError(direction: 1 | -1): void;
  /** Current scroll position and selection. */
  place(): ReadingPlace | null;
  dispose(): void;
}

export interface ScreenListener {
  onAtEnd(isAtEnd: boolean): void;
  onHits(hits: { readonly at: number; readonly count: number } | null): void;
}

const scrollback = 10_000;
/** Written at once; the next chunk follows when the terminal has processed this one. */
const chunkCharacters = 64 * 1024;
const resetScreen = '\u001bc\u001b[?25l';

const fontPx = 13;
const rowPx = 20;

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

/** `left`: scroll position and selection from an earlier screen of the same lines. */
export const createScreen = (host: HTMLElement, listener: ScreenListener, left: ReadingPlace | null = null): Screen => {
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
  const gutter = createGutter(host, (rows) => terminal.scrollLines(rows));
  fit.fit();
  const rowMap = createRowMap<TrafficLine>();
  /** The last drawn line and its row count before wrapping. The line may still grow. */
  let drawnLast: { readonly line: TrafficLine; readonly rows: number } | null = null;

  let traffic: Traffic | null = null;
  let look: ScreenLook | null = null;
  let next = 0;
  let isWriting = false;
  /** Changes with each full drawing, so that pending writes of an older one are ignored. */
  let drawing = 0;
  let errors: MarkedError[] = [];
  /** Position to restore once its line is drawn, unless a person scrolls first. */
  let wanted: ReadingPlace | null = left;
  let wasAtEnd = true;
  /** The error that was visited last; valid until a person scrolls. */
  let visited: { readonly error: MarkedError; readonly viewportY: number } | null = null;

  /** Earlier output is still queued in the terminal, so the reset is queued too. */
  const begin = (): void => {
    drawing += 1;
    isWriting = false;
    errors = [];
    drawnLast = null;
    rowMap.clear();
    const lines = traffic?.lines ?? [];
    next = Math.max(look?.from ?? 0, lines[lines.length - scrollback]?.sequence ?? 0);
    write(resetScreen);
  };
  const write = (text: string): void => {
    isWriting = true;
    const mine = drawing;
    terminal.write(text, () => {
      if (mine !== drawing) return;
      isWriting = false;
      pump();
    });
  };
  const markError = (line: TrafficLine): void => {
    const marker = terminal.registerMarker(0);
    errors = [...errors.filter((other) => !other.marker.isDisposed), { marker, line }].slice(-500);
    terminal.registerDecoration({ marker, overviewRulerOptions: { color: errorColour(host) } });
  };
  /** The next chunk. Ends at a line with an error, so that its row can be marked. */
  const takePart = (): string => {
    const lines = traffic?.lines ?? [];
    let text = '';
    for (let index = indexOfSequence(lines, next); index < lines.length; index += 1) {
      const line = lines[index];
      if (!line || !look) break;
      const isInView = isShown(line, look.shown);
      if (isInView && line.kind === 'error' && text !== '') return text;
      next = line.sequence + 1;
      if (!isInView) continue;
      if (line.kind === 'error') markError(line);
      const drawn = screenText(line, look);
      rowMap.add([...noHeads(drawn.rowsBefore), line, ...noHeads(drawn.rows - 1)]);
      drawnLast = { line, rows: drawn.rowsBefore + drawn.rows };
      text += drawn.text;
      if (text.length > chunkCharacters) break;
    }
    return text;
  };
  /** Returns true if the last line has grown and its rows are being rewritten. */
  const takesBackLast = (): boolean => {
    const last = drawnLast;
    if (last === null || !isGrownLast(traffic?.lines ?? [], last.line)) return false;
    const { active } = terminal.buffer;
    let top = active.baseY + active.cursorY;
    for (let left = last.rows; left > 0 && top > 0; ) {
      top -= 1;
      if (!active.getLine(top)?.isWrapped) left -= 1;
    }
    next = last.line.sequence;
    drawnLast = null;
    // Rows above the screen cannot be rewritten.
    if (top < active.baseY) begin();
    else {
      rowMap.drop(last.rows);
      write(`\u001b[${top - active.baseY + 1};1H\u001b[J`);
    }
    return true;
  };
  const pump = (): void => {
    if (isWriting || takesBackLast()) return;
    rowMap.begin(() => terminal.registerMarker(0));
    const text = takePart();
    if (text !== '') write(text);
    else if (wanted !== null) goBack(wanted);
  };
  const headsOfRows = (): RowHeads => {
    const buffer = terminal.buffer.active;
    return rowMap.headsAt(0, buffer.length, (row) => buffer.getLine(row)?.isWrapped ?? false);
  };
  const placeNow = (): ReadingPlace | null => {
    if (wanted !== null || traffic === null || look === null) return wanted;
    const { viewportY, baseY } = terminal.buffer.active;
    const heads = headsOfRows();
    const selected = terminal.getSelectionPosition();
    const cell = ({ x, y }: { readonly x: number; readonly y: number }) => {
      const place = placeOfRow(heads, y);
      return place && { ...place, column: x };
    };
    const start = selected ? cell(selected.start) : null;
    const end = selected ? cell(selected.end) : null;
    return {
      ...{ session: traffic.session, mode: look.mode },
      top: viewportY >= baseY ? null : placeOfRow(heads, viewportY),
      selection: start && end && { start, end },
    };
  };
  const goBack = ({ session, mode, top, selection }: ReadingPlace): void => {
    if (session !== traffic?.session) {
      wanted = null;
      return;
    }
    const heads = headsOfRows();
    const row = top && rowOfPlace(heads, top);
    // Its lines have not arrived yet.
    if (top !== null && row === null) return;
    wanted = null;
    if (row !== null) terminal.scrollToLine(row);
    if (selection === null || mode !== look?.mode) return;
    const { start, end } = selection;
    const from = rowOfPlace(heads, start);
    const to = rowOfPlace(heads, end);
    if (from === null || to === null) return;
    terminal.select(start.column, from, (to - from) * terminal.cols + end.column - start.column);
  };

  const tellEnd = (): void => {
    const { viewportY, baseY } = terminal.buffer.active;
    const isAtEnd = viewportY >= baseY;
    if (isAtEnd !== wasAtEnd) listener.onAtEnd(isAtEnd);
    wasAtEnd = isAtEnd;
  };
  const drawGutter = (): void => {
    const buffer = terminal.buffer.active;
    const heads = rowMap.headsAt(buffer.viewportY, terminal.rows, (row) => buffer.getLine(row)?.isWrapped ?? false);
    if (look) gutter.draw(heads, look, visited?.error.line ?? null);
  };
  terminal.onRender(() => {
    tellEnd();
    drawGutter();
  });
  search.onDidChangeResults(({ resultIndex, resultCount }) =>
    listener.onHits({ at: resultIndex + 1, count: resultCount }),
  );
  terminal.attachCustomKeyEventHandler((event) => {
    if (event.type === 'keydown') scrollByKey(terminal, event);
    // Keys typed here do not go to the module, and Tab moves to the next control.
    return false;
  });
  const copy = (event: ClipboardEvent): void => {
    if (!terminal.hasSelection()) return;
    event.clipboardData?.setData('text/plain', withoutHints(terminal.getSelection()));
    event.preventDefault();
    event.stopPropagation();
  };
  host.addEventListener('copy', copy, true);
  const takeInHand = (): void => {
    wanted = null;
  };
  const byHand = ['wheel', 'pointerdown', 'keydown'] as const;
  for (const name of byHand) host.addEventListener(name, takeInHand, { capture: true, passive: true });
  const resized = new ResizeObserver(() => fit.fit());
  resized.observe(host);

  return {
    show: (nextTraffic, nextLook) => {
      const isOther = traffic?.session !== nextTraffic.session;
      const isNew = isOther || look !== nextLook;
      // Redrawn in another form: keep the scroll position.
      if (isNew && !isOther) wanted = placeNow();
      traffic = nextTraffic;
      look = nextLook;
      if (terminal.textarea) terminal.textarea.setAttribute('aria-label', nextLook.label);
      if (isNew) begin();
      pump();
    },
    paint: () => {
      terminal.options.theme = screenTheme(host);
    },
    toEnd: () => {
      wanted = null;
      terminal.scrollToBottom();
    },
    place: placeNow,
    find: (query, direction) => {
      if (query === '') {
        search.clearDecorations();
        terminal.clearSelection();
        listener.onHits(null);
        return;
      }
      const options = { decorations: searchColours(host) };
      if (direction === 1) search.findNext(query, options);
      else search.findPrevious(query, options);
    },
    toError: (direction) => {
      const top = terminal.buffer.active.viewportY;
      const at = visited?.viewportY === top && !visited.error.marker.isDisposed ? visited.error.marker.line : null;
      const from = at ?? (direction === 1 ? top - 1 : top + terminal.rows);
      const known = errors.filter(({ marker }) => !marker.isDisposed);
      const found =
        direction === 1
          ? known.find(({ marker }) => marker.line > from)
          : known.findLast(({ marker }) => marker.line < from);
      if (!found) return;
      terminal.scrollToLine(found.marker.line);
      visited = { error: found, viewportY: terminal.buffer.active.viewportY };
      // Near the end the view cannot scroll that far, so the gutter marks the row.
      drawGutter();
    },
    dispose: () => {
      drawing += 1;
      resized.disconnect();
      host.removeEventListener('copy', copy, true);
      for (const name of byHand) host.removeEventListener(name, takeInHand, { capture: true });
      gutter.dispose();
      terminal.dispose();
    },
  };
};

interface MarkedError {
  readonly marker: IMarker;
  readonly line: TrafficLine;
}

const noHeads = (count: number): readonly null[] => new Array<null>(count).fill(null);

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
