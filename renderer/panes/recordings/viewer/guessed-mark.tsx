import { Tooltip } from '@mantine/core';
import { useViewerWords } from './use-viewer-words.ts';
import styles from './viewer.module.css';

/** The recording kept no pieces: its lines are those that this version finds. */
export const GuessedMark = () => {
  const { m } = useViewerWords();
  return (
    <Tooltip label={m.guessedHint} multiline maw={320} events={{ hover: true, focus: true, touch: true }}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: its tooltip opens by the keyboard too */}
      <span className={styles.tag} tabIndex={0}>
        {m.guessed}
      </span>
    </Tooltip>
  );
};
