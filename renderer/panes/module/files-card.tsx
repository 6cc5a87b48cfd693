import { ActionIcon, Button } from '@mantine/core';
import { useState } from 'react';
import type { FilesView } from '../../../shared/contract.ts';
import type { Failure } from '../../../shared/outcome.ts';
import { fill } from '../../../shared/words/typed-words.ts';
import { ConfirmDialog, type Question } from '../../parts/confirm-dialog.tsx';
import { FailureNote } from '../../parts/failure-note.tsx';
import { IconTrash } from '../../parts/icons.ts';
import { countText } from '../../parts/time.ts';
import { request, useSessionPart } from '../../store/view-store.ts';
import styles from './module-pane.module.css';
import { Card, Source } from './module-rows.tsx';
import { useModuleWords } from './use-module-words.ts';
import { useOpenSessionId, useTools } from './use-tools.ts';

const listCommand = 'AT+FSLS="/"';

export const FilesCard = () => {
  const { m } = useModuleWords();
  const { isBusy } = useTools();
  const sessionId = useOpenSessionId();
  const files = useSessionPart<FilesView | null>((session) => session.files, null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [question, setQuestion] = useState<Question | null>(null);
  const ask = async (act: (sessionId: string) => ReturnType<typeof request>): Promise<void> => {
    if (sessionId === null) return;
    const outcome = await act(sessionId);
    setFailure(outcome.ok ? null : outcome.error);
  };
  const remove = (name: string): void =>
    setQuestion({
      title: fill(m.files.askTitle, { file: name }),
      text: m.files.ask,
      action: m.files.delete,
      onYes: () => void ask((id) => request('files.delete', { sessionId: id, name })),
    });
  const isReading = files?.state === 'reading';
  const isOff = isBusy || isReading || sessionId === null;
  const shown = failure ?? files?.failure ?? null;
  const read = (
    <Button disabled={isOff} onClick={() => void ask((id) => request('files.read', { sessionId: id }))}>
      {m.files.read}
    </Button>
  );
  return (
    <Card title={m.files.title} action={read}>
      {shown && <FailureNote brief failure={shown} />}
      {isReading && <p className={styles.empty}>{m.reading}</p>}
      {files?.state === 'unknown' && <p className={styles.empty}>{m.notRead}</p>}
      {files?.atMs != null && <List files={files} isOff={isOff} onDelete={remove} />}
      <ConfirmDialog question={question} onClose={() => setQuestion(null)} />
    </Card>
  );
};

const List = ({
  files,
  isOff,
  onDelete,
}: {
  readonly files: FilesView;
  readonly isOff: boolean;
  readonly onDelete: (name: string) => void;
}) => {
  const { m, t } = useModuleWords();
  return (
    <>
      {files.files.length === 0 ? (
        <p className={styles.empty}>{m.files.none}</p>
      ) : (
        <ul className={styles.files}>
          {files.files.map(({ name, sizeBytes }) => (
            <li key={name}>
              <code>{name}</code>
              <span className={styles.dim}>
                {sizeBytes === null ? m.files.sizeUnknown : t('common.bytes', { count: countText(sizeBytes) })}
              </span>
              <ActionIcon
                variant="subtle"
                color="gray"
                size={28}
                disabled={isOff}
                aria-label={fill(m.files.deleteFile, { file: name })}
                title={fill(m.files.deleteFile, { file: name })}
                onClick={() => onDelete(name)}
              >
                <IconTrash size={16} stroke={1.75} />
              </ActionIcon>
            </li>
          ))}
        </ul>
      )}
      {files.freeBytes !== null && (
        <p className={styles.parts}>{fill(m.files.free, { size: countText(files.freeBytes) })}</p>
      )}
      {files.atMs !== null && <Source command={listCommand} atMs={files.atMs} />}
    </>
  );
};
