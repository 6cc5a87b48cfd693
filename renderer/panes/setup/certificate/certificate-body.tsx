import { checkOfForm } from '../../../../shared/profile/tls-check.ts';
import { FailureNote } from '../../../parts/failure-note.tsx';
import { StateMark } from '../../../parts/state-mark.tsx';
import { useWords } from '../../../parts/words.ts';
import { useRefusal } from '../../../store/use-refusal.ts';
import { useView } from '../../../store/view-store.ts';
import { useAttempted } from '../attempted.ts';
import { BuiltInList } from './built-in-list.tsx';
import styles from './certificate.module.css';
import { ChooseFileButton, DropArea } from './choose-file.tsx';
import { ModuleFiles } from './module-files.tsx';
import { MutualLogin } from './mutual-login.tsx';
import { SentBytes } from './sent-bytes.tsx';
import { SlotDetails } from './slot-details.tsx';
import { TlsCheck } from './tls-check.tsx';
import { UploadButton, UploadRows } from './upload-row.tsx';

/** Body of the Certificate stage: choose a file, check it, preview the bytes, upload, list the files on the module. */
export const CertificateBody = () => {
  const { t } = useWords();
  const slot = useView((view) => view.draft.certificates.ca);
  const needed = useView(({ draft }) => checkOfForm(draft) !== 'none');
  const [failure, setFailure] = useRefusal();
  return (
    <DropArea forRole="ca" className={styles.body} overClassName={styles.over} onFailure={setFailure}>
      {needed && (
        <>
          <BuiltInList />
          <div className={styles.bar}>
            <ChooseFileButton forRole="ca" label={t('certificate.chooseFile')} onFailure={setFailure} />
            <span className={styles.hint}>{t('certificate.dropHint')}</span>
            <span className={styles.grow} />
            <UploadButton onFailure={setFailure} />
          </div>
          {failure && <FailureNote failure={failure} />}
          <UploadRows />
          {slot ? <SlotDetails slot={slot} /> : <NothingChosen />}
          {slot && slot.failure === null && <SentBytes slot={slot} />}
        </>
      )}
      <TlsCheck />
      <MutualLogin />
      <ModuleFiles />
    </DropArea>
  );
};

const NothingChosen = () => {
  const { t } = useWords();
  const attempted = useAttempted();
  return (
    <p className={attempted ? styles.missing : styles.dim}>
      {attempted && <StateMark state="failed" size={14} />}
      {t('certificate.notChosen')}
    </p>
  );
};
