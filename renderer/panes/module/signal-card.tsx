import { noModulePage } from '../../../shared/contract/module-page.ts';
import type { SignalSample } from '../../../shared/contract.ts';
import { fill } from '../../../shared/words/typed-words.ts';
import { Plot, type PlotLine, type PlotPoint } from '../../parts/plot/plot.tsx';
import { useSessionPart } from '../../store/view-store.ts';
import { dbmText, dbText, judge, signalLimits } from './module-numbers.ts';
import styles from './module-pane.module.css';
import { Card, Source } from './module-rows.tsx';
import { useModuleWords } from './use-module-words.ts';

const none: readonly SignalSample[] = [];

/** The signal while the page is open, with the limits that the vendor gives. */
export const SignalCard = () => {
  const { m } = useModuleWords();
  const all = useSessionPart(({ signals }) => signals, none);
  const from = useSessionPart(({ modulePage }) => modulePage.signalsFromMs, 0);
  const by = useSessionPart(({ modulePage }) => modulePage.signalMeasuring, noModulePage.signalMeasuring);
  const samples = all.filter(({ atMs }) => atMs >= from);
  const newest = samples.at(-1) ?? null;
  const state = by === null ? m.signal.paused : m.signal[by.kind];
  return (
    <Card wide title={m.signal.title} action={<span className={styles.dim}>{state}</span>}>
      {newest === null ? (
        <p className={styles.empty}>{m.signal.nothing}</p>
      ) : (
        <>
          <Newest sample={newest} command={by?.command ?? null} />
          <Curve samples={samples} />
        </>
      )}
    </Card>
  );
};

const Newest = ({ sample, command }: { readonly sample: SignalSample; readonly command: string | null }) => {
  const { m } = useModuleWords();
  const { rsrpDbm, rsrqDb, rssiDbm, sinr, atMs } = sample;
  const main = rsrpDbm ?? rssiDbm;
  const judgement = main === null ? null : judge(main, rsrpDbm === null ? 'rssi' : 'rsrp');
  return (
    <div className={styles.signal}>
      <span className={styles.big}>
        {main === null ? m.signal.none : dbmText(main)}
        {judgement !== null && (
          <span className={styles.judgement} data-judgement={judgement}>
            {m.signal.judgement[judgement]}
          </span>
        )}
      </span>
      <span className={styles.more}>
        {rsrpDbm !== null && rssiDbm !== null && <Small name={m.signal.rssi} text={dbmText(rssiDbm)} />}
        {rsrqDb !== null && <Small name={m.signal.rsrq} text={dbText(rsrqDb)} />}
        {sinr !== null && <Small name={m.signal.sinr} text={String(sinr)} title={m.signal.sinrNote} />}
      </span>
      {command !== null && <Source command={command} atMs={atMs} />}
    </div>
  );
};

const Small = ({ name, text, title }: { readonly name: string; readonly text: string; readonly title?: string }) => (
  <span title={title}>
    {name} <b>{text}</b>
  </span>
);

const axis = { rsrp: [-130, -70], rssi: [-105, -55] } as const;

const Curve = ({ samples }: { readonly samples: readonly SignalSample[] }) => {
  const { m } = useModuleWords();
  const kind = samples.some(({ rsrpDbm }) => rsrpDbm !== null) ? 'rsrp' : 'rssi';
  const points: readonly PlotPoint[] = samples.map(({ atMs, rsrpDbm, rssiDbm }) => ({
    atMs,
    value: kind === 'rsrp' ? rsrpDbm : rssiDbm,
  }));
  const values = points.flatMap(({ value }) => (value === null ? [] : [value]));
  const textOf = (value: number | null | undefined): string => (value == null ? '–' : dbmText(value));
  const limits = signalLimits[kind];
  const lines: readonly PlotLine[] = [
    { value: limits.excellent, label: m.signal.line.excellent, tone: 'ok' },
    { value: limits.unstable, label: m.signal.line.unstable, tone: 'warn' },
    { value: limits.unusable, label: m.signal.line.unusable, tone: 'fail' },
  ];
  const summary = fill(m.signal.summary, {
    name: m.signal[kind],
    now: textOf(points.at(-1)?.value),
    lowest: textOf(values.length === 0 ? null : Math.min(...values)),
    highest: textOf(values.length === 0 ? null : Math.max(...values)),
    count: points.length,
  });
  return (
    <Plot
      label={m.signal.plot}
      summary={summary}
      keysNote={m.signal.keys}
      points={points}
      lines={lines}
      textOf={dbmText}
      atLeast={axis[kind]}
    />
  );
};
