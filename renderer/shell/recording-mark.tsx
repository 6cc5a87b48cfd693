import { StateMark } from '../parts/state-mark.tsx';
import { elapsedText } from '../parts/time.ts';
import { useNow } from '../parts/use-now.ts';
import { useWords } from '../parts/words.ts';
import styles from './recording-mark.module.css';
import { useShownRecording } from './shown-recording.ts';

/** The red dot: everything on the line is being recorded. Opens the recordings. */
export const RecordingMark = () => {
  const recording = useShownRecording();
  return recording === null ? null : <Mark startedAtMs={recording.startedAtMs} failed={recording.failed} />;
};

const Mark = ({ startedAtMs, failed }: { readonly startedAtMs: number; readonly failed: boolean }) => {
  const { t } = useWords();
  const time = elapsedText(useNow(1_000) - startedAtMs);
  const name = failed ? t('shell.recording.failed') : t('shell.recording.running', { time });
  return (
    <a className={styles.mark} href="#recordings" aria-label={name} title={name}>
      {failed ? <StateMark state="warning" size={14} /> : <span className={styles.dot} />}
      {!failed && <span className={styles.time}>{time}</span>}
    </a>
  );
};
