import { Button } from '@mantine/core';
import { useState } from 'react';
import { Dialog, DialogButtons } from './dialog.tsx';
import styles from './port-choice.module.css';
import { PortLabel, type PortLabelFacts } from './port-label.tsx';
import { useWords } from './words.ts';

export interface ChoosablePort extends PortLabelFacts {
  readonly sessionId: string;
}

export interface PortChoiceProps {
  readonly title: string;
  readonly text: string;
  readonly action: string;
  readonly ports: readonly ChoosablePort[];
  /** Ids of the sessions that are chosen at the beginning. */
  readonly chosen: readonly string[];
  /** How many have to be chosen. */
  readonly least: number;
  readonly onDone: (sessionIds: readonly string[]) => void;
  readonly onClose: () => void;
}

/** Chooses some of the open ports. */
export const PortChoice = ({ title, text, action, ports, chosen, least, onDone, onClose }: PortChoiceProps) => {
  const { t } = useWords();
  const [ids, setIds] = useState<ReadonlySet<string>>(() => new Set(chosen));
  const wanted = ports.map(({ sessionId }) => sessionId).filter((id) => ids.has(id));
  const toggle = (id: string): void => {
    const next = new Set(ids);
    if (!next.delete(id)) next.add(id);
    setIds(next);
  };
  return (
    <Dialog opened title={title} onClose={onClose}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (wanted.length >= least) onDone(wanted);
        }}
      >
        <fieldset className={styles.ports}>
          <legend className={styles.text}>{text}</legend>
          {ports.map((port, index) => (
            <label key={port.sessionId} className={styles.port}>
              <input
                type="checkbox"
                data-autofocus={index === 0 || undefined}
                checked={ids.has(port.sessionId)}
                onChange={() => toggle(port.sessionId)}
              />
              <PortLabel port={port} />
              <span className={styles.address}>{port.address}</span>
            </label>
          ))}
        </fieldset>
        <DialogButtons>
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          <Button type="submit" variant="filled" disabled={wanted.length < least}>
            {action}
          </Button>
        </DialogButtons>
      </form>
    </Dialog>
  );
};
