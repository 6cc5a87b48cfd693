import type { ItemResult } from '../../../../shared/contract.ts';
import type { StepFile } from '../../../../shared/sequences/file-schema.ts';
import type { StepFailure } from '../../../../shared/sequences/step-failure.ts';
import { stepFailureText } from '../../../../shared/words/sequence-words.ts';
import { fill } from '../../../../shared/words/typed-words.ts';
import { expectedText } from '../../../parts/sequences/step-text.ts';
import { StateMark } from '../../../parts/state-mark.tsx';
import { durationText } from '../../../parts/time.ts';
import { resultCode } from './failure-facts.ts';
import styles from './quick-item.module.css';
import { otherSettings } from './step-fields.ts';
import { useQuickWords } from './use-quick.ts';

interface ResultCellProps {
  readonly step: StepFile;
  readonly result: ItemResult | null;
  readonly isRunning: boolean;
  /** `null`: the run does not wait after the item. */
  readonly delayMs: number | null;
  /** What was typed is not in the file. */
  readonly isTyped: boolean;
}

/** The expected reply over the last result. */
export const ResultCell = ({ step, result, isRunning, delayMs, isTyped }: ResultCellProps) => {
  const { m } = useQuickWords();
  const expected = expectedText(step);
  return (
    <span className={styles.result}>
      <span className={styles.expectedLine}>
        <span className={styles.expected} title={expected}>
          {expected}
        </span>
        <OtherSettings step={step} />
      </span>
      {isTyped ? (
        <span className={`${styles.mark} ${styles.typed}`}>
          <StateMark state="warning" size={12} /> {m.item.typed}
        </span>
      ) : delayMs !== null ? (
        <span className={`${styles.mark} ${styles.running}`} title={m.edit.delayAfter}>
          <StateMark state={result?.failure ? 'failed' : 'done'} size={12} />
          {fill(m.item.waiting, { time: durationText(delayMs) })}
        </span>
      ) : isRunning ? (
        <span className={`${styles.mark} ${styles.running}`}>
          <StateMark state="running" size={12} /> {m.item.running}
        </span>
      ) : (
        <ResultOrDelay step={step} result={result} />
      )}
    </span>
  );
};

/** That the item has more than its fields show, such as what must not come. */
const OtherSettings = ({ step }: { readonly step: StepFile }) => {
  const { m } = useQuickWords();
  const others = otherSettings(step).filter(({ key }) => key !== 'expect' && key !== 'say');
  if (others.length === 0) return null;
  const keys = others.map(({ key }) => key).join(', ');
  return (
    <span className={styles.more} title={others.map(({ key, text }) => `${key}: ${text}`).join('\n')}>
      <span aria-hidden="true">{`+${others.length}`}</span>
      <span className={styles.visuallyHidden}>{fill(m.item.also, { keys })}</span>
    </span>
  );
};

const ResultOrDelay = ({ step, result }: Pick<ResultCellProps, 'step' | 'result'>) => {
  const { m } = useQuickWords();
  if (result) return <Result result={result} />;
  if (step.delayAfter === undefined) return null;
  return <span className={styles.delay} title={m.edit.delayAfter}>{`+ ${step.delayAfter}`}</span>;
};

const Result = ({ result: { answerMs, attempts, failure } }: { readonly result: ItemResult }) => {
  const { m, language } = useQuickWords();
  const time = durationText(answerMs);
  if (failure === null) {
    return (
      <span className={`${styles.mark} ${styles.passed}`} title={fill(m.item.passed, { time })}>
        <StateMark state="done" size={12} /> {attempts > 1 ? fill(m.item.attempts, { time, n: attempts }) : time}
      </span>
    );
  }
  const { answer } = failure.facts;
  const text = typeof answer === 'string' ? answer.replace(/^\+|ERROR:? ?(?=\d)/g, '') : m.results[resultCode(failure)];
  const isStopped = resultCode(failure) === 'stopped';
  return (
    <span
      className={`${styles.mark} ${isStopped ? styles.stopped : styles.failed}`}
      title={stepFailureText(failure, language)}
    >
      <StateMark state={isStopped ? 'stopped' : 'failed'} size={12} /> {text}
    </span>
  );
};

/** What was expected and what came. */
export const FailureLines = ({ step, failure }: { readonly step: StepFile; readonly failure: StepFailure | null }) => {
  const { m, language } = useQuickWords();
  if (failure === null || resultCode(failure) === 'stopped') return null;
  const expected = expectedText(step);
  const { names } = failure.facts;
  if (failure.code === 'no-variable') {
    return (
      <div className={styles.why}>
        <p className={styles.sentence}>{fill(m.item.noValue, { names: [names].flat().join(', ') })}</p>
      </div>
    );
  }
  const isAboutLines =
    ['not-expected', 'error-answer', 'rejected'].includes(failure.code) || resultCode(failure) === 'timeout';
  return (
    <div className={styles.why}>
      {isAboutLines && expected !== '' && <p>{fill(m.item.expected, { text: expected })}</p>}
      {!isAboutLines && <p className={styles.sentence}>{stepFailureText(failure, language)}</p>}
      {failure.evidence.map((line, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the lines of one result do not change.
        <p key={index}>{fill(m.item.came, { text: line })}</p>
      ))}
      {isAboutLines && failure.evidence.length === 0 && <p>{m.item.nothingCame}</p>}
    </div>
  );
};
