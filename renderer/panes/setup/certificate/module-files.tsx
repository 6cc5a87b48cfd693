import { ActionIcon, Button, Tooltip } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import type { FilesView } from '../../../../shared/contract.ts';
import type { Failure } from '../../../../shared/outcome.ts';
import { ConfirmDialog } from '../../../parts/confirm-dialog.tsx';
import { FailureNote } from '../../../parts/failure-note.tsx';
import { IconRefresh, IconTrash } from '../../../parts/icons.ts';
import { clockText, countText, utcText } from '../../../parts/time.ts';
import { useWords } from '../../../parts/words.ts';
import { useAction } from '../../../store/actions.ts';
import { request, useSessionPart } from '../../../store/view-store.ts';
import styles from './certificate.module.css';
import { isListStale, wantsReading } from './module-file-list.ts';

/** Files on the module and free space; only while a port is open. */
export const ModuleFiles = () => {
  const sessionId = useSessionPart(({ id, state }) => (state.kind === 'open' ? id : null), null);
  const files = useSessionPart<FilesView | null>((session) => session.files, null);
  return sessionId === null || files === null ? null : <FileList sessionId={sessionId} files={files} />;
};

const FileList = ({ sessionId, files }: { readonly sessionId: string; readonly files: FilesView }) => {
  const { t } = useWords();
  const [failure, setFailure] = useState<Failure | null>(null);
  const [toDelete, setToDelete] = useState<string | null>(null);
  const busy = useSessionPart(({ run }) => run?.state === 'running' || run?.state === 'stopping', false);
  const read = async (automatic = false): Promise<void> => {
    const outcome = await request('files.read', { sessionId, automatic });
    setFailure(outcome.ok ? null : outcome.error);
  };
  useAutomaticRead(sessionId, files, () => read(true));
  useAction('readFiles', busy || files.state === 'reading' ? null : () => void read());
  const remove = async (name: string): Promise<void> => {
    const outcome = await request('files.delete', { sessionId, name });
    setFailure(outcome.ok ? null : outcome.error);
  };
  const shownFailure = failure ?? files.failure;
  return (
    <section className={styles.section} aria-label={t('certificate.moduleFiles')}>
      <div className={styles.sectionHead}>
        <h3>{t('certificate.moduleFiles')}</h3>
        <FreeSpace files={files} />
        <span className={styles.grow} />
        <Button
          variant="subtle"
          color="gray"
          disabled={busy || files.state === 'reading'}
          leftSection={<IconRefresh size={16} stroke={1.75} aria-hidden="true" />}
          onClick={() => void read()}
        >
          {t('certificate.readFiles')}
        </Button>
      </div>
      {shownFailure && <FailureNote failure={shownFailure} />}
      <Rows files={files} disabled={busy} onAsk={setToDelete} />
      <ConfirmDialog
        question={
          toDelete === null
            ? null
            : {
                title: t('certificate.deleteTitle', { file: toDelete }),
                text: t('certificate.deleteText'),
                action: t('certificate.deleteNow'),
                onYes: () => void remove(toDelete),
              }
        }
        onClose={() => setToDelete(null)}
      />
    </section>
  );
};

/** Reads once per reason. After a failure, only the user can retry. */
const useAutomaticRead = (sessionId: string, files: FilesView, read: () => Promise<void>): void => {
  const reason = useSessionPart(
    ({ run, busy }) => (!busy && wantsReading(run, files) ? `${sessionId} ${run?.number ?? 0}` : null),
    null,
  );
  const askedFor = useRef<string | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: `read` changes with every render
  useEffect(() => {
    if (reason === null || askedFor.current === reason) return;
    askedFor.current = reason;
    void read();
  }, [reason]);
};

const FreeSpace = ({ files }: { readonly files: FilesView }) => {
  const { t } = useWords();
  const stale = useSessionPart(({ run }) => isListStale(run, files), false);
  if (files.state !== 'known' || files.atMs === null) return null;
  const text =
    files.freeBytes === null
      ? t('certificate.freeUnknown')
      : t('certificate.free', { size: countText(files.freeBytes) });
  return (
    <span className={stale ? styles.warn : styles.dim} title={t('common.utc', { time: utcText(files.atMs) })}>
      {text} · {clockText(files.atMs, false)}
      {stale && ` · ${t('certificate.filesStale')}`}
    </span>
  );
};

interface RowsProps {
  readonly files: FilesView;
  readonly disabled: boolean;
  readonly onAsk: (name: string) => void;
}

const Rows = ({ files, disabled, onAsk }: RowsProps) => {
  const { t } = useWords();
  if (files.state === 'reading') {
    return (
      <p className={styles.dim} role="status">
        {t('certificate.reading')}
      </p>
    );
  }
  if (files.state === 'unknown') return <p className={styles.dim}>{t('certificate.notRead')}</p>;
  if (files.files.length === 0) {
    return files.state === 'known' ? <p className={styles.dim}>{t('certificate.noFiles')}</p> : null;
  }
  return (
    <div className={styles.files}>
      <table>
        <thead>
          <tr>
            <th scope="col">{t('certificate.fileName')}</th>
            <th scope="col" className={styles.number}>
              {t('certificate.fileSize')}
            </th>
            <td />
          </tr>
        </thead>
        <tbody>
          {files.files.map((file) => (
            <FileRow key={file.name} {...file} disabled={disabled} onDelete={() => onAsk(file.name)} />
          ))}
        </tbody>
      </table>
    </div>
  );
};

interface FileRowProps {
  readonly name: string;
  readonly sizeBytes: number | null;
  readonly disabled: boolean;
  readonly onDelete: () => void;
}

const FileRow = ({ name, sizeBytes, disabled, onDelete }: FileRowProps) => {
  const { t } = useWords();
  const label = t('certificate.deleteFile', { file: name });
  return (
    <tr>
      <td className={styles.mono}>{name}</td>
      <td className={styles.number}>
        {sizeBytes === null ? t('certificate.sizeUnknown') : t('certificate.sizeOf', { size: countText(sizeBytes) })}
      </td>
      <td className={styles.action}>
        <Tooltip label={label}>
          <ActionIcon variant="subtle" color="gray" size={28} disabled={disabled} aria-label={label} onClick={onDelete}>
            <IconTrash size={16} stroke={1.75} />
          </ActionIcon>
        </Tooltip>
      </td>
    </tr>
  );
};
