import { Button } from '@mantine/core';
import { diagnosePort, type PortAction } from '../../shared/diagnosis/port-actions.ts';
import type { Failure } from '../../shared/outcome.ts';
import { causeText, withCapital } from '../../shared/words/fact-text.ts';
import styles from './port-causes.module.css';
import { useWords } from './words.ts';

/** The likely causes of a port failure, in order. */
export const PortCauses = ({ failure }: { readonly failure: Failure }) => {
  const { t, language } = useWords();
  return (
    <ol className={styles.causes} aria-label={t('diagnosis.causes')}>
      {diagnosePort(failure).causes.map(({ key }) => (
        <li key={key}>{withCapital(causeText(key, failure.facts, language))}</li>
      ))}
    </ol>
  );
};

export interface PortButtonsProps {
  readonly failure: Failure;
  readonly perform: (action: PortAction) => void;
}

/** Buttons for the causes, the most likely first. */
export const PortButtons = ({ failure, perform }: PortButtonsProps) => {
  const { t } = useWords();
  return diagnosePort(failure).actions.map((kind) => (
    <Button key={kind} variant="default" onClick={() => perform(kind)}>
      {t(`diagnosis.action.${kind}`)}
    </Button>
  ));
};
