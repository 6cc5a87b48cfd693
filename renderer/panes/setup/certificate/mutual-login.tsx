import { Button } from '@mantine/core';
import { useState } from 'react';
import type { CertificateSlot } from '../../../../shared/contract.ts';
import type { Failure } from '../../../../shared/outcome.ts';
import { checkOfForm, isByCertificate } from '../../../../shared/profile/tls-check.ts';
import { FailureNote } from '../../../parts/failure-note.tsx';
import { countText } from '../../../parts/time.ts';
import { useWords } from '../../../parts/words.ts';
import { requestDraftAndNotify, useView } from '../../../store/view-store.ts';
import { Warning } from '../credentials/draft-inputs.tsx';
import { useRemarks } from '../credentials/use-remarks.ts';
import { useUndo } from '../use-undo.ts';
import styles from './certificate.module.css';
import { ChooseFileButton, DropArea } from './choose-file.tsx';
import { SentBytes } from './sent-bytes.tsx';
import { SlotDetails } from './slot-details.tsx';

/** Client certificate and key; shown when both sides are verified. */
export const MutualLogin = () => {
  const mutual = useView(({ draft }) => isByCertificate(checkOfForm(draft)));
  const { clientCert, clientKey } = useView((view) => view.draft.certificates);
  if (!mutual) return null;
  return (
    <div className={styles.pair}>
      <ClientFile forRole="clientCert" slot={clientCert} />
      <ClientFile forRole="clientKey" slot={clientKey} />
    </div>
  );
};

const ClientFile = ({
  forRole: role,
  slot,
}: {
  readonly forRole: 'clientCert' | 'clientKey';
  readonly slot: CertificateSlot | null;
}) => {
  const { t } = useWords();
  const [failure, setFailure] = useState<Failure | null>(null);
  const { warning } = useRemarks(role, true);
  const title = role === 'clientCert' ? t('certificate.clientCert') : t('certificate.clientKey');
  const undo = useUndo(role);
  const choose = role === 'clientCert' ? t('certificate.chooseClientCert') : t('certificate.chooseClientKey');
  return (
    <DropArea forRole={role} className={styles.clientFile} overClassName={styles.over} onFailure={setFailure}>
      <section aria-label={title}>
        <div className={styles.sectionHead}>
          <h3>{title}</h3>
          <span className={styles.fileName}>{slot?.name ?? t('certificate.needed')}</span>
          <span className={styles.grow} />
          {slot && (
            <Button variant="subtle" color="gray" onClick={() => requestDraftAndNotify('certificate.remove', { role })}>
              {t('common.remove')}
            </Button>
          )}
          {undo !== null && (
            <Button
              variant="subtle"
              color="gray"
              aria-label={t(undo.name, { what: title })}
              onClick={() => requestDraftAndNotify('draft.undoSecret', { field: role })}
            >
              {t(undo.word)}
            </Button>
          )}
          <ChooseFileButton forRole={role} label={choose} onFailure={setFailure} />
        </div>
        {failure && <FailureNote failure={failure} />}
        {warning !== undefined && <Warning text={warning} />}
        {slot && <SlotDetails slot={slot} />}
        {slot && slot.failure === null && role === 'clientKey' && (
          <p className={styles.dim}>{t('certificate.keyKept', { size: countText(slot.sizeBytes) })}</p>
        )}
        {slot && slot.failure === null && <SentBytes slot={slot} />}
      </section>
    </DropArea>
  );
};
