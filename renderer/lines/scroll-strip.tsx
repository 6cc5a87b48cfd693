import { type PointerEvent, useEffect, useRef, useSyncExternalStore } from 'react';
import { useStore } from 'zustand';
import type { LineSource } from '../store/line-source.ts';
import { fixedAnchor, type RowSpace } from './layout.ts';
import type { LinesModel } from './lines-model.ts';
import { type RulerLines, rankOfThumb, type Tick, type TickKind, thumbOf, tickAt, ticksOf } from './ruler.ts';
import styles from './scroll-strip.module.css';

export interface ScrollStripProps {
  readonly model: LinesModel;
  readonly source: LineSource;
  readonly rows: RowSpace;
  readonly viewPx: number;
  /** `null`: only a scroll bar. */
  readonly ruler: RulerLines | null;
  readonly label: string;
  /** The id of the list. */
  readonly controls: string;
}

const rowPx = 20;
const unchanging = (): (() => void) => () => undefined;

const useVersion = (source: LineSource | null | undefined): number =>
  useSyncExternalStore(source?.onChange ?? unchanging, source?.version ?? (() => 0));

/** The scroll bar, and on it a ruler: errors, unsolicited lines, hits and marks. A click goes there. */
export const ScrollStrip = ({ model, source, rows, viewPx, ruler, label, controls }: ScrollStripProps) => {
  const anchor = useStore(model.state, (state) => state.anchor);
  useSyncExternalStore(source.onChange, source.version);
  useVersion(ruler?.errors);
  useVersion(ruler?.urcs);
  useVersion(ruler?.hits);
  const canvas = useRef<HTMLCanvasElement>(null);
  const ticks = useTicks(canvas, source, ruler, viewPx);
  const count = source.count();
  const shown = Math.min(count, Math.max(1, Math.floor(viewPx / rowPx)));
  const top = fixedAnchor(anchor, viewPx, rows);
  const firstRank = anchor === 'follow' || top === null ? count : source.rankOf(top.sequence);
  const thumb = thumbOf(firstRank, shown, count, viewPx);
  const drag = useThumbDrag({ model, source, thumb, shown, viewPx, ticks });
  return (
    <div
      className={styles.strip}
      role="scrollbar"
      aria-label={label}
      aria-controls={controls}
      aria-orientation="vertical"
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={Math.round((Math.min(firstRank, count) / Math.max(1, count)) * 100)}
      tabIndex={-1}
      {...drag}
    >
      <canvas ref={canvas} className={styles.ruler} />
      {count > shown && <div className={styles.thumb} style={{ top: thumb.topPx, height: thumb.heightPx }} />}
    </div>
  );
};

interface DragOptions extends Pick<ScrollStripProps, 'model' | 'source' | 'viewPx'> {
  readonly thumb: ReturnType<typeof thumbOf>;
  readonly shown: number;
  readonly ticks: React.RefObject<readonly Tick[]>;
}

/** Dragging the thumb maps to line numbers. A press beside it goes to a tick, or to that part of the lines. */
const useThumbDrag = ({ model, source, thumb, shown, viewPx, ticks }: DragOptions) => {
  const grip = useRef<{ readonly pointer: number; readonly insidePx: number } | null>(null);
  const moveTo = (topPx: number): void => {
    const rank = rankOfThumb(topPx, thumb.heightPx, shown, source.count(), viewPx);
    const sequence = rank === null ? null : source.sequenceAt(rank);
    if (sequence === null) model.toEnd();
    else model.putOnTop(sequence);
  };
  const yOf = (event: PointerEvent<HTMLElement>): number =>
    event.clientY - event.currentTarget.getBoundingClientRect().top;
  return {
    onPointerDown: (event: PointerEvent<HTMLElement>) => {
      if (event.button !== 0) return;
      const y = yOf(event);
      const tick = tickAt(ticks.current, y);
      const isOnThumb = y >= thumb.topPx && y <= thumb.topPx + thumb.heightPx;
      if (tick !== null && !isOnThumb) return model.goTo(tick.sequence);
      const insidePx = isOnThumb ? y - thumb.topPx : thumb.heightPx / 2;
      grip.current = { pointer: event.pointerId, insidePx };
      event.currentTarget.setPointerCapture(event.pointerId);
      if (!isOnThumb) moveTo(y - insidePx);
    },
    onPointerMove: (event: PointerEvent<HTMLElement>) => {
      if (grip.current?.pointer === event.pointerId) moveTo(yOf(event) - grip.current.insidePx);
    },
    onPointerUp: (event: PointerEvent<HTMLElement>) => {
      const held = grip.current;
      grip.current = null;
      // A press on the thumb without a drag, where a tick is under it.
      const tick = held && tickAt(ticks.current, yOf(event));
      if (tick && held.insidePx === yOf(event) - thumb.topPx) model.goTo(tick.sequence);
    },
  };
};

const colours: Readonly<Record<TickKind, string>> = {
  urc: '--urc',
  hit: '--warn',
  mark: '--accent',
  error: '--fail-fill',
};
/** URCs are many and less important: they take the left half. */
const shapes: Readonly<Record<TickKind, readonly [left: number, width: number]>> = {
  urc: [0.5, 0.4],
  hit: [0.15, 0.35],
  mark: [0, 1],
  error: [0.1, 0.8],
};

/** Draws the ticks after each drawing of the strip, in the colours of the theme. */
const useTicks = (
  canvas: React.RefObject<HTMLCanvasElement | null>,
  source: LineSource,
  ruler: RulerLines | null,
  viewPx: number,
): React.RefObject<readonly Tick[]> => {
  const ticks = useRef<readonly Tick[]>([]);
  useEffect(() => {
    ticks.current = ruler === null ? [] : ticksOf(source, ruler, viewPx);
    if (canvas.current) paint(canvas.current, ticks.current, viewPx);
  });
  useEffect(() => {
    const repaint = (): void => {
      if (canvas.current) paint(canvas.current, ticks.current, canvas.current.clientHeight);
    };
    const schemes = new MutationObserver(repaint);
    schemes.observe(document.documentElement, { attributes: true, attributeFilter: ['data-mantine-color-scheme'] });
    return () => schemes.disconnect();
  }, [canvas]);
  return ticks;
};

const paint = (canvas: HTMLCanvasElement, ticks: readonly Tick[], heightPx: number): void => {
  const scale = devicePixelRatio;
  const width = canvas.clientWidth;
  canvas.width = Math.round(width * scale);
  canvas.height = Math.round(heightPx * scale);
  const pen = canvas.getContext('2d');
  if (!pen) return;
  pen.scale(scale, scale);
  const style = getComputedStyle(canvas);
  for (const { kind, yPx } of ticks) {
    const [left, part] = shapes[kind];
    pen.fillStyle = style.getPropertyValue(colours[kind]);
    pen.fillRect(left * width, yPx, part * width, kind === 'urc' ? 1.5 : 2.5);
  }
};
