import type { RecordingSummary } from '../../../shared/contract.ts';
import type { Failure } from '../../../shared/outcome.ts';
import { DeleteButton } from './delete-button.tsx';
import { SupportExport } from './export/support-export.tsx';
import { ExportButton } from './export-button.tsx';
import styles from './recordings.module.css';
import { RemarksForm } from './remarks-form.tsx';
import { useViewerWords } from './viewer/use-viewer-words.ts';
import { RecordedModule } from './virtual-module/recorded-module.tsx';

export interface RecordingSideProps {
  readonly recording: RecordingSummary;
  readonly onFailure: (failure: Failure | null) => void;
}

/** What can be done with the recording in the viewer. */
export const RecordingSide = ({ recording, onFailure }: RecordingSideProps) => {
  const { m } = useViewerWords();
  return (
    <aside className={styles.side} aria-label={m.about}>
      <RemarksForm key={recording.name} recording={recording} />
      <SupportExport name={recording.name} />
      {!recording.empty && <RecordedModule key={recording.name} name={recording.name} />}
      <div className={styles.files}>
        <h3>{m.file}</h3>
        <ExportButton recording={recording} onFailure={onFailure} />
        <DeleteButton name={recording.name} live={recording.live} onFailure={onFailure} />
      </div>
    </aside>
  );
};
