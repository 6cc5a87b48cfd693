import type { RecordingExportAnswers } from '../../../../shared/contract/recording-export.ts';
import { recordingExportWords } from '../../../../shared/words/recording-export.ts';
import { Dialog } from '../../../parts/dialog.tsx';
import { useWords } from '../../../parts/words.ts';
import styles from './support-export.module.css';

export type ExportLook = RecordingExportAnswers['look'];

/** The files of the copy and the beginning of its text, as it would be handed on. */
export const ExportPreviewDialog = ({
  look,
  onClose,
}: {
  readonly look: ExportLook | null;
  readonly onClose: () => void;
}) => {
  const { language } = useWords();
  const words = recordingExportWords[language];
  return (
    <Dialog opened={look !== null} onClose={onClose} title={words.lookTitle} size={760}>
      {look !== null && (
        <>
          <h3 className={styles.lookHead}>{words.files}</h3>
          <ul className={styles.files}>
            {look.files.map((file) => (
              <li key={file}>
                <code>{file}</code>
              </li>
            ))}
          </ul>
          <h3 className={styles.lookHead}>{words.beginning}</h3>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: the text scrolls, also by keyboard */}
          <section className={styles.beginning} tabIndex={0} aria-label={words.beginning}>
            <pre>{look.text}</pre>
          </section>
          <p className={styles.text}>{words.check}</p>
        </>
      )}
    </Dialog>
  );
};
