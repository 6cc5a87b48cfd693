import { Button } from '@mantine/core';
import { useState } from 'react';
import { updatesOffLine } from '../../../shared/at/automatic-updates.ts';
import type { Warning } from '../../../shared/warnings.ts';
import { describeModuleWarning, updateSwitchWords } from '../../../shared/words/module-warnings.ts';
import { firstClick } from '../../parts/first-click.ts';
import { StateMark } from '../../parts/state-mark.tsx';
import { useWords } from '../../parts/words.ts';
import { requestAndNotify, useSessionPart } from '../../store/view-store.ts';
import styles from './stage-item.module.css';

/** Warnings about the module. Loaded when there is one, with the words of all known faults of firmware. */
export const ModuleWarnings = ({ warnings }: { readonly warnings: readonly Warning[] }) => {
  const { language } = useWords();
  return (
    <ul className={styles.warnings}>
      {warnings.map((warning) => {
        const sentence = describeModuleWarning(warning, language);
        return (
          <li key={sentence}>
            <StateMark state="warning" size={14} />
            <span>
              {sentence} <UpdateSwitch warning={warning} />
            </span>
          </li>
        );
      })}
    </ul>
  );
};

/** The button next to the warning about automatic updates; it switches them off. */
const UpdateSwitch = ({ warning: { code } }: { readonly warning: Warning }) => {
  const { language } = useWords();
  const words = updateSwitchWords[language];
  const sessionId = useSessionPart(({ id, state }): string | null => (state.kind === 'open' ? id : null), null);
  const [isOff, setOff] = useState(false);
  if (code !== 'updates-automatic' && code !== 'updates-may-brick') return null;
  if (isOff) return <strong role="status">{words.done}</strong>;
  return (
    <Button
      size="compact-xs"
      variant="default"
      disabled={sessionId === null}
      onClick={firstClick(() => {
        if (sessionId !== null)
          requestAndNotify('terminal.send', { sessionId, line: updatesOffLine, byButton: true }, () => setOff(true));
      })}
    >
      {words.off}
    </Button>
  );
};
