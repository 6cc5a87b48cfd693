import { Button } from '@mantine/core';
import { useEffect, useState } from 'react';
import type { SequenceFile } from '../../../../shared/sequences/file-schema.ts';
import { textIn } from '../../../../shared/sequences/sequence.ts';
import { describeImportRefusal } from '../../../../shared/words/import-words.ts';
import { sequenceProblemText } from '../../../../shared/words/sequence-words.ts';
import { fill } from '../../../../shared/words/typed-words.ts';
import { Dialog } from '../../../parts/dialog.tsx';
import { FailureNote } from '../../../parts/failure-note.tsx';
import styles from '../../../parts/sequences/exchange.module.css';
import { ExchangeFoot } from '../../../parts/sequences/exchange-foot.tsx';
import { StepList } from '../../../parts/sequences/step-list.tsx';
import { useExchangeWords } from '../../../parts/sequences/use-exchange-words.ts';
import { StateMark } from '../../../parts/state-mark.tsx';
import { askSequences } from '../quick/use-quick.ts';
import { addGroups } from './add-groups.ts';
import { ChooseListButton } from './choose-list.tsx';
import { ImportedList } from './imported-list.tsx';
import { type ListFile, readListFile } from './read-list-file.ts';

interface ImportDialogProps {
  readonly file: File;
  readonly onSend: (() => void) | null;
  readonly onClose: () => void;
}

/** Shows what was understood of a file before anything of it is taken. */
export const ImportDialog = ({ file, onSend, onClose }: ImportDialogProps) => {
  const { m } = useExchangeWords();
  const [read, setRead] = useState<ListFile | null>(null);
  useEffect(() => {
    let isOver = false;
    void readListFile(file, askSequences).then((found) => {
      if (!isOver) setRead(found);
    });
    return () => {
      isOver = true;
    };
  }, [file]);
  const send =
    onSend === null ? null : (
      <Button
        variant="subtle"
        onClick={() => {
          onClose();
          onSend();
        }}
      >
        {m.import.sendInstead}
      </Button>
    );
  return (
    <Dialog opened title={fill(m.import.title, { file: file.name })} size={760} onClose={onClose}>
      <div className={styles.dialog}>
        {read === null && <p role="status">{fill(m.readingFile, { file: file.name })}</p>}
        {read?.kind === 'list' && <ImportedList preview={read.preview} before={send} onClose={onClose} />}
        {read?.kind === 'sequence' && <OwnFile file={read.file} before={send} onClose={onClose} />}
        {read !== null && read.kind !== 'list' && read.kind !== 'sequence' && (
          <NotRead read={read} before={send} onClose={onClose} />
        )}
      </div>
    </Dialog>
  );
};

interface PartProps {
  readonly before: React.ReactNode;
  readonly onClose: () => void;
}

/** A file of this program is taken as it is; the panel then says what its commands do. */
const OwnFile = ({ file, before, onClose }: PartProps & { readonly file: SequenceFile }) => {
  const { m, language } = useExchangeWords();
  const [isRefused, setRefused] = useState(false);
  const name = textIn(file.title ?? file.sequence, language);
  const add = async (): Promise<void> => {
    if ((await addGroups([{ name, file }])) === null) onClose();
    else setRefused(true);
  };
  return (
    <>
      <p className={styles.understood}>
        <StateMark state="done" size={16} />
        {fill(m.import.own, { n: file.steps.length })}
      </p>
      <StepList name={name} steps={file.steps} />
      <ExchangeFoot before={before} refused={isRefused ? m.notAdded : null} onClose={onClose}>
        <Button variant="filled" data-autofocus onClick={() => void add()}>
          {m.add}
        </Button>
      </ExchangeFoot>
    </>
  );
};

type Unread = Exclude<ListFile, { readonly kind: 'list' | 'sequence' }>;

const NotRead = ({ read, before, onClose }: PartProps & { readonly read: Unread }) => {
  const { m, language } = useExchangeWords();
  return (
    <>
      {read.kind === 'failed' ? <FailureNote failure={read.failure} /> : <Refused read={read} language={language} />}
      <ExchangeFoot before={before} refused={null} onClose={onClose}>
        <ChooseListButton label={m.import.another} />
      </ExchangeFoot>
    </>
  );
};

const Refused = ({ read, language }: { readonly read: Exclude<Unread, { kind: 'failed' }>; language: 'en' | 'zh' }) => {
  const { m } = useExchangeWords();
  if (read.kind === 'refused') {
    const { happened, meaning, action } = describeImportRefusal(read.refusal, language);
    return (
      <div role="alert" className={styles.refused}>
        <StateMark state="failed" size={16} />
        <div>
          <p className={styles.happened}>{happened}</p>
          <p>{meaning}</p>
          <p>
            {action} <code>{read.refusal.code}</code>
          </p>
        </div>
      </div>
    );
  }
  return (
    <div role="alert" className={styles.refused}>
      <StateMark state="failed" size={16} />
      <div>
        <p className={styles.happened}>{m.import.problemsTitle}</p>
        {read.problems.map((problem) => (
          <p key={`${problem.line} ${problem.column} ${problem.code}`}>{sequenceProblemText(problem, language)}</p>
        ))}
      </div>
    </div>
  );
};
