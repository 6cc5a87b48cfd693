import type { Terminal } from '@xterm/xterm';
import { indexOfSequence, isGrownLast, isShown, type TrafficLine } from '../../store/traffic-lines.ts';
import type { ErrorMarks } from './error-marks.ts';
import type { RowMap } from './row-map.ts';
import { type ScreenText, screenText } from './screen-lines.ts';
import type { ScreenContent } from './screen-look.ts';
import { scrollback } from './screen-terminal.ts';

/** Writes lines to the terminal in chunks, and keeps track of their rows. */
export interface LineWriter {
  /** Writes new lines; with `redraw`, all lines again. */
  show(content: ScreenContent, redraw: boolean): void;
  dispose(): void;
}

/** Written at once; the next chunk follows when the terminal has processed this one. */
const chunkCharacters = 64 * 1024;
const resetScreen = '\u001bc\u001b[?25l';

/** `onIdle` is called when everything that has arrived is written. */
export const createLineWriter = (
  terminal: Terminal,
  rowMap: RowMap<TrafficLine>,
  errors: ErrorMarks,
  onIdle: (content: ScreenContent) => void,
): LineWriter => {
  let content: ScreenContent | null = null;
  let next = 0;
  /** The last drawn line and its row count before wrapping. The line may still grow. */
  let last: { readonly line: TrafficLine; readonly rows: number } | null = null;

  const output = createOutput(terminal, () => pump());

  /** Earlier output is still queued in the terminal, so the reset is queued too. */
  const restart = ({ traffic, look }: ScreenContent): void => {
    output.cancel();
    errors.clear();
    last = null;
    rowMap.clear();
    next = Math.max(look.from, traffic.lines.at(-scrollback)?.sequence ?? 0);
    output.write(resetScreen);
  };
  const noteLine = (line: TrafficLine, { rows, rowsBefore }: ScreenText): void => {
    if (line.kind === 'error') errors.add(line);
    rowMap.add([...noHeads(rowsBefore), line, ...noHeads(rows - 1)]);
    last = { line, rows: rowsBefore + rows };
  };
  /** Returns true if the last line has grown and its rows are being rewritten. */
  const rewritesLast = (now: ScreenContent): boolean => {
    if (last === null || !isGrownLast(now.traffic.lines, last.line)) return false;
    const { line, rows } = last;
    const row = topOfLastRows(terminal, rows);
    last = null;
    next = line.sequence;
    // Rows above the screen cannot be rewritten.
    if (row < 0) restart(now);
    else {
      rowMap.drop(rows);
      output.write(`\u001b[${row + 1};1H\u001b[J`);
    }
    return true;
  };
  const pump = (): void => {
    if (content === null || output.isWriting() || rewritesLast(content)) return;
    rowMap.begin(() => terminal.registerMarker(0));
    const chunk = takeChunk(content, next, noteLine);
    next = chunk.next;
    if (chunk.text !== '') output.write(chunk.text);
    else onIdle(content);
  };
  return {
    show: (now, redraw) => {
      content = now;
      if (redraw) restart(now);
      pump();
    },
    dispose: output.cancel,
  };
};

/** Writes one text at a time and reports when the terminal has processed it, unless cancelled before. */
const createOutput = (terminal: Terminal, onWritten: () => void) => {
  let isWriting = false;
  let cancelled = 0;
  return {
    isWriting: () => isWriting,
    write: (text: string): void => {
      isWriting = true;
      const before = cancelled;
      terminal.write(text, () => {
        if (before !== cancelled) return;
        isWriting = false;
        onWritten();
      });
    },
    cancel: (): void => {
      cancelled += 1;
      isWriting = false;
    },
  };
};

/** The next lines to write. Ends before a line with an error, so that the row of the error can be marked. */
const takeChunk = (
  { traffic: { lines }, look }: ScreenContent,
  from: number,
  onLine: (line: TrafficLine, drawn: ScreenText) => void,
): { readonly text: string; readonly next: number } => {
  let text = '';
  let next = from;
  for (let index = indexOfSequence(lines, from); index < lines.length; index += 1) {
    const line = lines[index];
    if (!line || text.length > chunkCharacters) break;
    const isInView = isShown(line, look.shown);
    if (isInView && line.kind === 'error' && text !== '') break;
    next = line.sequence + 1;
    if (!isInView) continue;
    const drawn = screenText(line, look);
    onLine(line, drawn);
    text += drawn.text;
  }
  return { text, next };
};

/** The screen row where the last `count` rows begin, not counting wrapped ones; negative if it has scrolled away. */
const topOfLastRows = (terminal: Terminal, count: number): number => {
  const { active } = terminal.buffer;
  let top = active.baseY + active.cursorY;
  for (let left = count; left > 0 && top > 0; ) {
    top -= 1;
    if (!active.getLine(top)?.isWrapped) left -= 1;
  }
  return top - active.baseY;
};

const noHeads = (count: number): readonly null[] => new Array<null>(count).fill(null);
