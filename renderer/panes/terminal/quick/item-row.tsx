import { ActionIcon } from '@mantine/core';
import { quickKeyText } from '../../../../shared/quick-keys.ts';
import type { StepFile } from '../../../../shared/sequences/file-schema.ts';
import { stepKeys } from '../../../../shared/sequences/step-keys.ts';
import { fill } from '../../../../shared/words/typed-words.ts';
import { IconPencil, IconPlayerPlay } from '../../../parts/icons.ts';
import { contentOf, formOf, nameIn } from '../../../parts/sequences/step-text.ts';
import { StateMark } from '../../../parts/state-mark.tsx';
import { setQuickUi } from '../../../store/quick-ui.ts';
import { ItemEditor } from './item-editor.tsx';
import { previewOf } from './item-preview.ts';
import { FailureLines, ResultCell } from './item-result.tsx';
import { runPlaces } from './order-numbers.ts';
import styles from './quick-item.module.css';
import { type GroupResults, resultOf } from './quick-results.ts';
import type { QuickRow } from './quick-rows.ts';
import type { QuickGroup } from './quick-store.ts';
import { useDraggedItem } from './use-dragging.ts';
import { type QuickRun, useQuickUi, useQuickWords } from './use-quick.ts';

export interface ItemRowProps {
  readonly row: Extract<QuickRow, { readonly kind: 'item' }>;
  readonly group: QuickGroup;
  readonly run: QuickRun;
  readonly results: GroupResults;
  readonly values: ReadonlyMap<string, string>;
}

/** Keys of the items of a group; computed once, because a group may have thousands. */
const keysOfGroup = new WeakMap<object, readonly string[]>();

const keyOf = ({ content: { file } }: QuickGroup, index: number): string => {
  const keys = keysOfGroup.get(file) ?? stepKeys(file.steps);
  keysOfGroup.set(file, keys);
  return keys[index] ?? '';
};

export const ItemRow = (props: ItemRowProps) => {
  const { row, group, run, results, values } = props;
  const { item, index, groupId } = row;
  const editing = useQuickUi((ui) => (ui.editing?.itemId === item.id ? ui.editing : null));
  const { dropSide, ...dragging } = useDraggedItem(row);
  const name = useItemName(row);
  const key = keyOf(group, index);
  const { places, all } = runPlaces(group.items);
  const isRunning = run.isRunning && run.view?.groupId === groupId && run.view.current === key;
  const delayMs = isRunning ? (run.view?.delayMs ?? null) : null;
  const result = resultOf(results, key);
  const hasFailed = result !== null && result.failure !== null && !isRunning;
  if (editing) {
    return <ItemEditor row={row} group={group} run={run} name={name} values={values} field={editing.field} />;
  }
  return (
    <div className={styles.item} data-drop={dropSide} data-running={isRunning || undefined} draggable {...dragging}>
      <OrderMark order={item.step.order} place={places[index] ?? null} all={all} />
      <div className={styles.itemBody}>
        <div className={styles.itemLine}>
          <MainButton row={row} name={name} values={values} />
          <ResultCell
            step={item.step}
            result={result}
            isRunning={isRunning}
            delayMs={delayMs}
            isTyped={item.typed !== null}
          />
        </div>
        {!(hasFailed && result.failure?.code === 'no-variable') && <Missing step={item.step} values={values} />}
        {hasFailed && <FailureLines step={item.step} failure={result.failure} />}
      </div>
      <SendButton row={row} run={run} name={name} isRunning={isRunning} />
    </div>
  );
};

/** What keeps the item from being sent, in words: the name of the variable stands in its text. */
const Missing = ({ step, values }: { readonly step: StepFile; readonly values: ItemRowProps['values'] }) => {
  const { m } = useQuickWords();
  const missing = previewOf(step, values)?.missing ?? [];
  if (missing.length === 0) return null;
  const names = missing.join(', ');
  return (
    <p className={styles.missing} title={fill(m.item.noValue, { names })}>
      <StateMark state="warning" size={12} />
      {fill(m.item.missing, { names })}
    </p>
  );
};

const useItemName = ({ item, index }: ItemRowProps['row']): string => {
  const { m, language } = useQuickWords();
  const { step } = item;
  const name = nameIn(step.name, language) || contentOf(step) || m.item.empty;
  return name === '' ? String(index + 1) : name;
};

interface OrderMarkProps {
  /** As in the file. */
  readonly order: number | undefined;
  /** `null`: by hand only. */
  readonly place: number | null;
  readonly all: number;
}

/** The place in a run, or that the item is sent by hand only. */
const OrderMark = ({ order, place, all }: OrderMarkProps) => {
  const { m } = useQuickWords();
  const title =
    place === null
      ? m.item.byHand
      : fill(m.item.order, { n: place, all, order: order === undefined || order === place ? null : order });
  return (
    <span className={styles.order} data-by-hand={place === null || undefined} title={title}>
      <span aria-hidden="true">{place ?? '–'}</span>
      <span className={styles.visuallyHidden}>{title}</span>
    </span>
  );
};

const MainButton = ({ row, name, values }: Pick<ItemRowProps, 'row' | 'values'> & { readonly name: string }) => {
  const { m, language } = useQuickWords();
  const { step } = row.item;
  const preview = previewOf(step, values);
  const content = contentOf(step);
  const form = formOf(step);
  const shown =
    form === 'wait'
      ? fill(m.item.waitFor, { time: content })
      : form === 'pause'
        ? fill(m.item.pauseFor, { time: content })
        : (preview?.text ?? content);
  const isNamed = nameIn(step.name, language) !== '';
  return (
    <button
      type="button"
      data-main=""
      className={styles.main}
      title={preview ? fill(m.item.sends, { text: preview.text }) : content}
      onClick={() => setQuickUi({ editing: { itemId: row.item.id, field: 'content' } })}
    >
      <span className={styles.visuallyHidden}>{fill(m.item.number, { n: row.index + 1 })} </span>
      {isNamed && <span className={styles.name}>{name}</span>}
      <span
        className={styles.content}
        data-alone={!isNamed || undefined}
        data-missing={(preview?.missing.length ?? 0) > 0 || undefined}
      >
        {form === 'hex' && <span className={styles.badge}>{m.edit.forms.hex}</span>}
        {shown === '' ? m.item.empty : shown}
      </span>
      <IconPencil className={styles.pencil ?? ''} size={14} stroke={1.75} aria-hidden="true" />
    </button>
  );
};

interface SendButtonProps extends Pick<ItemRowProps, 'row' | 'run'> {
  readonly name: string;
  readonly isRunning: boolean;
}

const SendButton = ({ row: { groupId, item, index }, run, name, isRunning }: SendButtonProps) => {
  const { m } = useQuickWords();
  const hasKey = useQuickUi((ui) => ui.active === groupId) && index < 9;
  const title = hasKey ? fill(m.item.sendKeys, { name, keys: quickKeyText(index + 1) }) : fill(m.item.send, { name });
  return (
    <ActionIcon
      variant="default"
      size={28}
      className={styles.send ?? ''}
      aria-label={fill(m.item.send, { name })}
      title={run.canSend ? title : m.run.noPort}
      disabled={!run.canSend || run.isRunning || item.typed !== null}
      onClick={() => {
        setQuickUi({ active: groupId });
        run.start(groupId, { kind: 'only', indexes: [index] });
      }}
    >
      {isRunning ? <StateMark state="running" size={14} /> : <IconPlayerPlay size={14} stroke={1.75} />}
    </ActionIcon>
  );
};
