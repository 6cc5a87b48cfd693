import { ActionIcon, Button } from '@mantine/core';
import { useState } from 'react';
import type { AnswerEdit } from '../../../../shared/recordings/answer-edits.ts';
import { recordedModuleWords } from '../../../../shared/words/recorded-module.ts';
import { fill } from '../../../../shared/words/typed-words.ts';
import { IconPencil, IconTrash } from '../../../parts/icons.ts';
import { useWords } from '../../../parts/words.ts';
import { EditForm } from './edit-form.tsx';
import { commandText, editText } from './edit-text.ts';
import styles from './recorded-module.module.css';

/** The answers that differ from the recording. */
export const AnswerEdits = ({
  name,
  edits,
  onChange,
}: {
  readonly name: string;
  readonly edits: readonly AnswerEdit[];
  readonly onChange: (edits: readonly AnswerEdit[]) => void;
}) => {
  const { language } = useWords();
  const words = recordedModuleWords[language];
  const [isOpen, setIsOpen] = useState(false);
  return (
    <>
      <h4>{words.edits}</h4>
      {edits.length === 0 && !isOpen && <p className={styles.hint}>{words.noEdits}</p>}
      {edits.length > 0 && (
        <ul className={styles.list} aria-label={words.edits}>
          {edits.map((edit, index) => (
            // The same edit may be there twice.
            // biome-ignore lint/suspicious/noArrayIndexKey: edits act in their order and have no other name
            <Edit key={index} edit={edit} onRemove={() => onChange(edits.filter((_, at) => at !== index))} />
          ))}
        </ul>
      )}
      {isOpen ? (
        <EditForm
          name={name}
          onCancel={() => setIsOpen(false)}
          onAdd={(edit) => {
            setIsOpen(false);
            onChange([...edits, edit]);
          }}
        />
      ) : (
        <Button
          className={styles.add}
          leftSection={<IconPencil size={16} stroke={1.75} aria-hidden="true" />}
          onClick={() => setIsOpen(true)}
        >
          {words.add}
        </Button>
      )}
    </>
  );
};

const Edit = ({ edit, onRemove }: { readonly edit: AnswerEdit; readonly onRemove: () => void }) => {
  const { language } = useWords();
  const words = recordedModuleWords[language];
  const command = commandText(edit.command);
  const text = editText(edit, language);
  const time = edit.occurrence === null ? words.everyTime : fill(words.nthTime, { n: edit.occurrence });
  return (
    <li className={styles.item}>
      <span className={styles.text}>
        <code>{command}</code> <span className={styles.time}>{time}</span>
        <br />
        {text}
      </span>
      <ActionIcon aria-label={fill(words.remove, { edit: `${command}, ${time}, ${text}` })} onClick={onRemove}>
        <IconTrash size={16} stroke={1.75} />
      </ActionIcon>
    </li>
  );
};
