import { ActionIcon, Button, NativeSelect, TextInput } from '@mantine/core';
import {
  type Dispatch,
  type FocusEvent,
  type KeyboardEvent,
  type ReactNode,
  type SetStateAction,
  useEffect,
  useRef,
  useState,
} from 'react';
import { lineEndings } from '../../../../shared/sending/line-ending.ts';
import { problemText } from '../../../../shared/words/sequence-words.ts';
import { fill } from '../../../../shared/words/typed-words.ts';
import { IconCopy, IconPlayerPlay, IconTrash } from '../../../parts/icons.ts';
import { setQuickUi } from '../../../store/quick-ui.ts';
import { previewOf } from './item-preview.ts';
import { MoveMenu } from './move-menu.tsx';
import styles from './quick-editor.module.css';
import type { QuickRow } from './quick-rows.ts';
import type { QuickGroup, QuickItem } from './quick-store.ts';
import {
  type FieldName,
  fieldsOf,
  hasSeveralPatterns,
  isLineEnding,
  otherSettings,
  type StepFields,
  stepOf,
} from './step-fields.ts';
import { type QuickRun, quickGroups, useQuickWords } from './use-quick.ts';

interface ItemEditorProps {
  readonly row: Extract<QuickRow, { readonly kind: 'item' }>;
  readonly group: QuickGroup;
  readonly run: QuickRun;
  readonly name: string;
  readonly values: ReadonlyMap<string, string>;
  /** The field that gets the focus. */
  readonly field: 'name' | 'content';
}

/** The fields of an item, in its place. What is typed is saved when the field is left; what is wrong stays as it was typed. */
export const ItemEditor = (props: ItemEditorProps) => {
  const { row, group, run, name, values, field } = props;
  const { item, groupId } = row;
  const { m, language } = useQuickWords();
  const [fields, setFields] = useState<StepFields>(() => item.typed?.fields ?? fieldsOf(item.step, language));
  const root = useRef<HTMLFieldSetElement>(null);
  const take = useTaking(row, fields, setFields);
  useEffect(() => {
    // Also the last button, which may lie below the edge of the list.
    root.current?.scrollIntoView({ block: 'nearest' });
    const input = root.current?.querySelector<HTMLInputElement>(`input[data-field="${field}"]`);
    input?.focus({ preventScroll: true });
    input?.select();
  }, [field]);
  const leave = ({ currentTarget, relatedTarget }: FocusEvent<HTMLElement>): void => {
    if (!(relatedTarget instanceof Node) || !currentTarget.contains(relatedTarget)) void take();
  };
  const done = async (): Promise<void> => {
    if (await take()) setQuickUi({ editing: null, focus: row.key });
  };
  const press = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing || (event.key !== 'Enter' && event.key !== 'Escape')) return;
    if (event.key === 'Enter' && !(event.target instanceof HTMLInputElement)) return;
    event.preventDefault();
    event.stopPropagation();
    if (event.key === 'Enter') void done();
    else {
      quickGroups().dropTyped(groupId, item.id);
      setQuickUi({ editing: null, focus: row.key });
    }
  };
  return (
    <fieldset
      ref={root}
      className={styles.editor}
      aria-label={fill(m.edit.label, { name })}
      onBlur={leave}
      onKeyDown={press}
    >
      <Fields fields={fields} onFields={setFields} item={item} group={group} />
      <EditorNotes item={item} fields={fields} values={values} />
      <EditorFoot {...{ row, group, run, done }} />
    </fieldset>
  );
};

/** Sends what was typed to the program, once for each change, and shows it as it is in the file then. */
const useTaking = (
  { groupId, item }: ItemEditorProps['row'],
  fields: StepFields,
  setFields: Dispatch<SetStateAction<StepFields>>,
): (() => Promise<boolean>) => {
  const { language } = useQuickWords();
  return async () => {
    const before = item.typed?.fields ?? fieldsOf(item.step, language);
    if (JSON.stringify(before) === JSON.stringify(fields)) return item.typed === null;
    const isTaken = await quickGroups().edit(groupId, item.id, stepOf(item.step, fields, language), fields);
    const group = quickGroups().state.getState().groups[groupId];
    const taken = isTaken ? group?.items.find(({ id }) => id === item.id) : undefined;
    if (taken) setFields((now) => (now === fields ? fieldsOf(taken.step, language) : now));
    return isTaken;
  };
};

interface FieldsProps {
  readonly fields: StepFields;
  readonly onFields: (fields: StepFields) => void;
  readonly item: QuickItem;
  readonly group: QuickGroup;
}

const Fields = ({ fields, onFields, item, group }: FieldsProps) => {
  const { m, language } = useQuickWords();
  const set = (change: Partial<StepFields>): void => onFields({ ...fields, ...change });
  const problems = item.typed?.problems ?? [];
  const errorOf = (field: FieldName): ReactNode => {
    const found = problems.find((problem) => problem.field === field);
    return found ? problemText(found.problem, language) : undefined;
  };
  const text = (field: Exclude<FieldName, 'lineEnding' | 'other'>, label: string, hint?: string) => (
    <TextInput
      data-field={field}
      size="xs"
      label={label}
      title={hint}
      value={fields[field]}
      error={errorOf(field)}
      spellCheck={false}
      onChange={({ currentTarget }) => set({ [field]: currentTarget.value })}
    />
  );
  const isSent = fields.form === 'text' || fields.form === 'hex';
  return (
    <div className={styles.fields}>
      <div className={styles.wide}>{text('name', m.edit.name)}</div>
      {text('order', m.edit.order, m.edit.orderHint)}
      <div className={styles.wide} data-mono="">
        {text('content', m.edit.contents[fields.form], isSent ? m.edit.contentHint : m.edit.timeHint)}
      </div>
      <NativeSelect
        size="xs"
        label={m.edit.form}
        value={fields.form}
        data={(['text', 'hex', 'wait', 'pause'] as const).map((form) => ({ value: form, label: m.edit.forms[form] }))}
        onChange={({ currentTarget: { value } }) => set({ form: value as StepFields['form'] })}
      />
      {fields.form !== 'pause' && <ExpectFields {...{ fields, set, item, errorOf, text }} />}
      {isSent && text('timeout', m.edit.timeout, m.edit.timeHint)}
      {text('delayAfter', m.edit.delayAfter, m.edit.timeHint)}
      {fields.form === 'text' && <LineEndingField {...{ fields, set, group }} />}
      {fields.onFail !== 'other' && (
        <NativeSelect
          size="xs"
          label={m.edit.onFail}
          value={fields.onFail}
          data={(['stop', 'continue'] as const).map((value) => ({ value, label: m.edit.onFails[value] }))}
          onChange={({ currentTarget: { value } }) => set({ onFail: value === 'continue' ? 'continue' : 'stop' })}
        />
      )}
    </div>
  );
};

interface PartProps {
  readonly fields: StepFields;
  readonly set: (change: Partial<StepFields>) => void;
}

const ExpectFields = ({
  fields,
  set,
  item,
  text,
}: PartProps & {
  readonly item: QuickItem;
  readonly text: (field: 'expect', label: string, hint: string) => ReactNode;
}) => {
  const { m } = useQuickWords();
  // They are shown below.
  if (hasSeveralPatterns(item.step)) return null;
  return (
    <>
      <div className={styles.wide} data-mono="">
        {text('expect', m.edit.expect, m.edit.expectHint)}
      </div>
      <NativeSelect
        size="xs"
        label={m.edit.expectForm}
        value={fields.expectForm}
        data={(['regex', 'text'] as const).map((form) => ({ value: form, label: m.edit.expectForms[form] }))}
        onChange={({ currentTarget: { value } }) => set({ expectForm: value === 'text' ? 'text' : 'regex' })}
      />
    </>
  );
};

const endNames = { crlf: 'CR LF', cr: 'CR', lf: 'LF' } as const;

const LineEndingField = ({ fields, set, group }: PartProps & { readonly group: QuickGroup }) => {
  const { m } = useQuickWords();
  const nameOf = (end: (typeof lineEndings)[number]): string => (end === 'none' ? m.edit.noEnd : endNames[end]);
  const ofGroup = nameOf(group.content.file.lineEnding ?? 'crlf');
  return (
    <NativeSelect
      size="xs"
      label={m.edit.lineEnding}
      value={fields.lineEnding}
      data={[
        { value: '', label: fill(m.edit.asGroup, { end: ofGroup }) },
        ...lineEndings.map((end) => ({ value: end, label: nameOf(end) })),
      ]}
      onChange={({ currentTarget: { value } }) => set({ lineEnding: isLineEnding(value) ? value : '' })}
    />
  );
};

const EditorNotes = ({
  item,
  fields,
  values,
}: {
  readonly item: QuickItem;
  readonly fields: StepFields;
  readonly values: ReadonlyMap<string, string>;
}) => {
  const { m, language } = useQuickWords();
  const preview = fields.form === 'text' ? previewOf({ send: fields.content }, values) : null;
  const others = otherSettings(item.step);
  const other = item.typed?.problems.find(({ field }) => field === 'other');
  return (
    <>
      {preview && <p className={styles.preview}>{fill(m.item.sends, { text: preview.text })}</p>}
      {preview?.hasSecret && <p className={styles.hint}>{m.item.secret}</p>}
      {preview && preview.missing.length > 0 && (
        <p className={styles.wrong}>{fill(m.item.noValue, { names: preview.missing.join(', ') })}</p>
      )}
      {other && (
        <p role="alert" className={styles.wrong}>
          {problemText(other.problem, language)}
        </p>
      )}
      {others.length > 0 && (
        <>
          <p className={styles.hint}>{m.edit.others}</p>
          {others.map(({ key, text }) => (
            <p key={key} className={styles.preview}>{`${key}: ${text}`}</p>
          ))}
        </>
      )}
    </>
  );
};

interface EditorFootProps extends Pick<ItemEditorProps, 'row' | 'group' | 'run'> {
  readonly done: () => Promise<void>;
}

const EditorFoot = ({ row, group, run, done }: EditorFootProps) => {
  const { m } = useQuickWords();
  const { groupId, item, index } = row;
  const duplicate = async (): Promise<void> => {
    const [itemId] = await quickGroups().add(groupId, [item.step], item.id);
    if (itemId !== undefined) setQuickUi({ editing: { itemId, field: 'name' } });
  };
  const isLast = group.items.length === 1;
  return (
    <div className={styles.editorFoot}>
      <Button
        size="compact-xs"
        variant="subtle"
        leftSection={<IconPlayerPlay size={14} stroke={1.75} />}
        disabled={!run.canSend || run.isRunning || item.typed !== null || item.step.order === 0}
        onClick={() => run.start(groupId, { kind: 'from', index })}
      >
        {m.edit.from}
      </Button>
      <span className={styles.grow} />
      <MoveMenu row={row} isLast={isLast} />
      <ActionIcon
        variant="subtle"
        color="gray"
        size={28}
        aria-label={m.edit.duplicate}
        title={m.edit.duplicate}
        onClick={() => void duplicate()}
      >
        <IconCopy size={16} stroke={1.75} />
      </ActionIcon>
      <ActionIcon
        variant="subtle"
        color="gray"
        size={28}
        aria-label={m.edit.remove}
        title={isLast ? m.edit.lastItem : m.edit.remove}
        disabled={isLast}
        onClick={() => void quickGroups().removeItem(groupId, item.id)}
      >
        <IconTrash size={16} stroke={1.75} />
      </ActionIcon>
      <Button size="compact-sm" variant="light" onClick={() => void done()}>
        {m.edit.done}
      </Button>
    </div>
  );
};
