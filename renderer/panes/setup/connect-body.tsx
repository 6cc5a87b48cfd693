import type { StepView } from '../../../shared/contract.ts';
import { shortTopic } from '../../parts/short-topic.ts';
import { StateMark } from '../../parts/state-mark.tsx';
import { durationText } from '../../parts/time.ts';
import { useNow } from '../../parts/use-now.ts';
import { useWords } from '../../parts/words.ts';
import { useSessionPart, useView } from '../../store/view-store.ts';
import styles from './connect-body.module.css';
import { checkOfConnection, connectRows } from './connect-rows.ts';
import { isRunning } from './stages.ts';
import { awaitedLine, commandOfStep, stateWord, stepTitle } from './step-words.ts';
import { type Bar, type Waterfall, waterfall } from './waterfall.ts';

/** One row per exchange: how long each takes, and which one is stuck. */
export const ConnectBody = ({ steps, failed }: { readonly steps: readonly StepView[]; readonly failed: boolean }) => {
  const { t } = useWords();
  if (steps.every(({ startedAtMs }) => startedAtMs === null)) {
    return <p className={styles.hint}>{t('setup.connect.hint')}</p>;
  }
  return (
    <div className={styles.body} data-failed={failed}>
      {steps.some(({ status }) => status === 'running') ? (
        <Live steps={steps} />
      ) : (
        <Rows steps={steps} nowMs={0} failed={failed} />
      )}
    </div>
  );
};

const drawnEveryMs = 200;

const Live = ({ steps }: { readonly steps: readonly StepView[] }) => (
  <Rows steps={steps} nowMs={useNow(drawnEveryMs)} failed={false} />
);

const Rows = ({
  steps,
  nowMs,
  failed,
}: {
  readonly steps: readonly StepView[];
  readonly nowMs: number;
  readonly failed: boolean;
}) => {
  const { t } = useWords();
  const times = waterfall(steps, nowMs);
  return (
    <>
      <Axis times={times} />
      <ul className={styles.waterfall} aria-label={t('setup.connect.steps')}>
        {connectRows(steps, failed).map(({ step, index, count }) => (
          <Row
            key={index}
            step={step}
            count={count}
            bar={times.bars[index] ?? null}
            elapsedMs={
              step.status === 'running' && step.startedAtMs !== null ? Math.max(0, nowMs - step.startedAtMs) : step.ms
            }
          />
        ))}
      </ul>
    </>
  );
};

const Axis = ({ times }: { readonly times: Waterfall }) => (
  <div className={styles.axis} aria-hidden="true">
    <div className={styles.ticks}>
      {times.ticks.map((tick, index) => (
        <span key={tick} style={{ left: `${(index * 100) / (times.ticks.length - 1)}%` }}>
          {index === times.ticks.length - 1 ? `${seconds(tick)} s` : seconds(tick)}
        </span>
      ))}
    </div>
  </div>
);

const seconds = (ms: number): string => String(Number((ms / 1_000).toFixed(2)));

const Row = ({
  step,
  count,
  bar,
  elapsedMs,
}: {
  readonly step: StepView;
  readonly count: number;
  readonly bar: Bar | null;
  readonly elapsedMs: number;
}) => {
  const { t, language } = useWords();
  const check = useView((view) => checkOfConnection(step, view.draft));
  const isOver = useSessionPart(({ run }) => run !== null && !isRunning(run), false);
  const hasTime = step.status !== 'waiting' && step.status !== 'skipped';
  return (
    <li className={styles.row} data-state={step.status}>
      <StateMark state={step.status} size={14} />
      <span className={styles.name} title={count > 1 ? undefined : (step.item ?? undefined)}>
        {stepTitle(step.id, language)}
        {count > 1 && <span className={styles.topic}> {t('setup.connect.topics', { n: count })}</span>}
        {count === 1 && step.item !== null && <span className={styles.topic}> {shortTopic(step.item)}</span>}
      </span>
      <span className={styles.command}>{commandOfStep(step.id, check !== 'off')}</span>
      <span className={styles.track}>
        {bar && <span className={styles.bar} style={{ left: `${bar.left}%`, width: `${bar.width}%` }} />}
        {bar && <Word step={step} bar={bar} />}
      </span>
      <span className={styles.time}>
        {hasTime ? durationText(elapsedMs) : stateWord(step.status, language, isOver)}
      </span>
    </li>
  );
};

/** Words need about a third of the axis; after a bar that ends later they would be cut off. */
const latestEnd = 66;

/** The reason at the end of a bar. */
const Word = ({ step, bar }: { readonly step: StepView; readonly bar: Bar }) => {
  const text = useWordOf(step);
  if (text === '') return null;
  const end = bar.left + bar.width;
  const side = end <= latestEnd ? 'behind' : bar.left > 100 - latestEnd ? 'before' : 'inside';
  return (
    <span className={styles.word} data-side={side} style={{ left: `${side === 'before' ? bar.left : end}%` }}>
      {text}
    </span>
  );
};

const useWordOf = (step: StepView): string => {
  const { t } = useWords();
  const check = useView((view) => checkOfConnection(step, view.draft));
  switch (step.status) {
    case 'running':
      return t('setup.connect.waitingFor', { line: awaitedLine(step.id) });
    case 'failed':
      return step.failure?.evidence.at(-1)?.trim() || t('setup.connect.failed');
    case 'stopped':
      return t('setup.connect.stopped');
    case 'skipped':
      return t('setup.connect.skipped');
    case 'done':
      if (step.id === 'connect.open') {
        return t(check !== 'off' && check !== 'none' ? 'setup.connect.certificateAccepted' : 'setup.connect.connected');
      }
      return step.id === 'connect.login' ? t('setup.connect.accepted') : '';
    case 'waiting':
      return '';
  }
};
