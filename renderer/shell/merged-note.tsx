import { Button } from '@mantine/core';
import { mergedWords } from '../../shared/words/merged-words.ts';
import { portName } from '../parts/port-name.ts';
import { useWords } from '../parts/words.ts';
import { showSession } from '../store/shown-session.ts';
import { goToPage } from '../store/ui-store.ts';
import { useScope, useView } from '../store/view-store.ts';
import styles from './merged-note.module.css';

/** In the place of a page about one module: where it is instead. */
export const MergedNote = () => {
  const { t, language } = useWords();
  const m = mergedWords[language];
  const scope = useScope();
  const ports = useView(({ merged }) => (scope === null ? undefined : merged[scope]?.ports)) ?? [];
  return (
    <section className={styles.note} aria-label={m.name} data-area="">
      <p>{m.linesOnly}</p>
      <div className={styles.buttons}>
        <Button variant="filled" onClick={() => goToPage('terminal')}>
          {m.toLines}
        </Button>
        {ports.map(
          ({ number, address, sessionId }) =>
            sessionId !== null && (
              <Button key={number} title={address} onClick={() => showSession(sessionId)}>
                {portName(address, t)}
              </Button>
            ),
        )}
      </div>
    </section>
  );
};
