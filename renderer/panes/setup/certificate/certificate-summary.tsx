import type { StepView } from '../../../../shared/contract.ts';
import { countText } from '../../../parts/time.ts';
import { useWords } from '../../../parts/words.ts';
import { useView } from '../../../store/view-store.ts';
import { ChosenCard } from './built-in-list.tsx';
import { keyText, kindOf, usedFiles } from './certificate-facts.ts';
import styles from './certificate-summary.module.css';
import { useKindWords, Validity } from './slot-details.tsx';
import { UploadRows } from './upload-row.tsx';

/**
 * A finished certificate stage: what was chosen and its state on the module. If the form has other files by now, the
 * files that the run used.
 */
export const CertificateSummary = ({ steps }: { readonly steps: readonly StepView[] }) => {
  const certificates = useView((view) => view.draft.certificates);
  const slot = certificates.ca;
  const { files, areOther } = usedFiles(steps, certificates);
  return (
    <div className={styles.body}>
      {slot && !areOther && (
        <div className={styles.chosen}>
          <ChosenCard slot={slot} />
          <Facts />
        </div>
      )}
      {areOther ? <UsedFiles files={files} /> : <UploadRows />}
    </div>
  );
};

const UsedFiles = ({ files }: { readonly files: ReturnType<typeof usedFiles>['files'] }) => {
  const { t } = useWords();
  return (
    <dl className={styles.facts}>
      {files.map(({ role, file, bytes, sha256 }) => (
        <div key={role}>
          <dt>{file}</dt>
          <dd>
            {t('certificate.usedFile', { bytes: countText(bytes) })} ·{' '}
            <span title={sha256}>{t('certificate.bytesShaStart', { start: sha256.slice(0, 8) })}</span>
          </dd>
        </div>
      ))}
    </dl>
  );
};

const Facts = () => {
  const { t } = useWords();
  const kinds = useKindWords();
  const certificate = useView((view) => view.draft.certificates.ca?.certificates[0] ?? null);
  if (certificate === null) return null;
  return (
    <dl className={styles.facts}>
      <div>
        <dt>{t('certificate.valid')}</dt>
        <dd>
          <Validity certificate={certificate} />
        </dd>
      </div>
      <div>
        <dt>{t('certificate.kind')}</dt>
        <dd>{t('certificate.kindKey', { kind: kinds[kindOf(certificate)], key: keyText(certificate) })}</dd>
      </div>
    </dl>
  );
};
