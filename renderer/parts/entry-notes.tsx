import { Button } from '@mantine/core';
import { entryNoteWords } from '../../shared/words/entry-notes.ts';
import { fill } from '../../shared/words/typed-words.ts';
import styles from './command-line.module.css';
import type { EntryNotes } from './use-entry-notes.ts';
import { useWords } from './words.ts';

export interface EntryNotesProps extends EntryNotes {
  readonly onSendAsIs: () => void;
}

/** Drawn over the log, so that its lines do not move. */
export const EntryNotesView = ({
  repaired,
  isConfirmationPending,
  isRepaired,
  followingCount,
  ...on
}: EntryNotesProps) => {
  const { language } = useWords();
  const words = entryNoteWords[language];
  return (
    <div className={styles.entryNotes}>
      {repaired !== null && (
        <div className={styles.waiting}>
          <span role="status">{isConfirmationPending ? words.signsAsked : words.signsFound}</span>
          <code className={styles.repaired}>{repaired}</code>
          <NoteButton label={words.repair} onPress={on.onRepair} />
          <NoteButton label={words.sendAsIs} onPress={on.onSendAsIs} />
        </div>
      )}
      {repaired === null && isRepaired && (
        <div className={styles.waiting}>
          <span role="status">{words.signsRepaired}</span>
          <NoteButton label={words.undo} onPress={on.onUndo} />
        </div>
      )}
      {followingCount > 0 && (
        <div className={styles.waiting}>
          <span role="status">{fill(words.pasted, { n: followingCount })}</span>
          <NoteButton label={words.discard} onPress={on.onDiscard} />
        </div>
      )}
    </div>
  );
};

const NoteButton = ({ label, onPress }: { readonly label: string; readonly onPress: () => void }) => (
  <Button size="compact-xs" variant="default" onClick={onPress}>
    {label}
  </Button>
);
