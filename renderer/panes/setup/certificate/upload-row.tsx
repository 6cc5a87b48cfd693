import { Button } from '@mantine/core';
import type { CertificateSlot, SeenFile } from '../../../../shared/contract.ts';
import type { Failure } from '../../../../shared/outcome.ts';
import { checkOfForm, rolesOf } from '../../../../shared/profile/tls-check.ts';
import { firstClick } from '../../../parts/first-click.ts';
import { IconCertificate } from '../../../parts/icons.ts';
import { StateMark } from '../../../parts/state-mark.tsx';
import { countText } from '../../../parts/time.ts';
import { useWords } from '../../../parts/words.ts';
import { flushTyped } from '../../../store/typed-fields.ts';
import { request, useSession, useSessionPart, useView } from '../../../store/view-store.ts';
import styles from './certificate.module.css';
import { type UploadState, uploadStateOf, waitsForPermission } from './certificate-facts.ts';
import { replacedFile } from './module-file-list.ts';

/** One row per file that a run would upload, with its state on the module. */
export const UploadRows = () => {
  const certificates = useView((view) => view.draft.certificates);
  const check = useView(({ draft }) => checkOfForm(draft));
  const slots = rolesOf(check).flatMap((role) => {
    const slot = certificates[role];
    return slot !== null && slot.failure === null ? [slot] : [];
  });
  return slots.map((slot) => <UploadRow key={slot.role} slot={slot} />);
};

const noneSeen: readonly SeenFile[] = [];

const UploadRow = ({ slot }: { readonly slot: CertificateSlot }) => {
  const { t } = useWords();
  const run = useSessionPart((session) => session.run, null);
  const seen = useSessionPart((session) => session.seenFiles, noneSeen);
  const state = uploadStateOf(run, slot, seen);
  const replaced = useSessionPart((session) => replacedFile(session, slot), null);
  return (
    <div className={styles.upload}>
      <span>
        {t(isOnModule(state) ? 'certificate.onModuleAs' : 'certificate.goesAs')}{' '}
        <span className={styles.mono}>{slot.fileOnModule}</span>
      </span>
      <Bar state={state} slot={slot} />
      <span className={styles.grow} />
      {replaced === null ? (
        <Result state={state} />
      ) : (
        <span className={styles.warn}>{t('certificate.replaces', { size: countText(replaced.sizeBytes ?? 0) })}</span>
      )}
      {isOnModule(state) && (
        <span className={styles.hash} title={`${t('certificate.bytesSha256')}: ${slot.sha256}`}>
          {t('certificate.bytesShaStart', { start: slot.sha256.slice(0, 8) })}
        </span>
      )}
    </div>
  );
};

/** Read back and identical. */
const isOnModule = ({ kind }: UploadState): boolean => kind === 'identical' || kind === 'already';

const Bar = ({ state, slot }: { readonly state: UploadState; readonly slot: CertificateSlot }) => {
  const { t } = useWords();
  const isThere = isOnModule(state) || state.kind === 'verifying';
  if (state.kind !== 'uploading' && !isThere) return null;
  const total = state.kind === 'uploading' ? state.totalBytes : slot.sizeBytes;
  const done = state.kind === 'uploading' ? state.doneBytes : slot.sizeBytes;
  return (
    <>
      <progress
        className={styles.progress}
        data-done={isThere || undefined}
        value={done}
        max={Math.max(total, 1)}
        aria-label={t('certificate.progressOf', { file: slot.fileOnModule })}
      />
      <span>{t('certificate.uploading', { done: countText(done), total: countText(total) })}</span>
    </>
  );
};

const Result = ({ state }: { readonly state: UploadState }) => {
  const { t } = useWords();
  switch (state.kind) {
    case 'identical':
    case 'already':
      return (
        <span className={styles.good}>
          <StateMark state={state.kind === 'already' ? 'skipped' : 'done'} size={14} />
          {t(`certificate.${state.kind}`)}
        </span>
      );
    case 'checking':
    case 'verifying':
      return (
        <span className={styles.running}>
          <StateMark state="running" size={14} />
          {t(`certificate.${state.kind}`)}
        </span>
      );
    case 'failed':
      return (
        <span className={styles.fail}>
          <StateMark state="failed" size={14} />
          {t('certificate.uploadFailed')}
        </span>
      );
    case 'stopped':
      return (
        <span>
          <StateMark state="stopped" size={14} />
          {t('certificate.uploadStopped')}
        </span>
      );
    case 'uploading':
      return null;
    case 'unknown':
      return <span className={styles.dim}>{t('certificate.notThere')}</span>;
  }
};

/** Runs only the certificate stage. If it cannot run, the reason is shown next to it. */
export const UploadButton = ({ onFailure }: { readonly onFailure: (failure: Failure | null) => void }) => {
  const { t } = useWords();
  const session = useSession();
  const slot = useView((view) => view.draft.certificates.ca);
  const sessionId = session?.state.kind === 'open' ? session.id : null;
  const running = session?.run?.state === 'running' || session?.run?.state === 'stopping';
  const reason = ((): string | null => {
    if (slot === null) return t('certificate.uploadNeedsFile');
    if (slot.failure !== null) return t('certificate.uploadUnusable');
    if (waitsForPermission(slot)) return t('certificate.uploadNotAccepted');
    if (sessionId === null) return t('certificate.uploadNeedsPort');
    return running ? t('certificate.uploadRuns') : null;
  })();
  const upload = async (): Promise<void> => {
    if (sessionId === null) return;
    if (!(await flushTyped())) return;
    const outcome = await request('run.start', { sessionId, stages: ['certificate'], resume: false });
    onFailure(outcome.ok ? null : outcome.error);
  };
  return (
    <span className={styles.uploadButton}>
      {reason !== null && <span className={styles.hint}>{reason}</span>}
      <Button
        variant="light"
        disabled={reason !== null}
        leftSection={<IconCertificate size={16} stroke={1.75} aria-hidden="true" />}
        onClick={firstClick(() => void upload())}
      >
        {t('certificate.upload')}
      </Button>
    </span>
  );
};
