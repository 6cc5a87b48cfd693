import { useId } from 'react';
import { type DiagnosedCause, isAdvice } from '../../../../shared/diagnosis.ts';
import type { Failure } from '../../../../shared/outcome.ts';
import { causeText, remedyText, withCapital } from '../../../../shared/words/fact-text.ts';
import { observationText } from '../../../../shared/words/observation-text.ts';
import styles from './failure-list.module.css';
import { useViewerWords } from './use-viewer-words.ts';

export interface SeenCausesProps {
  readonly causes: readonly DiagnosedCause[];
  readonly facts: Failure['facts'];
}

/** The causes of a failure, what speaks for or against each, and what to do. */
export const SeenCauses = ({ causes, facts }: SeenCausesProps) => {
  const { t, language } = useViewerWords();
  const id = useId();
  return (
    <>
      <h4 id={id}>{t('diagnosis.causes')}</h4>
      <ol className={styles.causes} aria-labelledby={id}>
        {causes.map((cause, index) => {
          const { key, likelihood, ruledOut, observation } = cause;
          const texts = [
            observationText(observation, language),
            isAdvice(cause) ? remedyText(key, facts, language) : '',
          ];
          return (
            <li key={key} data-out={ruledOut}>
              <span className={styles.rank}>{index + 1}</span>
              <div>
                <div className={styles.name}>
                  <span>{withCapital(causeText(key, facts, language))}</span>
                  <span className={styles.likelihood}>
                    {ruledOut ? t('diagnosis.ruledOut') : t(`diagnosis.likelihood.${likelihood}`)}
                  </span>
                </div>
                <p>{texts.filter((text) => text !== '').join(language === 'zh' ? '' : ' ')}</p>
              </div>
            </li>
          );
        })}
      </ol>
    </>
  );
};
