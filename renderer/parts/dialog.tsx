import { Modal } from '@mantine/core';
import type { ReactNode } from 'react';
import styles from './dialog.module.css';
import { useOnLeave } from './use-on-leave.ts';
import { useWords } from './words.ts';

export interface DialogProps {
  readonly opened: boolean;
  readonly title: string | undefined;
  readonly size?: string | number;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** A modal dialog. Closes when its page or session goes to the background. */
export const Dialog = ({ opened, title, size, onClose, children }: DialogProps) => {
  const { t } = useWords();
  useOnLeave(onClose);
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={title}
      closeButtonProps={{ 'aria-label': t('common.close') }}
      {...(size !== undefined && { size })}
    >
      {children}
    </Modal>
  );
};

/** The buttons at the end of a dialog. */
export const DialogButtons = ({ children }: { readonly children: ReactNode }) => (
  <div className={styles.buttons}>{children}</div>
);
