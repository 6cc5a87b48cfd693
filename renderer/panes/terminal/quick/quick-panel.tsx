import { ActionIcon, Button, TextInput, Tooltip } from '@mantine/core';
import { type KeyboardEvent, useEffect, useMemo } from 'react';
import { quickKeyOf } from '../../../../shared/quick-keys.ts';
import { IconArrowBackUp, IconArrowForwardUp, IconPlus, IconSearch, IconX } from '../../../parts/icons.ts';
import { isMac } from '../../../parts/platform.ts';
import { openGroup, setQuickUi } from '../../../store/quick-ui.ts';
import { TransferButtons } from '../exchange/transfer-buttons.tsx';
import { FailureLine } from './failure-line.tsx';
import { QuickList } from './quick-list.tsx';
import styles from './quick-panel.module.css';
import { rowsOf } from './quick-rows.ts';
import { RunFoot } from './run-foot.tsx';
import {
  type QuickRun,
  quickGroups,
  useFreshGroups,
  useGroupsForSearch,
  useQuickRun,
  useQuickState,
  useQuickUi,
  useQuickWords,
} from './use-quick.ts';

/** Groups of commands that are sent by hand or one after the other, beside the lines. */
export const QuickPanel = ({ onClose }: { readonly onClose: () => void }) => {
  const { m, language } = useQuickWords();
  const { list, groups, failure } = useQuickState();
  const opened = useQuickUi((ui) => ui.opened);
  const search = useQuickUi((ui) => ui.search);
  const run = useQuickRun();
  useFreshGroups();
  useGroupsForSearch(search);
  useNumberKeys(run);
  const rows = useMemo(
    () => rowsOf({ list: list ?? [], groups, opened, search, language }),
    [list, groups, opened, search, language],
  );
  return (
    <section className={styles.panel} aria-label={m.title} onKeyDown={undoByKey}>
      <Head onClose={onClose} />
      {failure !== null && <FailureLine failure={failure} />}
      {list !== null && list.length > 0 && (
        <TextInput
          className={styles.search ?? ''}
          size="xs"
          type="search"
          aria-label={m.search}
          placeholder={m.search}
          leftSection={<IconSearch size={14} stroke={1.75} />}
          value={search}
          onChange={({ currentTarget }) => setQuickUi({ search: currentTarget.value })}
        />
      )}
      {list?.length === 0 && <Empty />}
      {list === null && failure === null && <p className={styles.hint}>{m.reading}</p>}
      {rows.length === 0 && search.trim() !== '' && <p className={styles.hint}>{m.nothingFound}</p>}
      <QuickList rows={rows} run={run} />
      <RunFoot run={run} />
    </section>
  );
};

const createGroup = async (name: string): Promise<void> => {
  const id = await quickGroups().create(name, { sequence: 'group', steps: [{ send: 'AT', expect: 'OK' }] });
  if (id === null) return;
  openGroup(id, true);
  setQuickUi({ search: '', renaming: id });
};

const Head = ({ onClose }: { readonly onClose: () => void }) => {
  const { m } = useQuickWords();
  const { undo, redo } = useQuickState();
  return (
    <div className={styles.head}>
      <h2>{m.title}</h2>
      <span className={styles.grow} />
      <span className={styles.transfer}>
        <TransferButtons />
      </span>
      <Tooltip label={m.undo}>
        <ActionIcon
          variant="subtle"
          color="gray"
          size={28}
          aria-label={m.undo}
          disabled={undo.length === 0}
          onClick={() => void quickGroups().undo()}
        >
          <IconArrowBackUp size={16} stroke={1.75} />
        </ActionIcon>
      </Tooltip>
      {redo.length > 0 && (
        <Tooltip label={m.redo}>
          <ActionIcon
            variant="subtle"
            color="gray"
            size={28}
            aria-label={m.redo}
            onClick={() => void quickGroups().redo()}
          >
            <IconArrowForwardUp size={16} stroke={1.75} />
          </ActionIcon>
        </Tooltip>
      )}
      <Tooltip label={m.newGroup}>
        <ActionIcon variant="default" size={28} aria-label={m.newGroup} onClick={() => void createGroup(m.newGroup)}>
          <IconPlus size={16} stroke={1.75} />
        </ActionIcon>
      </Tooltip>
      <ActionIcon variant="subtle" color="gray" size={28} aria-label={m.close} title={m.close} onClick={onClose}>
        <IconX size={16} stroke={1.75} />
      </ActionIcon>
    </div>
  );
};

const Empty = () => {
  const { m } = useQuickWords();
  return (
    <div className={styles.empty}>
      <h3>{m.emptyTitle}</h3>
      <p>{m.empty}</p>
      <p>{m.emptyFrom}</p>
      <Button size="sm" onClick={() => void createGroup(m.newGroup)}>
        {m.newGroup}
      </Button>
    </div>
  );
};

/** A field takes back its own text. */
const undoByKey = (event: KeyboardEvent): void => {
  const isField = event.target instanceof HTMLInputElement || event.target instanceof HTMLTextAreaElement;
  const mod = isMac ? event.metaKey : event.ctrlKey;
  const key = event.key.toLowerCase();
  const isRedo = (key === 'z' && event.shiftKey) || (key === 'y' && !isMac);
  if (isField || !mod || event.altKey || (key !== 'z' && !isRedo)) return;
  event.preventDefault();
  void (isRedo ? quickGroups().redo() : quickGroups().undo());
};

const useNumberKeys = ({ start, canSend, isRunning }: QuickRun): void => {
  const active = useQuickUi((ui) => ui.active);
  useEffect(() => {
    const press = (event: globalThis.KeyboardEvent): void => {
      const number = event.defaultPrevented || event.isComposing ? null : quickKeyOf(event);
      const item = number === null ? undefined : quickGroups().state.getState().groups[active ?? '']?.items[number - 1];
      if (number === null || active === null || !item) return;
      event.preventDefault();
      if (canSend && !isRunning && item.typed === null) start(active, { kind: 'only', indexes: [number - 1] });
    };
    addEventListener('keydown', press);
    return () => removeEventListener('keydown', press);
  }, [active, start, canSend, isRunning]);
};
