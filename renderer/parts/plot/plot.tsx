import { useMemo } from 'react';
import { clockText } from '../time.ts';
import type { TimeAxis } from './chart.ts';
import { CurvesPlot } from './curves-plot.tsx';
import { boundedPoints, type PlotLine, type PlotPoint } from './plot-points.ts';

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

const timeAxis: TimeAxis = { textOf: (atMs) => clockText(atMs, false) };
const timeText = (atMs: number): string => clockText(atMs, false);

/** One curve of live data: its newest points. */
export const Plot = ({ points, ...props }: PlotProps) => {
  const curves = useMemo(
    () => [{ name: props.label, points: boundedPoints(points), swatch: 1 }],
    [points, props.label],
  );
  return <CurvesPlot {...props} curves={curves} timeAxis={timeAxis} timeText={timeText} />;
};
