import { ActionIcon, Button, Menu, Tooltip, VisuallyHidden } from '@mantine/core';
import { useStore } from 'zustand';
import { fill } from '../../shared/words/typed-words.ts';
import { IconCheck, IconCopy, IconX } from '../parts/icons.ts';
import { StateMark } from '../parts/state-mark.tsx';
import { countText } from '../parts/time.ts';
import { copyForms } from './copy-text.ts';
import { gridId } from './grid-id.ts';
import styles from './lines-list.module.css';
import { type LinesModel, selectionOf } from './lines-model.ts';
import type { CopyingLines } from './use-copying-lines.ts';
import { useListWords } from './use-list-words.ts';

interface CopyMenuProps {
  readonly model: LinesModel;
  readonly copying: CopyingLines;
  /** Makes a sequence of the lines, where that is offered. */
  readonly onMake?: (() => void) | null;
}

const Items = ({ model, copying, onMake }: CopyMenuProps) => {
  const { m } = useListWords();
  const isSelection = useStore(model.state, (state) => selectionOf(state) !== null);
  return (
    <Menu.Dropdown>
      <Menu.Label>{isSelection ? m.copyMenu.selection : m.copyMenu.all}</Menu.Label>
      {copyForms.map((form) => (
        <Menu.Item key={form} onClick={() => copying.copy(form)}>
          {m.copyMenu.copy[form]}
        </Menu.Item>
      ))}
      <Menu.Divider />
      {copyForms.map((form) => (
        <Menu.Item key={form} onClick={() => copying.save(form)}>
          {m.copyMenu.save[form]}
        </Menu.Item>
      ))}
      {onMake && <Menu.Divider />}
      {onMake && <Menu.Item onClick={onMake}>{m.makeSequence}</Menu.Item>}
    </Menu.Dropdown>
  );
};

/** Copies or saves the selection, or all lines that are shown. */
export const CopyMenu = (props: CopyMenuProps) => {
  const { m } = useListWords();
  const { result, reading, cancel } = props.copying;
  const label = result === null ? m.copyMenu.label : m.copyMenu[result];
  const isFailed = result === 'refused' || result === 'incomplete';
  const Icon = result === null ? IconCopy : isFailed ? IconX : IconCheck;
  return (
    <Menu position="bottom-end" withinPortal>
      {reading !== null && <Reading lines={reading} onCancel={cancel} />}
      <Menu.Target>
        <Tooltip label={label} {...(isFailed ? { opened: true } : {})}>
          <ActionIcon variant="subtle" color="gray" size={28} aria-label={label}>
            <Icon size={16} stroke={1.75} />
          </ActionIcon>
        </Tooltip>
      </Menu.Target>
      <Items {...props} />
      {isFailed && <VisuallyHidden role="alert">{label}</VisuallyHidden>}
    </Menu>
  );
};

/** Beside the menu, which has the focus, while many lines are fetched: how many so far. */
const Reading = ({ lines, onCancel }: { readonly lines: number; readonly onCancel: () => void }) => {
  const { m } = useListWords();
  const label = fill(m.copyMenu.reading, { n: countText(lines) });
  return (
    <Button
      size="compact-xs"
      h={28}
      variant="light"
      aria-label={label}
      title={label}
      leftSection={<StateMark state="running" size={14} />}
      rightSection={<IconX size={14} stroke={1.75} />}
      onClick={({ currentTarget: { nextElementSibling } }) => {
        onCancel();
        // It disappears with its focus.
        if (nextElementSibling instanceof HTMLElement) nextElementSibling.focus();
      }}
    >
      {countText(lines)}
    </Button>
  );
};

interface ContextMenuProps extends CopyMenuProps {
  readonly at: { readonly x: number; readonly y: number };
  readonly onClose: () => void;
}

/** The same at the place of a right click. */
export const ContextMenu = ({ at, onClose, ...props }: ContextMenuProps) => {
  const { m } = useListWords();
  const close = (): void => {
    onClose();
    document.getElementById(gridId)?.focus();
  };
  return (
    <Menu opened onClose={close} position="bottom-start" withinPortal returnFocus={false}>
      <Menu.Target>
        <button
          type="button"
          tabIndex={-1}
          aria-label={m.copyMenu.label}
          className={styles.menuPlace}
          style={{ left: at.x, top: at.y }}
        />
      </Menu.Target>
      <Items {...props} />
    </Menu>
  );
};
