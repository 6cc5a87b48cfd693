import { Popover } from '@mantine/core';
import type { ReactNode } from 'react';
import type { PortAction } from '../../shared/diagnosis/port-actions.ts';
import type { Failure } from '../../shared/outcome.ts';
import { LazyPage } from '../parts/lazy-page.tsx';
import { createLazyPart } from '../parts/lazy-part.ts';
import { runAction } from '../store/actions.ts';
import { showPart } from '../store/ui-store.ts';
import styles from './failure-note.module.css';

const content = createLazyPart(async () => (await import('./port-failure.tsx')).PortFailure);

/**
 * Below a failed port: what happened, what it means, the likely causes, buttons, and the code, so that it can be
 * searched for.
 */
export const FailureNote = ({
  failure,
  onClose,
  onAgain,
  children,
}: {
  readonly failure: Failure | null;
  readonly onClose: () => void;
  /** Retries what failed. */
  readonly onAgain: () => void;
  readonly children: ReactNode;
}) => {
  const perform = (action: PortAction): void => {
    if (action === 'reconnect') return onAgain();
    // What opens now takes the place of this note.
    onClose();
    if (action === 'find-module') runAction('findModule');
    else showPart('port');
  };
  return (
    <Popover
      opened={failure !== null}
      closeOnClickOutside={false}
      closeOnEscape={false}
      position="bottom-start"
      width={420}
      withRoles={false}
    >
      <Popover.Target>{children}</Popover.Target>
      <Popover.Dropdown className={styles.note}>
        {failure && <LazyPage page={content} given={{ failure, perform, onClose }} />}
      </Popover.Dropdown>
    </Popover>
  );
};
