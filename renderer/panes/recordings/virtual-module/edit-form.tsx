import { Autocomplete, Button, NativeSelect, Textarea, TextInput } from '@mantine/core';
import { useEffect, useState } from 'react';
import type { RecordedCommand } from '../../../../shared/contract.ts';
import { type AnswerEdit, answerEditKinds } from '../../../../shared/recordings/answer-edits.ts';
import { recordedModuleWords } from '../../../../shared/words/recorded-module.ts';
import { fill } from '../../../../shared/words/typed-words.ts';
import { useWords } from '../../../parts/words.ts';
import { type EditFields, editOfFields, emptyFields } from './edit-text.ts';
import styles from './recorded-module.module.css';
import { askRecordedModule } from './use-recorded-module.ts';

/** Times that can be chosen where the recording has fewer. */
const offeredTimes = 5;

/** A new change of an answer: which command, which time, and what comes instead. */
export const EditForm = ({
  name,
  onAdd,
  onCancel,
}: {
  readonly name: string;
  readonly onAdd: (edit: AnswerEdit) => void;
  readonly onCancel: () => void;
}) => {
  const { language } = useWords();
  const words = recordedModuleWords[language];
  const { commands, more } = useCommands(name);
  const [fields, setFields] = useState(emptyFields);
  const set = (change: Partial<EditFields>): void => setFields((before) => ({ ...before, ...change }));
  const known = commands.find(({ line }) => line === fields.command);
  const edit = editOfFields({ ...fields, command: known?.command ?? fields.command });
  const answer = known?.answers[Math.min(Math.max(1, Number(fields.occurrence)), known.answers.length) - 1];
  return (
    <form
      className={styles.form}
      aria-label={words.add}
      onSubmit={(event) => {
        event.preventDefault();
        if (edit) onAdd(edit);
      }}
    >
      <Autocomplete
        label={words.command}
        placeholder={words.commandHint}
        description={more > 0 ? fill(words.more, { n: more }) : undefined}
        data={[...new Set(commands.map(({ line }) => line))]}
        limit={100}
        value={fields.command}
        onChange={(command) => set({ command })}
        data-autofocus
      />
      <PlaceFields fields={fields} set={set} times={known?.times ?? 0} />
      {answer && <p className={styles.recorded}>{fill(words.recordedAnswer, { answer: answer.join(' ⏎ ') })}</p>}
      <KindFields fields={fields} set={set} />
      <div className={styles.row}>
        <Button type="submit" disabled={edit === null}>
          {words.save}
        </Button>
        <Button variant="subtle" onClick={onCancel}>
          {words.cancel}
        </Button>
      </div>
    </form>
  );
};

interface FieldsProps {
  readonly fields: EditFields;
  readonly set: (change: Partial<EditFields>) => void;
}

/** Which time, and what is changed. */
const PlaceFields = ({ fields, set, times }: FieldsProps & { readonly times: number }) => {
  const { language } = useWords();
  const words = recordedModuleWords[language];
  const nth = Array.from({ length: Math.max(offeredTimes, times) }, (_, index) => ({
    value: String(index + 1),
    label: fill(words.nthTime, { n: index + 1 }),
  }));
  return (
    <div className={styles.pair}>
      <NativeSelect
        label={words.time}
        data={[{ value: '', label: words.everyTime }, ...nth]}
        value={fields.occurrence}
        onChange={({ currentTarget }) => set({ occurrence: currentTarget.value })}
      />
      <NativeSelect
        label={words.change}
        data={answerEditKinds.map((value) => ({ value, label: words.kinds[value] }))}
        value={fields.kind}
        onChange={({ currentTarget }) => {
          const kind = answerEditKinds.find((one) => one === currentTarget.value);
          if (kind) set({ kind });
        }}
      />
    </div>
  );
};

const KindFields = ({ fields, set }: FieldsProps) => {
  const { language } = useWords();
  const words = recordedModuleWords[language];
  const number = (label: string, field: 'delayMs' | 'atByte') => (
    <TextInput
      label={label}
      inputMode="numeric"
      value={fields[field]}
      onChange={({ currentTarget }) => set({ [field]: currentTarget.value })}
    />
  );
  switch (fields.kind) {
    case 'replace':
      return (
        <Textarea
          label={words.lines}
          description={words.linesHint}
          classNames={{ input: styles.mono ?? '' }}
          minRows={2}
          autosize
          value={fields.lines}
          onChange={({ currentTarget }) => set({ lines: currentTarget.value })}
        />
      );
    case 'delay':
      return number(words.delay, 'delayMs');
    case 'inject':
      return (
        <div className={styles.pair}>
          <TextInput
            label={words.line}
            classNames={{ input: styles.mono ?? '' }}
            value={fields.line}
            onChange={({ currentTarget }) => set({ line: currentTarget.value })}
          />
          {number(words.after, 'delayMs')}
        </div>
      );
    case 'cut':
      return number(words.bytes, 'atByte');
    case 'drop':
      return null;
  }
};

interface Commands {
  readonly commands: readonly RecordedCommand[];
  readonly more: number;
}

const none: Commands = { commands: [], more: 0 };

/** The commands of the recording. Without them a command can be typed. */
const useCommands = (name: string): Commands => {
  const [read, setRead] = useState(none);
  useEffect(() => {
    let isShown = true;
    void askRecordedModule({ kind: 'commands', name }).then((answer) => {
      if (isShown) setRead(answer.ok ? answer.value : none);
    });
    return () => {
      isShown = false;
    };
  }, [name]);
  return read;
};
