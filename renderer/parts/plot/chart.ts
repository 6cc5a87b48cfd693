import uPlot from 'uplot';
import 'uplot/dist/uPlot.min.css';
import { dashes, type JoinedCurves, type PlotCurve, roomyRange, type Span } from './curves.ts';
import { type PlotLine, valueRange } from './plot-points.ts';

/** How the axis of the time is divided and written. */
export interface TimeAxis {
  readonly ticksOf?: (span: Span, count: number) => readonly number[];
  readonly textOf: (atMs: number, span: Span) => string;
}

/** What a chart draws now. */
export interface Drawn {
  readonly curves: readonly PlotCurve[];
  readonly joined: JoinedCurves;
  /** Thresholds, drawn across the plot with their names. */
  readonly lines?: readonly PlotLine[] | undefined;
  /** The least that the axis shows. Omitted: the values with some space. */
  readonly atLeast?: readonly [number, number] | undefined;
  /** The part of the time that is shown. Omitted: all points. */
  readonly window?: Span | undefined;
  readonly gaps?: readonly Span[] | undefined;
  readonly timeAxis: TimeAxis;
  /** Only whole numbers are marked. */
  readonly isWhole?: boolean | undefined;
}

export interface ChartHandlers {
  onPoint(index: number | null): void;
  /** A press on the plot. */
  onPick(index: number): void;
  /** A part of the time was drawn up with the pointer. Omitted: it cannot be. */
  readonly onRange?: ((span: Span) => void) | undefined;
}

export interface ChartShape {
  readonly heightPx: number;
  readonly axisPx: number;
  /** Below a single curve. */
  readonly isFilled: boolean;
}

export const dataOf = ({ times, values }: JoinedCurves): uPlot.AlignedData => [
  times.map((atMs) => atMs / 1_000),
  ...values.map((row) => [...row]),
];

/** `now`, `handlers`: asked each time, so that the chart is made again only when the number of curves or the theme changes. */
export const createChart = (
  element: HTMLElement,
  shape: ChartShape,
  now: () => Drawn,
  handlers: () => ChartHandlers,
): uPlot => {
  const style = getComputedStyle(element);
  const token = (name: string): string => style.getPropertyValue(name).trim();
  const chart = new uPlot(
    {
      width: Math.max(element.clientWidth, 50),
      height: shape.heightPx,
      legend: { show: false },
      padding: [8, 0, 0, 0],
      cursor: {
        y: false,
        drag: { x: handlers().onRange !== undefined, y: false, setScale: false, dist: 6 },
        points: { size: 7 },
      },
      scales: scalesOf(now),
      axes: axesOf(shape, now, token),
      series: [{}, ...now().curves.map((curve) => seriesOf(curve, shape.isFilled, token))],
      hooks: {
        drawClear: [(plot) => drawGaps(plot, now().gaps ?? [], token)],
        draw: [(plot) => drawLines(plot, now().lines ?? [], token)],
        setCursor: [(plot) => handlers().onPoint(plot.cursor.idx ?? null)],
        setSelect: [(plot) => select(plot, handlers().onRange)],
      },
    },
    dataOf(now().joined),
    element,
  );
  chart.over.addEventListener('click', () => {
    const { idx } = chart.cursor;
    if (idx != null) handlers().onPick(idx);
  });
  return chart;
};

const select = (plot: uPlot, onRange: ChartHandlers['onRange']): void => {
  const { left, width } = plot.select;
  if (width <= 0) return;
  plot.setSelect({ left: 0, top: 0, width: 0, height: 0 }, false);
  onRange?.({ fromMs: plot.posToVal(left, 'x') * 1_000, toMs: plot.posToVal(left + width, 'x') * 1_000 });
};

const shortestSeconds = 60;

const scalesOf = (now: () => Drawn): uPlot.Scales => ({
  x: {
    time: true,
    range: (_plot, from, to) => {
      const { window } = now();
      if (window) return [window.fromMs / 1_000, window.toMs / 1_000];
      return to - from < shortestSeconds ? [to - shortestSeconds, to] : [from, to];
    },
  },
  y: {
    range: (_plot, low, high) => {
      const { atLeast } = now();
      return atLeast ? valueRange(low, high, atLeast) : roomyRange(low, high);
    },
  },
});

const pixelsPerTick = 110;

const axesOf = ({ axisPx }: ChartShape, now: () => Drawn, token: (name: string) => string): uPlot.Axis[] => {
  const axis: uPlot.Axis = {
    stroke: token('--text-3'),
    font: `11px ${token('--font-ui')}`,
    grid: { stroke: token('--line'), width: 1 },
    ticks: { show: false },
  };
  const { ticksOf } = now().timeAxis;
  const spanOf = (plot: uPlot): Span => ({
    fromMs: (plot.scales.x?.min ?? 0) * 1_000,
    toMs: (plot.scales.x?.max ?? 0) * 1_000,
  });
  const time: uPlot.Axis = {
    ...axis,
    size: 24,
    space: 70,
    values: (plot, ticks) => ticks.map((seconds) => now().timeAxis.textOf(seconds * 1_000, spanOf(plot))),
  };
  if (ticksOf) {
    // Beside its line, as in the timeline.
    time.align = 1;
    const pixels = (plot: uPlot): number => plot.bbox.width / devicePixelRatio;
    time.splits = (plot) => ticksOf(spanOf(plot), Math.max(1, pixels(plot) / pixelsPerTick)).map((ms) => ms / 1_000);
  }
  const value: uPlot.Axis = {
    ...axis,
    size: axisPx,
    space: 26,
    values: (_plot, ticks) => ticks.map((tick) => String(tick).replace('-', '−')),
  };
  if (now().isWhole) value.incrs = [1, 2, 5, 10, 20, 50, 100];
  return [time, value];
};

const seriesOf = ({ swatch, isState }: PlotCurve, isFilled: boolean, token: (name: string) => string): uPlot.Series => {
  const colour = token(`--sw-${swatch}`);
  const stepped = isState ? uPlot.paths.stepped?.({ align: 1 }) : undefined;
  return {
    stroke: colour,
    width: 1.5,
    dash: [...(dashes[swatch] ?? [])],
    points: { size: 4, fill: colour },
    spanGaps: false,
    ...(stepped ? { paths: stepped } : {}),
    // Down to the bottom, also for negative values.
    ...(isFilled ? { fill: `${colour}18`, fillTo: (plot: uPlot) => plot.scales.y?.min ?? 0 } : {}),
  };
};

/** When nothing was recorded. */
const drawGaps = (plot: uPlot, gaps: readonly Span[], token: (name: string) => string): void => {
  const { ctx, bbox } = plot;
  ctx.save();
  ctx.fillStyle = token('--surface-3');
  ctx.beginPath();
  ctx.rect(bbox.left, bbox.top, bbox.width, bbox.height);
  ctx.clip();
  for (const { fromMs, toMs } of gaps) {
    const left = plot.valToPos(fromMs / 1_000, 'x', true);
    const right = plot.valToPos(toMs / 1_000, 'x', true);
    ctx.fillRect(left, bbox.top, Math.max(2 * devicePixelRatio, right - left), bbox.height);
  }
  ctx.restore();
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
