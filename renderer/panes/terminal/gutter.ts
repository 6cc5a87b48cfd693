import { directionShapes } from '../../parts/direction-mark.tsx';
import { clockText, utcText } from '../../parts/time.ts';
import { classOf, type TrafficLine } from '../../store/traffic-lines.ts';
import { deltaText, isSlowAnswer } from './delta.ts';
import styles from './gutter.module.css';

export interface GutterWords {
  readonly utc: (time: string) => string;
}

/**
 * Time, time since the previous line, and direction, next to the rows of the terminal. Separate from the text, so that
 * long lines wrap under themselves and are copied alone.
 */
export interface Gutter {
  /** One entry per visible row; `null` where no line begins. `visited`: the error that the user jumped to. */
  draw(heads: readonly (TrafficLine | null)[], words: GutterWords, visited: TrafficLine | null): void;
  dispose(): void;
}

export const createGutter = (host: HTMLElement, scrollRows: (rows: number) => void): Gutter => {
  const gutter = document.createElement('div');
  gutter.className = styles.gutter ?? '';
  host.append(gutter);
  const rows: { readonly element: HTMLElement; head: TrafficLine | null | undefined }[] = [];
  const screen = host.querySelector<HTMLElement>('.xterm-screen');
  const rowHeight = (): number => (screen?.clientHeight ?? 0) / Math.max(1, rows.length);
  const measure = (): void => gutter.style.setProperty('--row-height', `${rowHeight()}px`);
  // Zooming changes the height of a row but not the number of rows.
  const measured = new ResizeObserver(measure);
  if (screen) measured.observe(screen);

  gutter.addEventListener(
    'wheel',
    (event) => {
      const turned = event.deltaMode === WheelEvent.DOM_DELTA_PIXEL ? event.deltaY / rowHeight() : event.deltaY;
      scrollRows(Math.sign(turned) * Math.max(1, Math.round(Math.abs(turned))));
    },
    { passive: true },
  );

  const fitRows = (count: number): void => {
    if (rows.length === count) return;
    while (rows.length < count) {
      const element = document.createElement('div');
      element.className = styles.row ?? '';
      gutter.append(element);
      rows.push({ element, head: undefined });
    }
    for (const { element } of rows.splice(count)) element.remove();
    measure();
  };

  return {
    draw: (heads, words, visited) => {
      fitRows(heads.length);
      rows.forEach((row, index) => {
        const head = heads[index] ?? null;
        row.element.dataset.visited = String(head !== null && head === visited);
        if (row.head === head) return;
        row.head = head;
        row.element.dataset.kind = head ? classOf(head) : '';
        row.element.replaceChildren(...(head ? cellsOf(head, words) : []));
      });
    },
    dispose: () => {
      measured.disconnect();
      gutter.remove();
    },
  };
};

const cellsOf = (line: TrafficLine, words: GutterWords): readonly HTMLElement[] => {
  const time = cell(styles.time, clockText(line.atMs));
  time.title = words.utc(utcText(line.atMs));
  const delta = cell(styles.delta, deltaText(line.deltaMs));
  if (isSlowAnswer(line)) delta.classList.add(styles.slow ?? '');
  return [time, delta, markOf(line)];
};

const cell = (className: string | undefined, text: string): HTMLElement => {
  const element = document.createElement('span');
  element.className = className ?? '';
  element.textContent = text;
  return element;
};

const svgNames = 'http://www.w3.org/2000/svg';

const markOf = (line: TrafficLine): HTMLElement => {
  if (line.kind === 'divider') return cell(styles.mark, '');
  const kind = classOf(line);
  const mark = cell(styles.mark, '');
  mark.dataset.kind = kind;
  const svg = document.createElementNS(svgNames, 'svg');
  svg.setAttribute('viewBox', '0 0 10 10');
  svg.setAttribute('width', '10');
  svg.setAttribute('height', '10');
  svg.setAttribute('aria-hidden', 'true');
  const path = document.createElementNS(svgNames, 'path');
  path.setAttribute('d', directionShapes[kind]);
  svg.append(path);
  mark.append(svg);
  return mark;
};
