import { Button } from '@mantine/core';
import { useEffect, useState } from 'react';
import type { Failure } from '../../../../shared/outcome.ts';
import type { SequenceFile } from '../../../../shared/sequences/file-schema.ts';
import { textIn } from '../../../../shared/sequences/sequence.ts';
import { fill } from '../../../../shared/words/typed-words.ts';
import { Dialog } from '../../../parts/dialog.tsx';
import { FailureNote } from '../../../parts/failure-note.tsx';
import styles from '../../../parts/sequences/exchange.module.css';
import { ExchangeFoot } from '../../../parts/sequences/exchange-foot.tsx';
import { StepList } from '../../../parts/sequences/step-list.tsx';
import { useExchangeWords } from '../../../parts/sequences/use-exchange-words.ts';
import { askSequences } from '../quick/use-quick.ts';
import { addGroups } from './add-groups.ts';

/** The groups that come with the program: one is looked at and added as a copy. */
export const LibraryDialog = ({ onClose }: { readonly onClose: () => void }) => {
  const { m } = useExchangeWords();
  const [groups, setGroups] = useState<readonly SequenceFile[] | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  useEffect(() => {
    let isOver = false;
    void askSequences({ kind: 'library' }).then((answer) => {
      if (isOver) return;
      if (answer.ok) setGroups(answer.value.groups);
      else setFailure(answer.error);
    });
    return () => {
      isOver = true;
    };
  }, []);
  return (
    <Dialog opened title={m.library.title} size={760} onClose={onClose}>
      <div className={styles.dialog}>
        <p className={styles.intro}>{m.library.intro}</p>
        {failure !== null && <FailureNote failure={failure} />}
        {groups === null && failure === null && <p role="status">{m.library.preparing}</p>}
        {groups !== null && <Groups groups={groups} onClose={onClose} />}
      </div>
    </Dialog>
  );
};

const Groups = ({ groups, onClose }: { readonly groups: readonly SequenceFile[]; readonly onClose: () => void }) => {
  const { m, language } = useExchangeWords();
  const [chosen, setChosen] = useState(groups[0]?.sequence ?? '');
  const [isRefused, setRefused] = useState(false);
  const titleOf = ({ title, sequence }: SequenceFile): string => textIn(title ?? sequence, language);
  const group = groups.find(({ sequence }) => sequence === chosen);
  const add = async (): Promise<void> => {
    if (group === undefined) return;
    if ((await addGroups([{ name: titleOf(group), file: group }])) === null) onClose();
    else setRefused(true);
  };
  return (
    <>
      <div className={styles.library}>
        <div role="radiogroup" aria-label={m.library.title} className={styles.libraryGroups}>
          {groups.map((each) => (
            <label key={each.sequence} className={styles.libraryGroup}>
              <input
                type="radio"
                name="library-group"
                checked={each.sequence === chosen}
                onChange={() => setChosen(each.sequence)}
              />
              <span className={styles.name}>{titleOf(each)}</span>
              <span className={styles.count} title={fill(m.library.items, { n: each.steps.length })}>
                {each.steps.length}
              </span>
            </label>
          ))}
        </div>
        {group && <StepList key={group.sequence} name={titleOf(group)} steps={group.steps} />}
      </div>
      <ExchangeFoot refused={isRefused ? m.notAdded : null} onClose={onClose}>
        <Button variant="filled" data-autofocus disabled={group === undefined} onClick={() => void add()}>
          {m.add}
        </Button>
      </ExchangeFoot>
    </>
  );
};
