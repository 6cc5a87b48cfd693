import { ActionIcon, Button } from '@mantine/core';
import type { Failure } from '../../../../shared/outcome.ts';
import { fill } from '../../../../shared/words/typed-words.ts';
import { waitingWords } from '../../../../shared/words/waiting-words.ts';
import lineStyles from '../../../parts/command-line.module.css';
import { IconX } from '../../../parts/icons.ts';
import { failureText } from './failure-text.ts';
import styles from './sending.module.css';
import { useSendingWords } from './use-sending-words.ts';

interface SendingNoteProps {
  /** What stopped because of it; '' if nothing did. */
  readonly before: string;
  readonly failure: Failure;
  /** `null`: the port is free. */
  readonly onTakePort: (() => void) | null;
  readonly onClose: () => void;
}

export const PlainNote = ({ text, onClose }: { readonly text: string; readonly onClose: () => void }) => {
  const { m } = useSendingWords();
  return (
    <div className={styles.note}>
      <p role="alert">{text}</p>
      <ActionIcon variant="subtle" color="gray" size={28} aria-label={m.dismiss} onClick={onClose}>
        <IconX size={16} stroke={1.75} />
      </ActionIcon>
    </div>
  );
};

/** Why something was not sent. Drawn over the log, so that its lines do not move. */
export const SendingNote = ({ before, failure, onTakePort, onClose }: SendingNoteProps) => {
  const { m, language } = useSendingWords();
  const { text, code } = failureText(failure, language);
  return (
    <div className={styles.note}>
      <p role="alert">
        {before} {text} <span className={styles.code}>{code}</span>
      </p>
      {onTakePort !== null && (
        <Button size="compact-xs" variant="default" onClick={onTakePort}>
          {waitingWords[language].takePort}
        </Button>
      )}
      <ActionIcon variant="subtle" color="gray" size={28} aria-label={m.dismiss} onClick={onClose}>
        <IconX size={16} stroke={1.75} />
      </ActionIcon>
    </div>
  );
};

interface NoCommandProps {
  readonly text: string;
  readonly code: string;
  readonly onSend: (text: string) => Promise<void>;
}

/** Below the line, as every reason why a command was not sent. */
export const NoCommandNote = ({ text, code, onSend }: NoCommandProps) => {
  const { m } = useSendingWords();
  return (
    <div className={lineStyles.waiting}>
      <span role="alert" className={styles.noCommand}>
        {fill(m.noCommand, { text })}
      </span>
      <span className={styles.code}>{code}</span>
      <Button size="compact-xs" variant="default" onClick={() => void onSend(text)}>
        {m.sendAsBytes}
      </Button>
    </div>
  );
};
