import { Button, Tooltip } from '@mantine/core';
import { useMemo, useRef, useState } from 'react';
import type { OpenedRecording } from '../../../../shared/contract/recordings.ts';
import {
  type SeriesAnswer,
  type SeriesInfo,
  type SeriesUnit,
  shownSeriesLimit,
} from '../../../../shared/series/series.ts';
import { isState, unitOf } from '../../../../shared/series/unit-of.ts';
import type { Language } from '../../../../shared/words/language.ts';
import { plotWords } from '../../../../shared/words/plots.ts';
import { fill } from '../../../../shared/words/typed-words.ts';
import { IconDownload } from '../../../parts/icons.ts';
import { type PlotCurve, withBreaks } from '../../../parts/plot/curves.ts';
import { CurvesPlot } from '../../../parts/plot/curves-plot.tsx';
import { clockText } from '../../../parts/time.ts';
import { useWords } from '../../../parts/words.ts';
import { movedBy, ticksOf, tickText } from '../viewer/timeline-window.ts';
import type { ViewedTime } from '../viewer/use-viewed-time.ts';
import styles from './plots.module.css';
import { savePlotsAsCsv, savePlotsAsPng } from './save-plots.ts';
import { SeriesTable, Swatch } from './series-table.tsx';
import { seriesName, unitText, valueText } from './series-text.ts';
import { useSeries } from './use-series.ts';

export interface PlotsViewProps {
  readonly opened: OpenedRecording;
  readonly time: ViewedTime;
  /** Shows the line with this sequence number. */
  readonly onShow: (sequence: number) => void;
}

/** The axis of the values is as wide as the names of the timeline above, so that both have the same time at the same place. */
const axisPx = 84;

/** What was measured and reported in a recording, over the time that the timeline shows. */
export const PlotsView = ({ opened, time, onShow }: PlotsViewProps) => {
  const { language } = useWords();
  const m = plotWords[language];
  const [chosen, setChosen] = useState<readonly string[] | null>(null);
  const [suggested, setSuggested] = useState<readonly string[]>([]);
  const shown = chosen ?? suggested;
  const ids = shown.filter((id) => id !== '');
  const answer = useSeries(opened, time.shown, ids);
  const container = useRef<HTMLDivElement>(null);
  if (answer !== null && chosen === null && suggested.length === 0 && answer.found.length > 0) {
    setSuggested(firstSeries(answer.found));
  }
  if (answer === null) return null;
  if (answer.found.length === 0) return <p className={styles.none}>{opened.isComplete ? m.nothing : ''}</p>;
  const toggle = (id: string): void => setChosen(toggled(shown, id));
  const charts = chartsOf(answer, shown);
  return (
    <div className={styles.plots}>
      <div className={styles.bar}>
        <span className={styles.notes}>
          {charts.length === 0 && m.choose}
          {ids.length === shownSeriesLimit && `${fill(m.full, { limit: shownSeriesLimit })} `}
          {answer.curves.some(({ isComplete }) => !isComplete) && `${m.thinned} `}
          {answer.gaps.length > 0 && m.gaps}
        </span>
        <SaveButtons {...{ opened, answer, charts, container, language }} />
      </div>
      <div className={styles.charts} ref={container}>
        {charts.map((chart) => (
          <UnitPlot key={chart.unit} {...{ chart, answer, time, onShow, language }} />
        ))}
      </div>
      <div className={styles.list}>
        <SeriesTable found={answer.found} shown={shown} onToggle={toggle} />
      </div>
    </div>
  );
};

/** Those that say most: the signal, then what messages report, then answer times. */
const firstSeries = (found: readonly SeriesInfo[]): readonly string[] => {
  const order = ['measure', 'field', 'answer'] as const;
  const kind = order.find((each) => found.some(({ key }) => key.kind === each));
  const unit = found.map(({ key }) => key).find((key) => key.kind === kind);
  return found
    .filter(({ key }) => key.kind === kind && unit !== undefined && unitOf(key) === unitOf(unit))
    .slice(0, 2)
    .map(({ id }) => id);
};

/** A series keeps its swatch while others come and go. */
const toggled = (shown: readonly string[], id: string): readonly string[] => {
  if (shown.includes(id)) return shown.map((each) => (each === id ? '' : each));
  const free = shown.indexOf('');
  return free < 0 ? [...shown, id] : shown.map((each, index) => (index === free ? id : each));
};

interface ChartOfUnit {
  readonly unit: SeriesUnit;
  readonly series: readonly (SeriesInfo & { readonly swatch: number })[];
}

/** One plot for each unit: values of different units have no axis in common. */
const chartsOf = ({ found }: SeriesAnswer, shown: readonly string[]): readonly ChartOfUnit[] => {
  const series = shown.flatMap((id, index) => {
    const info = found.find((each) => each.id === id);
    return info ? [{ ...info, swatch: index + 1 }] : [];
  });
  const units = [...new Set(series.map(({ key }) => unitOf(key)))];
  return units.map((unit) => ({ unit, series: series.filter(({ key }) => unitOf(key) === unit) }));
};

interface UnitPlotProps extends Pick<PlotsViewProps, 'time' | 'onShow'> {
  readonly chart: ChartOfUnit;
  readonly answer: SeriesAnswer;
  readonly language: Language;
}

const useCurves = (series: ChartOfUnit['series'], answer: SeriesAnswer, language: Language): readonly PlotCurve[] => {
  const ids = series.map(({ id, swatch }) => `${swatch}${id}`).join();
  // biome-ignore lint/correctness/useExhaustiveDependencies: `ids` says which series
  return useMemo(
    () =>
      series.map(({ id, key, swatch }) => {
        const curve = answer.curves.find((each) => each.id === id);
        const points = curve?.atMs.map((atMs, index) => ({ atMs, value: curve.values[index] ?? null })) ?? [];
        const name = seriesName(key, language);
        return { name, swatch, isState: isState(key), points: withBreaks(points, answer.gaps) };
      }),
    [answer, ids, language],
  );
};

const UnitPlot = ({ chart: { unit, series }, answer, time, onShow, language }: UnitPlotProps) => {
  const m = plotWords[language];
  const curves = useCurves(series, answer, language);
  const { all, shown, zoom, setWindow } = time;
  const texts = series.map(({ key, last, min, max }) => {
    const text = (value: number): string => valueText(key, value, language);
    return fill(m.summary, { name: seriesName(key, language), last: text(last), min: text(min), max: text(max) });
  });
  const title = series.map(({ key }) => seriesName(key, language)).join(' · ');
  const unitName = unitText(unit, language);
  const pick = (index: number, atMs: number): void => {
    const curve = answer.curves.find(({ id }) => id === series[index]?.id);
    const sequence = curve?.sequences[curve.atMs.indexOf(atMs)];
    if (sequence !== undefined) onShow(sequence);
  };
  return (
    <div className={styles.unit} data-plot={unitName === '' ? title : `${title} (${unitName})`}>
      <div className={styles.legend}>
        {series.map(({ id, key, swatch }) => (
          <span key={id}>
            <Swatch swatch={swatch} /> {seriesName(key, language)}
          </span>
        ))}
        <b>{unitName}</b>
      </div>
      <CurvesPlot
        label={title}
        summary={texts.join('; ')}
        keysNote={m.keys}
        curves={curves}
        textOf={(value, index) => (series[index] ? valueText(series[index].key, value, language) : '')}
        timeAxis={{
          ticksOf: (span, count) => ticksOf(span, all.fromMs, count).map((ms) => all.fromMs + ms),
          textOf: (atMs, { fromMs, toMs }) => tickText(atMs - all.fromMs, toMs - fromMs),
        }}
        timeText={(atMs) => clockText(atMs)}
        window={shown}
        gaps={answer.gaps}
        isWhole={unit === 'status'}
        height={140}
        axisPx={axisPx}
        showsSummary={false}
        onPick={pick}
        onZoom={(factor, atMs) => zoom(factor, atMs ?? undefined)}
        onMove={(share) => setWindow(movedBy(shown, all, share * (shown.toMs - shown.fromMs)))}
        onRange={setWindow}
      />
    </div>
  );
};

interface SaveButtonsProps {
  readonly opened: OpenedRecording;
  readonly answer: SeriesAnswer;
  readonly charts: readonly ChartOfUnit[];
  readonly container: React.RefObject<HTMLDivElement | null>;
  readonly language: Language;
}

const SaveButtons = ({ opened, answer, charts, container, language }: SaveButtonsProps) => {
  const m = plotWords[language];
  const name = `${opened.name.replace(/\.jsonl$/, '')}-plots`;
  const csv = (): void =>
    savePlotsAsCsv(
      name,
      charts
        .flatMap(({ series }) => series)
        .map(({ id, key }) => {
          const curve = answer.curves.find((each) => each.id === id);
          const points = curve?.atMs.map((atMs, index) => ({
            ...{ atMs, value: curve.values[index] ?? 0, sequence: curve.sequences[index] ?? 0 },
          }));
          return { name: seriesName(key, language), unit: unitText(unitOf(key), language), points: points ?? [] };
        }),
    );
  const png = (): void => {
    if (container.current !== null) void savePlotsAsPng(name, container.current);
  };
  const buttons = [
    { label: m.csv, hint: m.csvHint, action: csv },
    { label: m.png, hint: m.pngHint, action: png },
  ];
  return buttons.map(({ label, hint, action }) => (
    <Tooltip key={label} label={hint}>
      <Button
        size="compact-sm"
        variant="default"
        disabled={charts.length === 0}
        leftSection={<IconDownload size={14} stroke={1.75} />}
        onClick={action}
      >
        {label}
      </Button>
    </Tooltip>
  ));
};
