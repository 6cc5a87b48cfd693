import { type KeyboardEvent, useEffect, useMemo, useRef, useState } from 'react';
import uPlot from 'uplot';
import 'uplot/dist/uPlot.min.css';
import { clockText } from '../time.ts';
import styles from './plot.module.css';
import { boundedPoints, type PlotLine, type PlotPoint, stepPoint, valueRange } from './plot-points.ts';

export type { PlotLine, PlotPoint } from './plot-points.ts';

export interface PlotProps {
  /** What the curve shows. */
  readonly label: string;
  /** In words, for readers of the page who do not see the curve: newest, lowest and highest value. */
  readonly summary: string;
  /** How to move along the curve. */
  readonly keysNote: string;
  readonly points: readonly PlotPoint[];
  /** Thresholds, drawn across the plot with their names. */
  readonly lines?: readonly PlotLine[];
  readonly textOf: (value: number) => string;
  /** The least that the axis shows. */
  readonly atLeast?: readonly [low: number, high: number];
  readonly height?: number;
}

/** A curve over time. With the keyboard, arrow keys move along its points; the point is shown and announced as text. */
export const Plot = (props: PlotProps) => {
  const { label, summary, keysNote, textOf, height = 150 } = props;
  const points = useMemo(() => boundedPoints(props.points), [props.points]);
  const [at, setAt] = useState<number | null>(null);
  const chart = useChart(points, props, setAt);
  const point = at === null ? null : (points[at] ?? null);
  const onKeyDown = (event: KeyboardEvent): void => {
    const next = stepPoint(event.key, at, points.length);
    if (next === undefined) return;
    event.preventDefault();
    setAt(next);
    chart.point(next);
  };
  const shown =
    point === null ? '' : `${clockText(point.atMs, false)}  ${point.value === null ? '–' : textOf(point.value)}`;
  return (
    <figure className={styles.figure}>
      <div
        ref={chart.host}
        className={styles.plot}
        style={{ height }}
        role="img"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: arrow keys move along the curve
        tabIndex={0}
        aria-label={`${label}. ${summary}. ${keysNote}`}
        onKeyDown={onKeyDown}
        onBlur={() => {
          setAt(null);
          chart.point(null);
        }}
      />
      <figcaption className={styles.caption} aria-live="polite">
        {shown || summary}
      </figcaption>
    </figure>
  );
};

/** Creates the chart while it is mounted, again when the theme changes; follows its size and its points. */
const useChart = (
  points: readonly PlotPoint[],
  { lines, textOf, atLeast, height = 150 }: PlotProps,
  onPoint: (index: number | null) => void,
) => {
  const host = useRef<HTMLDivElement>(null);
  const chart = useRef<uPlot | null>(null);
  const now = useRef({ points, lines, textOf, atLeast, onPoint });
  now.current = { points, lines, textOf, atLeast, onPoint };
  useEffect(() => {
    const element = host.current;
    if (element === null) return;
    const make = (): void => {
      chart.current?.destroy();
      const options = optionsOf(element, height, () => now.current);
      chart.current = new uPlot(options, dataOf(now.current.points), element);
    };
    make();
    const sizes = new ResizeObserver(() => {
      if (element.clientWidth > 0) chart.current?.setSize({ width: element.clientWidth, height });
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
  }, [height]);
  useEffect(() => chart.current?.setData(dataOf(points)), [points]);
  const point = (index: number | null): void => {
    const shown = chart.current;
    const found = index === null ? null : points[index];
    if (!shown) return;
    const left = found ? shown.valToPos(found.atMs / 1_000, 'x') : -10;
    shown.setCursor({ left, top: found?.value == null ? -10 : shown.valToPos(found.value, 'y') }, false);
  };
  return { host, point };
};

const dataOf = (points: readonly PlotPoint[]): uPlot.AlignedData => [
  points.map(({ atMs }) => atMs / 1_000),
  points.map(({ value }) => value),
];

interface Drawn {
  readonly points: readonly PlotPoint[];
  readonly lines: readonly PlotLine[] | undefined;
  readonly textOf: (value: number) => string;
  readonly atLeast: readonly [number, number] | undefined;
  readonly onPoint: (index: number | null) => void;
}

const optionsOf = (element: HTMLElement, height: number, now: () => Drawn): uPlot.Options => {
  const style = getComputedStyle(element);
  const token = (name: string): string => style.getPropertyValue(name).trim();
  const axis: uPlot.Axis = {
    stroke: token('--text-3'),
    font: `11px ${token('--font-ui')}`,
    grid: { stroke: token('--line'), width: 1 },
    ticks: { show: false },
  };
  return {
    width: Math.max(element.clientWidth, 50),
    height,
    legend: { show: false },
    cursor: { y: false, drag: { setScale: false }, points: { size: 7 } },
    scales: {
      x: { time: true, range: (_plot, from, to) => (to - from < 60 ? [to - 60, to] : [from, to]) },
      y: { range: (_plot, low, high) => valueRange(low, high, now().atLeast) },
    },
    axes: [
      {
        ...axis,
        size: 24,
        values: (_plot, ticks) => ticks.map((seconds) => clockText(seconds * 1_000, false)),
        space: 70,
      },
      { ...axis, size: 44, space: 26, values: (_plot, ticks) => ticks.map((value) => String(value).replace('-', '−')) },
    ],
    series: [
      {},
      {
        stroke: token('--sw-1'),
        fill: `${token('--sw-1')}18`,
        // Down to the bottom, also for negative values.
        fillTo: (plot) => plot.scales.y?.min ?? 0,
        width: 1.5,
        points: { size: 4 },
        spanGaps: false,
      },
    ],
    hooks: {
      draw: [(plot) => drawLines(plot, now().lines ?? [], token)],
      setCursor: [(plot) => now().onPoint(plot.cursor.idx ?? null)],
    },
  };
};

const drawLines = (plot: uPlot, lines: readonly PlotLine[], token: (name: string) => string): void => {
  const { ctx, bbox } = plot;
  ctx.save();
  for (const { value, label, tone } of lines) {
    const y = Math.round(plot.valToPos(value, 'y', true));
    if (y < bbox.top || y > bbox.top + bbox.height) continue;
    ctx.strokeStyle = token(`--${tone}`);
    ctx.fillStyle = token(`--${tone}`);
    ctx.lineWidth = devicePixelRatio;
    ctx.setLineDash([4 * devicePixelRatio, 4 * devicePixelRatio]);
    ctx.beginPath();
    ctx.moveTo(bbox.left, y);
    ctx.lineTo(bbox.left + bbox.width, y);
    ctx.stroke();
    ctx.font = `${10 * devicePixelRatio}px ${token('--font-ui')}`;
    ctx.textAlign = 'left';
    ctx.textBaseline = 'bottom';
    ctx.fillText(label, bbox.left + 4 * devicePixelRatio, y - 2 * devicePixelRatio);
  }
  ctx.restore();
};
