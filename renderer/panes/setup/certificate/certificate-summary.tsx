import { useWords } from '../../../parts/words.ts';
import { useView } from '../../../store/view-store.ts';
import { keyText, kindOf } from './certificate-facts.ts';
import styles from './certificate-summary.module.css';
import { ChosenCard } from './shelf-list.tsx';
import { useKindWords, Validity } from './slot-details.tsx';
import { UploadRows } from './upload-row.tsx';

/** What was chosen, and how it stands on the module: the certificate stage once it has served. */
export const CertificateSummary = () => {
  const slot = useView((view) => view.draft.certificates.ca);
  return (
    <div className={styles.body}>
      {slot && (
        <div className={styles.chosen}>
          <ChosenCard slot={slot} />
          <Facts />
        </div>
      )}
      <UploadRows />
    </div>
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
