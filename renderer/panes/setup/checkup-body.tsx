import { VisuallyHidden } from '@mantine/core';
import { noFacts, type StepView } from '../../../shared/contract.ts';
import { sentence } from '../../../shared/words/fact-text.ts';
import { operatorText } from '../../../shared/words/operators.ts';
import { uiWords } from '../../../shared/words/ui.ts';
import { IconCheck } from '../../parts/icons.ts';
import { StateMark } from '../../parts/state-mark.tsx';
import { clockText, durationText } from '../../parts/time.ts';
import { useWords } from '../../parts/words.ts';
import { useSessionPart } from '../../store/view-store.ts';
import { type CheckupRow, checkupFacts, checkupRows, isOutdated } from './checkup.ts';
import styles from './checkup-body.module.css';

/** All values that the module reported to the run, and their meaning. */
export const CheckupBody = ({ steps }: { readonly steps: readonly StepView[] }) => {
  const facts = useSessionPart((session) => checkupFacts(session.run, session.facts), noFacts);
  return (
    <dl className={styles.grid}>
      {checkupRows(facts).map((row) => (
        <Row key={row.id} row={row} isEarlier={row.fact !== null && isOutdated(row.id, steps, row.fact.atMs)} />
      ))}
    </dl>
  );
};

const Row = ({ row, isEarlier }: { readonly row: CheckupRow; readonly isEarlier: boolean }) => {
  const { t, language } = useWords();
  const { offMs } = row.values;
  const off = typeof offMs === 'number' ? offText(offMs) : '';
  const { text } = row.values;
  const texts = row.value === 'operator' ? { text: operatorText(String(text), language) } : {};
  const source = row.fact
    ? t('setup.checkup.learnt', { command: row.fact.command, time: clockText(row.fact.atMs, false) })
    : undefined;
  const isText = row.value === 'asIs' && (row.id === 'firmware' || row.id === 'imei');
  return (
    <div className={styles.row} data-state={row.state} data-earlier={isEarlier || undefined} title={source}>
      <dt>{t(`setup.checkup.label.${row.id}`)}</dt>
      <dd>
        <span className={`${styles.value} ${isText ? styles.mono : ''}`}>
          {sentence(uiWords[language].setup.checkup.value[row.value], { ...row.values, ...texts, off }, language)}
        </span>
        {row.raw !== '' && <span className={styles.raw}>{row.raw}</span>}
        {row.badge && <span className={styles.badge}>{row.badge}</span>}
        <span className={styles.mark}>{markOf(isEarlier ? 'unknown' : row.state)}</span>
        <VisuallyHidden>{t(`setup.checkup.state.${isEarlier ? 'earlier' : row.state}`)}</VisuallyHidden>
      </dd>
    </div>
  );
};

const markOf = (state: CheckupRow['state']) => {
  switch (state) {
    case 'ok':
      return <IconCheck className={styles.tick} size={14} stroke={2.25} aria-hidden="true" />;
    case 'unknown':
      return <StateMark state="waiting" size={14} />;
    default:
      return <StateMark state={state} size={14} />;
  }
};

/** `0.4 s`, `3 min 5 s`; days for a clock that was never set. */
const offText = (ms: number): string => {
  if (ms >= 172_800_000) return `${Math.floor(ms / 86_400_000)} d`;
  return ms < 60_000 ? `${(ms / 1_000).toFixed(1)} s` : durationText(ms);
};
