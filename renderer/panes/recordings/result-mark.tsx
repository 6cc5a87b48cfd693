import { Tooltip } from '@mantine/core';
import type { RecordingResult } from '../../../shared/contract.ts';
import { describeFailure } from '../../../shared/words/describe-failure.ts';
import { stageWords } from '../../../shared/words/steps.ts';
import { type MarkState, StateMark } from '../../parts/state-mark.tsx';
import { type Translate, useWords } from '../../parts/words.ts';
import styles from './recordings.module.css';

/** Result of the last run of a recording: icon, word, and the code, so that it can be searched for. */
export const ResultMark = ({ result }: { readonly result: RecordingResult }) => {
  const { t, language } = useWords();
  const { state, stage, code } = result;
  const mark: MarkState = state;
  const text = wordsOf(result, stage && stageWords[language][stage], t);
  const isFailure = state === 'failed' && code !== null;
  const mainPart = (
    <span className={`${styles.result} ${styles[state]}`}>
      <StateMark state={mark} size={14} />
      {text}
      {isFailure && <code>{code}</code>}
    </span>
  );
  if (!isFailure) return mainPart;
  // The list stores the code only; the answer of the module is in the recording.
  return <Tooltip label={describeFailure({ code, facts: {}, evidence: [] }, language).happened}>{mainPart}</Tooltip>;
};

const wordsOf = ({ state, online }: RecordingResult, stage: string | null, t: Translate): string => {
  if (state === 'done' && online) return t('recordings.cameOnline');
  return stage === null ? t(`recordings.${state}`) : t(`recordings.${state}At`, { stage });
};
