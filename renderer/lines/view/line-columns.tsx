import { TextInput } from '@mantine/core';
import { useState, useSyncExternalStore } from 'react';
import { mergedWords } from '../../../shared/words/merged-words.ts';
import { fill } from '../../../shared/words/typed-words.ts';
import { countText } from '../../parts/time.ts';
import { useTraffic } from '../../store/traffic.ts';
import { lineAtTime, timeOfDay } from '../time-jump.ts';
import { useListWords } from '../use-list-words.ts';
import { useMergedPorts } from '../use-merged-view.ts';
import type { TerminalLines } from '../use-terminal-lines.ts';
import styles from './lines-view.module.css';

interface ColumnsProps {
  readonly lines: TerminalLines;
  readonly asksTime: boolean;
  readonly onAskTime: (asks: boolean) => void;
}

/** The heads of the columns, how many lines are kept, and the field that goes to a time. */
export const Columns = ({ lines, asksTime, onAskTime }: ColumnsProps) => {
  const { m, language } = useListWords();
  const ports = useMergedPorts();
  return (
    <div className={styles.columns}>
      <span className={styles.number}>{m.line}</span>
      {asksTime ? (
        <TimeField lines={lines} onClose={() => onAskTime(false)} />
      ) : (
        <>
          <span className={styles.time}>
            <button type="button" className={styles.link} title={m.goToTime} onClick={() => onAskTime(true)}>
              {m.time}
            </button>
          </span>
          <span className={styles.delta}>Δ ms</span>
        </>
      )}
      {ports !== null && <span className={styles.port}>{mergedWords[language].column}</span>}
      <span className={styles.text}>{lines.mode === 'hex' ? m.bytes : m.lines}</span>
      <Kept lines={lines} />
    </div>
  );
};

const TimeField = ({ lines, onClose }: { readonly lines: TerminalLines; readonly onClose: () => void }) => {
  const { m } = useListWords();
  const [typed, setTyped] = useState('');
  const ms = timeOfDay(typed);
  const press = (event: React.KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Escape') onClose();
    else if (event.key === 'Enter' && ms !== null) {
      void lineAtTime(lines.filter.list, ms).then((sequence) => sequence !== null && lines.model.goTo(sequence));
      onClose();
    } else return;
    event.preventDefault();
  };
  return (
    <TextInput
      size="xs"
      autoFocus
      className={styles.timeField}
      aria-label={m.goToTime}
      placeholder="12:34:56.789"
      value={typed}
      error={typed !== '' && ms === null}
      onChange={(event) => setTyped(event.currentTarget.value)}
      onKeyDown={press}
      onBlur={onClose}
    />
  );
};

const Kept = ({ lines: { filter, all } }: { readonly lines: TerminalLines }) => {
  const { m, t } = useListWords();
  const { lost } = useTraffic();
  useSyncExternalStore(all.onChange, all.version);
  const hidden = filter.from === 0 ? 0 : all.rankOf(filter.from);
  return (
    <span className={styles.kept}>
      {hidden > 0 && (
        <>
          {fill(m.hidden, { n: countText(hidden) })}
          <button type="button" className={styles.link} onClick={filter.showAll}>
            {m.showAll}
          </button>
          {' · '}
        </>
      )}
      <b>{t('terminal.kept', { n: countText(all.count()) })}</b>
      {' · '}
      <span className={lost > 0 ? styles.lost : undefined}>{fill(m.lost, { n: countText(lost) })}</span>
    </span>
  );
};
