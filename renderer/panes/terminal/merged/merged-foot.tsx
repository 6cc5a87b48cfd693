import { Button } from '@mantine/core';
import type { MergedView } from '../../../../shared/contract.ts';
import { mergedWords } from '../../../../shared/words/merged-words.ts';
import { portName } from '../../../parts/port-name.ts';
import { useWords } from '../../../parts/words.ts';
import { showSession } from '../../../store/shown-session.ts';
import styles from './merged.module.css';

/** In the place of the command line: a line that is sent has to belong to one port. */
export const MergedFoot = ({ merged }: { readonly merged: MergedView }) => {
  const { t, language } = useWords();
  return (
    <div className={styles.foot}>
      <span>{mergedWords[language].readOnly}</span>
      {merged.ports.map(
        ({ number, address, sessionId }) =>
          sessionId !== null && (
            <Button key={number} size="compact-sm" title={address} onClick={() => showSession(sessionId)}>
              {portName(address, t)}
            </Button>
          ),
      )}
    </div>
  );
};
