import { CloseButton, UnstyledButton } from '@mantine/core';
import type { MergedView } from '../../shared/contract.ts';
import { mergedWords } from '../../shared/words/merged-words.ts';
import { IconArrowMerge } from '../parts/icons.ts';
import { shortPortName } from '../parts/port-label.tsx';
import { portName } from '../parts/port-name.ts';
import { useWords } from '../parts/words.ts';
import { showSession } from '../store/shown-session.ts';
import styles from './tab-strip.module.css';

export interface MergedTabProps {
  readonly merged: MergedView;
  readonly selected: boolean;
  readonly onClose: () => void;
  /** Returns true if the key was handled. */
  readonly onKey: (key: string) => boolean;
}

/** The tab of a merged view. */
export const MergedTab = ({ merged, selected, onClose, onKey }: MergedTabProps) => {
  const { t, language } = useWords();
  const m = mergedWords[language];
  const ports = merged.ports.map(({ address }) => shortPortName(portName(address, t))).join(', ');
  const title = `${m.name} · ${ports}`;
  return (
    <li className={styles.tab} data-selected={selected || undefined} data-state="merged">
      <UnstyledButton
        className={styles.name}
        data-session={merged.id}
        aria-current={selected || undefined}
        aria-label={title}
        title={title}
        tabIndex={selected ? 0 : -1}
        onClick={() => showSession(merged.id)}
        onKeyDown={(event) => {
          if (onKey(event.key)) event.preventDefault();
        }}
      >
        <IconArrowMerge size={14} stroke={1.75} aria-hidden="true" />
        <span className={styles.port}>{m.name}</span>
        <span className={styles.profile}> · {ports}</span>
      </UnstyledButton>
      <CloseButton size={22} aria-label={t('shell.tabs.close', { name: m.name })} onClick={onClose} />
    </li>
  );
};
