import { type KeyboardEvent, useEffect, useMemo, useRef, useState } from 'react';
import type uPlot from 'uplot';
import { type ChartHandlers, type ChartShape, createChart, type Drawn, dataOf, type TimeAxis } from './chart.ts';
import { joinCurves, type PlotCurve, type Span, valuesAt } from './curves.ts';
import styles from './plot.module.css';
import { type PlotLine, stepPoint } from './plot-points.ts';

export interface CurvesPlotProps {
  /** What the curves show. */
  readonly label: string;
  /** In words, for readers of the page who do not see the curves. */
  readonly summary: string;
  /** How to move along the curves. */
  readonly keysNote: string;
  readonly curves: readonly PlotCurve[];
  readonly textOf: (value: number, curve: number) => string;
  readonly timeAxis: TimeAxis;
  /** A time beside the value of a point. */
  readonly timeText: (atMs: number) => string;
  readonly lines?: readonly PlotLine[] | undefined;
  readonly atLeast?: readonly [low: number, high: number] | undefined;
  readonly window?: Span | undefined;
  readonly gaps?: readonly Span[] | undefined;
  readonly isWhole?: boolean;
  /** False: only readers of the page get it, because it is seen elsewhere. */
  readonly showsSummary?: boolean;
  readonly height?: number;
  /** Width of the axis of the values. */
  readonly axisPx?: number;
  /** A point was chosen: a press, or Enter. */
  readonly onPick?: (curve: number, atMs: number) => void;
  /** `factor` below 1 shows less. `atMs`: stays at its place. */
  readonly onZoom?: (factor: number, atMs: number | null) => void;
  /** By a part of the shown time; below 0: earlier. */
  readonly onMove?: (share: number) => void;
  readonly onRange?: (span: Span) => void;
}

const zoomStep = 1.5;

/**
 * Curves over time, of live or of recorded data. With the keyboard, arrow keys move along the points, Enter chooses one, plus and minus zoom, and
 * the page keys move. The point is shown and announced as text.
 */
export const CurvesPlot = (props: CurvesPlotProps) => {
  const { label, summary, keysNote, curves, textOf, timeText, height = 150 } = props;
  const joined = useMemo(() => joinCurves(curves), [curves]);
  const [at, setAt] = useState<number | null>(null);
  const pick = (index: number): void => {
    const [first] = valuesAt(joined, index);
    const atMs = joined.times[index];
    if (first && atMs !== undefined) props.onPick?.(first.curve, atMs);
  };
  const handlers: ChartHandlers = { onPoint: setAt, onPick: pick, onRange: props.onRange };
  const chart = useChart({ ...props, joined }, handlers, {
    ...{ heightPx: height, axisPx: props.axisPx ?? 44, isFilled: curves.length === 1 && !curves[0]?.isState },
  });
  useZoomingWheel(chart, props.onZoom);
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const atMs = at === null ? null : (joined.times[at] ?? null);
    if (zoomKey(event.key, atMs, props)) return event.preventDefault();
    if (event.key === 'Enter' && at !== null && props.onPick) {
      event.preventDefault();
      return pick(at);
    }
    const next = stepPoint(event.key, at, joined.times.length);
    if (next === undefined) return;
    event.preventDefault();
    setAt(next);
    chart.point(next);
  };
  const time = at === null ? undefined : joined.times[at];
  const shown =
    at === null || time === undefined
      ? ''
      : `${timeText(time)}  ${
          valuesAt(joined, at)
            .map(({ curve, value }) => named(curves, curve, textOf(value, curve)))
            .join(' · ') || '–'
        }`;
  return (
    <figure className={styles.figure}>
      <div
        ref={chart.host}
        className={styles.plot}
        style={{ height }}
        role="img"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: arrow keys move along the curves
        tabIndex={0}
        aria-label={`${label}. ${summary}. ${keysNote}`}
        onKeyDown={onKeyDown}
        onBlur={() => {
          setAt(null);
          chart.point(null);
        }}
      />
      <figcaption className={styles.caption} aria-live="polite">
        {shown || (props.showsSummary === false ? '' : summary)}
      </figcaption>
    </figure>
  );
};

const named = (curves: readonly PlotCurve[], curve: number, text: string): string =>
  curves.length === 1 ? text : `${curves[curve]?.name ?? ''} ${text}`;

/** `true`: it was such a key. */
const zoomKey = (
  key: string,
  atMs: number | null,
  { onZoom, onMove }: Pick<CurvesPlotProps, 'onZoom' | 'onMove'>,
): boolean => {
  if (onZoom && (key === '+' || key === '=')) onZoom(1 / zoomStep, atMs);
  else if (onZoom && key === '-') onZoom(zoomStep, atMs);
  else if (onMove && key === 'PageUp') onMove(-0.5);
  else if (onMove && key === 'PageDown') onMove(0.5);
  else return false;
  return true;
};

interface Chart {
  readonly host: React.RefObject<HTMLDivElement | null>;
  readonly now: () => uPlot | null;
  point(index: number | null): void;
}

/** Creates the chart while it is mounted, again when the theme or its curves change; follows its size and its points. */
const useChart = (drawn: Drawn, handlers: ChartHandlers, shape: ChartShape): Chart => {
  const host = useRef<HTMLDivElement>(null);
  const chart = useRef<uPlot | null>(null);
  const now = useRef({ drawn, handlers });
  now.current = { drawn, handlers };
  const { heightPx, axisPx, isFilled } = shape;
  const kinds = drawn.curves.map(({ swatch, isState }) => `${swatch}${isState ?? false}`).join();
  // biome-ignore lint/correctness/useExhaustiveDependencies: made again for other curves
  useEffect(() => {
    const element = host.current;
    if (element === null) return;
    const make = (): void => {
      chart.current?.destroy();
      const all = { heightPx, axisPx, isFilled };
      chart.current = createChart(
        element,
        all,
        () => now.current.drawn,
        () => now.current.handlers,
      );
    };
    make();
    const sizes = new ResizeObserver(() => {
      if (element.clientWidth > 0) chart.current?.setSize({ width: element.clientWidth, height: heightPx });
    });
    sizes.observe(element);
    const schemes = new MutationObserver(make);
    schemes.observe(document.documentElement, { attributes: true, attributeFilter: ['data-mantine-color-scheme'] });
    return () => {
      sizes.disconnect();
      schemes.disconnect();
      chart.current?.destroy();
      chart.current = null;
    };
  }, [heightPx, axisPx, isFilled, kinds]);
  const { joined, window, gaps, lines, atLeast } = drawn;
  // biome-ignore lint/correctness/useExhaustiveDependencies: drawn again
  useEffect(() => chart.current?.setData(dataOf(joined)), [joined, window?.fromMs, window?.toMs, gaps, lines, atLeast]);
  const point = (index: number | null): void => {
    const shown = chart.current;
    if (!shown) return;
    const found = index === null ? undefined : joined.times[index];
    const value = index === null ? undefined : valuesAt(joined, index)[0]?.value;
    const left = found === undefined ? -10 : shown.valToPos(found / 1_000, 'x');
    shown.setCursor({ left, top: value === undefined ? -10 : shown.valToPos(value, 'y') }, false);
  };
  return { host, now: () => chart.current, point };
};

/** The wheel zooms at the pointer. React's listener is passive, so the page would scroll. */
const useZoomingWheel = ({ host, now }: Chart, zoom: CurvesPlotProps['onZoom']): void => {
  const current = useRef(zoom);
  current.current = zoom;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the references stay
  useEffect(() => {
    const element = host.current;
    const turn = (event: WheelEvent): void => {
      const chart = now();
      if (chart === null || current.current === undefined || event.deltaY === 0 || !event.ctrlKey) return;
      event.preventDefault();
      const left = event.clientX - chart.over.getBoundingClientRect().left;
      current.current(event.deltaY > 0 ? zoomStep : 1 / zoomStep, chart.posToVal(left, 'x') * 1_000);
    };
    element?.addEventListener('wheel', turn, { passive: false });
    return () => element?.removeEventListener('wheel', turn);
  }, []);
};
