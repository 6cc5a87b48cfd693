import { Button } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import type { ImportedLog, LogOutcome } from '../../../../shared/imports/logs/log.ts';
import type { Failure, Outcome } from '../../../../shared/outcome.ts';
import { describeLogRefusal } from '../../../../shared/words/log-import-words.ts';
import { fill } from '../../../../shared/words/typed-words.ts';
import { Dialog } from '../../../parts/dialog.tsx';
import { FailureNote } from '../../../parts/failure-note.tsx';
import { StateMark } from '../../../parts/state-mark.tsx';
import { request } from '../../../store/view-store.ts';
import { ChooseLogButton } from './choose-log.tsx';
import styles from './log-dialog.module.css';
import { LogSummary } from './log-summary.tsx';
import { readLogFile } from './read-log-file.ts';
import { useLogWords } from './use-log-words.ts';
import { type AskLogs, writeLog } from './write-log.ts';

const ask: AskLogs = (asked) => request('logs.import', asked) as unknown as ReturnType<AskLogs>;

interface LogDialogProps {
  readonly file: File;
  readonly onDone: (name: string) => void;
  readonly onClose: () => void;
}

/** Shows what was understood of a log before it becomes a recording. */
export const LogDialog = ({ file, onDone, onClose }: LogDialogProps) => {
  const { m } = useLogWords();
  const [read, setRead] = useState<LogOutcome | 'reading' | null>('reading');
  useEffect(() => {
    let isOver = false;
    setRead('reading');
    void readLogFile(file).then((found) => {
      if (!isOver) setRead(found);
    });
    return () => {
      isOver = true;
    };
  }, [file]);
  return (
    <Dialog opened title={fill(m.title, { file: file.name })} size={640} onClose={onClose}>
      <div className={styles.dialog}>
        {read === 'reading' && <p role="status">{fill(m.reading, { file: file.name })}</p>}
        {read !== 'reading' && read?.ok && <ReadLog file={file} log={read.value} onDone={onDone} onClose={onClose} />}
        {read !== 'reading' && !read?.ok && <NotRead read={read} onClose={onClose} />}
      </div>
    </Dialog>
  );
};

const ReadLog = ({ file, log, onDone, onClose }: LogDialogProps & { readonly log: ImportedLog }) => {
  const { m } = useLogWords();
  const [percent, setPercent] = useState<number | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const stop = useRef(new AbortController());
  useEffect(() => {
    const { current } = stop;
    return () => current.abort();
  }, []);
  const make = async (): Promise<void> => {
    setFailure(null);
    setPercent(0);
    const made: Outcome<string> = await writeLog(log, file, ask, stop.current.signal, setPercent);
    if (stop.current.signal.aborted) return;
    setPercent(null);
    if (!made.ok) return setFailure(made.error);
    onClose();
    onDone(made.value);
  };
  return (
    <>
      <LogSummary log={log} />
      {failure !== null && <FailureNote failure={failure} />}
      <div className={styles.foot}>
        {percent !== null && <p role="status">{fill(m.making, { percent })}</p>}
        <span className={styles.grow} />
        <Button onClick={onClose}>{m.cancel}</Button>
        <Button variant="filled" data-autofocus disabled={percent !== null} onClick={() => void make()}>
          {m.make}
        </Button>
      </div>
    </>
  );
};

const NotRead = ({
  read,
  onClose,
}: {
  readonly read: Extract<LogOutcome, { readonly ok: false }> | null;
  readonly onClose: () => void;
}) => {
  const { m, language } = useLogWords();
  const words = read && describeLogRefusal(read.error, language);
  return (
    <>
      <div role="alert" className={styles.refused}>
        <StateMark state="failed" size={16} />
        <div>
          <p className={styles.happened}>{words?.happened ?? m.notRead}</p>
          {words && <p>{words.meaning}</p>}
          {words && (
            <p>
              {words.action} <code>{read.error.code}</code>
            </p>
          )}
        </div>
      </div>
      <div className={styles.foot}>
        <span className={styles.grow} />
        <Button onClick={onClose}>{m.cancel}</Button>
        <ChooseLogButton label={m.another} variant="filled" />
      </div>
    </>
  );
};
