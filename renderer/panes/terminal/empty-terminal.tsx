import { Button } from '@mantine/core';
import { useSyncExternalStore } from 'react';
import { useListWords } from '../../lines/use-list-words.ts';
import type { TerminalLines } from '../../lines/use-terminal-lines.ts';
import styles from '../../lines/view/lines-view.module.css';
import { offerCommand } from '../../store/offered-command.ts';
import { useSessionUse } from '../../store/session-use.ts';
import { showPart } from '../../store/ui-store.ts';

/** Before any port was opened: what to do first. */
export const EmptyTerminal = () => {
  const { m } = useListWords();
  return (
    <div className={styles.empty}>
      <h2>{m.emptyTitle}</h2>
      <p>{m.emptyText}</p>
      <Button variant="filled" onClick={() => showPart('port')}>
        {m.choosePort}
      </Button>
    </div>
  );
};

/** Why no lines are shown: none arrived, none passes the filter, or all were cleared. */
export const NothingInView = ({ lines: { all, filter } }: { readonly lines: TerminalLines }) => {
  const { m, t } = useListWords();
  const isOpen = useSessionUse() === 'open';
  useSyncExternalStore(filter.list.onChange, filter.list.version);
  if (filter.list.count() > 0) return null;
  const hasLines = all.count() > 0;
  const isCleared = hasLines && all.next() <= filter.from;
  if (!hasLines && isOpen) return <FirstCommands />;
  const note = isCleared ? m.cleared : t(hasLines ? 'terminal.dockFiltered' : 'terminal.dockEmpty');
  return <p className={styles.nothing}>{note}</p>;
};

const commands = [
  { command: 'AT', word: 'tryAt' },
  { command: 'AT+CSQ', word: 'tryCsq' },
] as const;

/** The port is open and silent: two commands to begin with. */
const FirstCommands = () => {
  const { m, t } = useListWords();
  return (
    <div className={styles.nothing}>
      <p>{t('terminal.dockNothingYet')}</p>
      <p>{m.tryFirst}</p>
      <ul className={styles.tries}>
        {commands.map(({ command, word }) => (
          <li key={command}>
            <button type="button" className={styles.try} onClick={() => offerCommand(command)}>
              {command}
            </button>
            {m[word]}
          </li>
        ))}
      </ul>
    </div>
  );
};
