import { ActionIcon, Button, Menu } from '@mantine/core';
import { type KeyboardEvent, useEffect, useRef } from 'react';
import { longestGroupName } from '../../../../shared/contract/sequences.ts';
import type { GroupSummary } from '../../../../shared/contract.ts';
import { textIn } from '../../../../shared/sequences/sequence.ts';
import { effectWords } from '../../../../shared/words/command-card-words.ts';
import { problemText, sequenceProblemText } from '../../../../shared/words/sequence-words.ts';
import { fill } from '../../../../shared/words/typed-words.ts';
import {
  IconArrowForwardUp,
  IconChevronDown,
  IconChevronRight,
  IconDots,
  IconPencil,
  IconPlus,
  IconTrash,
} from '../../../parts/icons.ts';
import { StateMark } from '../../../parts/state-mark.tsx';
import { countText } from '../../../parts/time.ts';
import { followRenamed, openGroup, setQuickUi } from '../../../store/quick-ui.ts';
import { ExportItems } from '../exchange/transfer-buttons.tsx';
import { FailureLine } from './failure-line.tsx';
import { hiddenValue } from './item-preview.ts';
import { placesText } from './places-text.ts';
import styles from './quick-panel.module.css';
import type { QuickRow } from './quick-rows.ts';
import type { QuickGroup, Trouble } from './quick-store.ts';
import { groupSettings, onFailOf } from './step-fields.ts';
import { useGroupDrop } from './use-dragging.ts';
import { quickGroups, useQuickState, useQuickUi, useQuickWords } from './use-quick.ts';

const fileEnd = '.atseq.yaml';

interface GroupRowProps {
  readonly row: Extract<QuickRow, { readonly kind: 'group' }>;
}

export const GroupRow = ({ row: { summary, isOpen } }: GroupRowProps) => {
  const { m, language } = useQuickWords();
  const isRenaming = useQuickUi((ui) => ui.renaming === summary.id);
  const { isOver, ...dropping } = useGroupDrop(summary.id);
  const name = textIn(summary.title, language);
  const Chevron = isOpen ? IconChevronDown : IconChevronRight;
  if (isRenaming) return <GroupName id={summary.id} name={name} />;
  return (
    <div className={styles.group} data-drop={isOver || undefined} {...dropping}>
      <button
        type="button"
        data-main=""
        className={styles.groupMain}
        aria-expanded={isOpen}
        onClick={() => openGroup(summary.id, !isOpen)}
        onDoubleClick={() => {
          openGroup(summary.id, true);
          setQuickUi({ renaming: summary.id });
        }}
      >
        <Chevron size={16} stroke={1.75} />
        <span className={styles.groupName}>{name}</span>
        <span className={styles.count} title={fill(m.group.items, { n: summary.steps })}>
          {countText(summary.steps)}
        </span>
        <span className={styles.grow} />
        {isOpen && <span className={styles.columns}>{m.group.columns}</span>}
      </button>
      <GroupMenu id={summary.id} name={name} />
    </div>
  );
};

const GroupMenu = ({ id, name }: { readonly id: string; readonly name: string }) => {
  const { m } = useQuickWords();
  const items = useQuickState().groups[id]?.items ?? [];
  const goesOn = items.length > 0 && items.every(({ step }) => onFailOf(step) !== 'stop');
  /** A closed group may not have been read yet. */
  const whenRead = async (action: () => Promise<unknown>): Promise<void> => {
    openGroup(id, true);
    await quickGroups().read(id);
    await action();
  };
  return (
    <Menu position="bottom-end" withinPortal>
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" size={28} aria-label={fill(m.group.more, { name })}>
          <IconDots size={16} stroke={1.75} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item leftSection={<IconPlus size={14} stroke={1.75} />} onClick={() => void whenRead(() => addItem(id))}>
          {m.group.addItem}
        </Menu.Item>
        <Menu.Item
          leftSection={<IconPencil size={14} stroke={1.75} />}
          onClick={() => void whenRead(async () => setQuickUi({ renaming: id }))}
        >
          {m.group.rename}
        </Menu.Item>
        <Menu.Item
          leftSection={<IconArrowForwardUp size={14} stroke={1.75} />}
          onClick={() => void whenRead(() => quickGroups().setOnFail(id, goesOn ? 'stop' : 'continue'))}
        >
          {goesOn ? m.group.stop : m.group.goOn}
        </Menu.Item>
        <ExportItems id={id} name={name} />
        <Menu.Item
          leftSection={<IconTrash size={14} stroke={1.75} />}
          onClick={() => void whenRead(() => quickGroups().remove(id)).then(() => openGroup(id, false))}
        >
          {m.group.remove}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
};

/** The name in its place, as a field. */
const GroupName = ({ id, name }: { readonly id: string; readonly name: string }) => {
  const { m } = useQuickWords();
  const input = useRef<HTMLInputElement>(null);
  const isOver = useRef(false);
  useEffect(() => input.current?.select(), []);
  const end = async (takes: boolean): Promise<void> => {
    if (isOver.current) return;
    isOver.current = true;
    const typed = input.current?.value.trim() ?? '';
    setQuickUi({ renaming: null, focus: `g ${id}` });
    if (!takes || typed === '' || typed === name) return;
    const renamed = await quickGroups().rename(id, typed);
    if (renamed === null) return;
    followRenamed(id, renamed);
    setQuickUi({ focus: `g ${renamed}` });
  };
  const press = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing || (event.key !== 'Enter' && event.key !== 'Escape')) return;
    event.preventDefault();
    event.stopPropagation();
    void end(event.key === 'Enter');
  };
  return (
    <div className={styles.group}>
      <input
        ref={input}
        className={styles.field}
        aria-label={m.groupName}
        defaultValue={name}
        maxLength={longestGroupName}
        onBlur={() => void end(true)}
        onKeyDown={press}
      />
    </div>
  );
};

/** A file that is not a group: what is wrong, and where. */
export const DamagedRow = ({ summary: { id, problems, failure } }: { readonly summary: GroupSummary }) => {
  const { m, language } = useQuickWords();
  return (
    <div className={styles.damaged}>
      <StateMark state="failed" size={14} />
      <div>
        <p className={styles.groupName}>{`${id}${fileEnd}`}</p>
        {failure !== null && <FailureLine failure={failure} />}
        {problems.map((problem) => (
          <p key={`${problem.line} ${problem.column} ${problem.code}`}>{sequenceProblemText(problem, language)}</p>
        ))}
        <p className={styles.hint}>{m.group.damaged}</p>
      </div>
    </div>
  );
};

/** What should be known before the group runs, and why its last change is not in the file. */
export const NotesRow = ({ group }: { readonly group: QuickGroup }) => {
  const { m, language } = useQuickWords();
  const { content, trouble } = group;
  return (
    <div className={styles.notes}>
      {content.effects.map(({ effect, steps }) => (
        <p key={effect} title={effectWords[language][effect][1]}>
          <StateMark state="warning" size={12} />
          {fill(steps.length === 1 ? m.group.effectsOfOne : m.group.effectsOfSeveral, {
            effect: effectWords[language][effect][0],
            items: placesText(steps),
          })}
        </p>
      ))}
      <SettingNotes group={group} />
      {trouble !== null && <TroubleNote id={content.id} trouble={trouble} name={textIn(titleOf(group), language)} />}
    </div>
  );
};

const endNames = { crlf: 'CR LF', cr: 'CR', lf: 'LF' } as const;

/** What the file sets for all items. */
const SettingNotes = ({ group }: { readonly group: QuickGroup }) => {
  const { m } = useQuickWords();
  const { vars, abort, lineEnding } = groupSettings(group.content.file);
  const values = vars.map(({ name, value }) => `${name}: ${value ?? hiddenValue}`).join('\n');
  return (
    <>
      {vars.length > 0 && (
        <p title={values}>{fill(m.group.vars, { names: vars.map(({ name }) => name).join(', ') })}</p>
      )}
      {abort.length > 0 && <p title={abort.join('\n')}>{fill(m.group.abort, { patterns: abort.join(' | ') })}</p>}
      {lineEnding !== null && (
        <p>{fill(m.group.lineEnding, { end: lineEnding === 'none' ? m.edit.noEnd : endNames[lineEnding] })}</p>
      )}
    </>
  );
};

const titleOf = ({ content: { file } }: QuickGroup) => file.title ?? file.sequence;

const TroubleNote = ({
  id,
  trouble,
  name,
}: {
  readonly id: string;
  readonly trouble: Trouble;
  readonly name: string;
}) => {
  const { m, language } = useQuickWords();
  const keep = async (): Promise<void> => {
    const made = await quickGroups().saveAsNew(id, fill(m.copyName, { name }));
    if (made !== null) openGroup(made, true);
  };
  if (trouble.kind === 'failed') return <FailureLine failure={trouble.failure} />;
  if (trouble.kind === 'problems') {
    const [problem] = trouble.problems;
    return (
      <p role="alert" className={styles.wrong}>
        {fill(m.notSaved, { problem: problem ? problemText(problem, language) : '' })}
      </p>
    );
  }
  return (
    <div role="alert" className={styles.wrong}>
      <p>{m.changed}</p>
      <Button size="compact-xs" variant="default" onClick={() => void quickGroups().reload(id)}>
        {m.load}
      </Button>
      <Button size="compact-xs" variant="default" onClick={() => void keep()}>
        {m.keep}
      </Button>
    </div>
  );
};

/** A new item at the end, with its editor open. */
const addItem = async (groupId: string): Promise<void> => {
  const [itemId] = await quickGroups().add(groupId, [{ send: '' }], null);
  if (itemId !== undefined) setQuickUi({ editing: { itemId, field: 'content' }, focus: `i ${itemId}` });
};

export const AddRow = ({ groupId }: { readonly groupId: string }) => {
  const { m } = useQuickWords();
  return (
    <div className={styles.add}>
      <Button
        data-main=""
        size="compact-sm"
        variant="subtle"
        leftSection={<IconPlus size={14} stroke={1.75} />}
        onClick={() => void addItem(groupId)}
      >
        {m.group.addItem}
      </Button>
    </div>
  );
};
