import { Tooltip } from '@mantine/core';
import type { RecordingResult } from '../../../shared/contract.ts';
import { describeFailure } from '../../../shared/words/describe-failure.ts';
import { stageWords } from '../../../shared/words/steps.ts';
import { type MarkState, StateMark } from '../../parts/state-mark.tsx';
import { type Translate, useWords } from '../../parts/words.ts';
import styles from './recordings.module.css';

/** How the last run of a recording ended: glyph and word, the code beside it so that it can be searched. */
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
  // A list keeps the code alone: what the module answered stands in the recording.
  return <Tooltip label={describeFailure({ code, facts: {}, evidence: [] }, language).happened}>{mainPart}</Tooltip>;
};

const wordsOf = ({ state, online }: RecordingResult, stage: string | null, t: Translate): string => {
  if (state === 'done' && online) return t('recordings.cameOnline');
  return stage === null ? t(`recordings.${state}`) : t(`recordings.${state}At`, { stage });
};
