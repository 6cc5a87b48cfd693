import type { SearchAddon } from '@xterm/addon-search';
import type { Terminal } from '@xterm/xterm';
import type { TrafficLine } from '../../store/traffic-lines.ts';
import type { Traffic } from '../../store/traffic-store.ts';
import { createErrorMarks } from './error-marks.ts';
import { createGutter } from './gutter.ts';
import { createLineWriter } from './line-writer.ts';
import type { ReadingPlace } from './reading-place.ts';
import { createReadingPosition } from './reading-position.ts';
import { createRowMap } from './row-map.ts';
import { withoutHints } from './screen-lines.ts';
import type { ScreenContent, ScreenLook } from './screen-look.ts';
import { openTerminal } from './screen-terminal.ts';
import { errorColour, screenTheme, searchColours } from './screen-theme.ts';

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

/** `left`: scroll position and selection from an earlier screen of the same lines. */
export const createScreen = (host: HTMLElement, listener: ScreenListener, left: ReadingPlace | null = null): Screen => {
  const { terminal, search, fit } = openTerminal(host);
  const gutter = createGutter(host, (rows) => terminal.scrollLines(rows));
  fit.fit();
  const rowMap = createRowMap<TrafficLine>();
  const errors = createErrorMarks(terminal, () => errorColour(host));
  const position = createReadingPosition(terminal, rowMap, left);
  const writer = createLineWriter(terminal, rowMap, errors, position.restore);
  let content: ScreenContent | null = null;

  const drawGutter = (): void => {
    const buffer = terminal.buffer.active;
    const heads = rowMap.headsAt(buffer.viewportY, terminal.rows, (row) => buffer.getLine(row)?.isWrapped ?? false);
    if (content) gutter.draw(heads, content.look, errors.visited());
  };
  const stopWatching = watch(host, terminal, { ...listener, onRender: drawGutter, onScrollByHand: position.release });
  search.onDidChangeResults(({ resultIndex, resultCount }) =>
    listener.onHits({ at: resultIndex + 1, count: resultCount }),
  );
  const resized = new ResizeObserver(() => fit.fit());
  resized.observe(host);

  return {
    show: (traffic, look) => {
      const isOther = content?.traffic.session !== traffic.session;
      const isNew = isOther || content?.look !== look;
      // Redrawn in another form: keep the scroll position.
      if (isNew && !isOther) position.keep(content);
      content = { traffic, look };
      terminal.textarea?.setAttribute('aria-label', look.label);
      writer.show(content, isNew);
    },
    paint: () => {
      terminal.options.theme = screenTheme(host);
    },
    toEnd: () => {
      position.release();
      terminal.scrollToBottom();
    },
    place: () => position.current(content),
    find: (query, direction) => {
      if (query !== '') return find(search, query, direction, searchColours(host));
      search.clearDecorations();
      terminal.clearSelection();
      listener.onHits(null);
    },
    toError: (direction) => {
      // Near the end the view cannot scroll that far, so the gutter marks the row.
      if (errors.visit(direction)) drawGutter();
    },
    dispose: () => {
      writer.dispose();
      resized.disconnect();
      stopWatching();
      gutter.dispose();
      terminal.dispose();
    },
  };
};

const find = (
  search: SearchAddon,
  query: string,
  direction: 1 | -1,
  decorations: ReturnType<typeof searchColours>,
): void => {
  if (direction === 1) search.findNext(query, { decorations });
  else search.findPrevious(query, { decorations });
};

interface Watcher {
  onAtEnd(isAtEnd: boolean): void;
  onRender(): void;
  onScrollByHand(): void;
}

/** Reports rendering, the end of the buffer and manual scrolling, and copies without added text. */
const watch = (host: HTMLElement, terminal: Terminal, watcher: Watcher): (() => void) => {
  let wasAtEnd = true;
  terminal.onRender(() => {
    const { viewportY, baseY } = terminal.buffer.active;
    const isAtEnd = viewportY >= baseY;
    if (isAtEnd !== wasAtEnd) watcher.onAtEnd(isAtEnd);
    wasAtEnd = isAtEnd;
    watcher.onRender();
  });
  const copy = (event: ClipboardEvent): void => {
    if (!terminal.hasSelection()) return;
    event.clipboardData?.setData('text/plain', withoutHints(terminal.getSelection()));
    event.preventDefault();
    event.stopPropagation();
  };
  host.addEventListener('copy', copy, true);
  const byHand = ['wheel', 'pointerdown', 'keydown'] as const;
  const scrolled = (): void => watcher.onScrollByHand();
  for (const name of byHand) host.addEventListener(name, scrolled, { capture: true, passive: true });
  return () => {
    host.removeEventListener('copy', copy, true);
    for (const name of byHand) host.removeEventListener(name, scrolled, { capture: true });
  };
};
