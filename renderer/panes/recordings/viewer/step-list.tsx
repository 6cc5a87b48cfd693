import type { RecordedStage, RecordedStep } from '../../../../shared/recordings/recorded-steps.ts';
import { describeFailure } from '../../../../shared/words/describe-failure.ts';
import { stageWords, stepWords } from '../../../../shared/words/steps.ts';
import { StateMark } from '../../../parts/state-mark.tsx';
import { durationText } from '../../../parts/time.ts';
import { useViewerWords } from './use-viewer-words.ts';
import styles from './viewer.module.css';

export interface StepListProps {
  readonly stages: readonly RecordedStage[];
  readonly onTime: (atMs: number) => void;
}

/** The steps of all runs as a waterfall. A press goes to the line with which a step began. */
export const StepList = ({ stages, onTime }: StepListProps) => {
  const { m, language } = useViewerWords();
  if (stages.length === 0) return <p className={styles.none}>{m.noSteps}</p>;
  return (
    <div className={styles.scroll}>
      <ol className={styles.steps}>
        {stages.map((stage) => (
          <li key={`${stage.stage}${stage.startedAtMs}`}>
            <div className={styles.stage}>
              <StateMark state={stage.status} size={14} /> {stageWords[language][stage.stage]}
            </div>
            {stage.steps.map((step) => (
              <Step key={`${step.id}${step.item}${step.startedAtMs}`} step={step} stage={stage} onTime={onTime} />
            ))}
          </li>
        ))}
      </ol>
    </div>
  );
};

interface StepProps {
  readonly step: RecordedStep;
  readonly stage: RecordedStage;
  readonly onTime: (atMs: number) => void;
}

const Step = ({ step, stage, onTime }: StepProps) => {
  const { language } = useViewerWords();
  const { id, item, status, startedAtMs, endedAtMs, failure } = step;
  const spanMs = Math.max(1, (stage.endedAtMs ?? startedAtMs) - stage.startedAtMs);
  const ms = (endedAtMs ?? startedAtMs) - startedAtMs;
  const left = ((startedAtMs - stage.startedAtMs) / spanMs) * 100;
  return (
    <>
      <button type="button" className={styles.step} onClick={() => onTime(startedAtMs)}>
        <StateMark state={status} size={12} />
        <span>
          {stepWords[language][id]} {item}
        </span>
        <span className={styles.bar}>
          <i
            className={status === 'failed' ? styles.failed : undefined}
            style={{
              left: `${Math.min(100, left)}%`,
              width: `${Math.min(100 - Math.min(100, left), (ms / spanMs) * 100)}%`,
            }}
          />
        </span>
        <span className={styles.ms}>{endedAtMs === null ? '' : durationText(ms)}</span>
      </button>
      {failure !== null && (
        <div className={styles.failure}>
          {describeFailure(failure, language).happened} <code>{failure.code}</code>
        </div>
      )}
    </>
  );
};
