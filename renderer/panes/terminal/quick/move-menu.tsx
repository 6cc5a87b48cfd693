import { ActionIcon, Menu } from '@mantine/core';
import { textIn } from '../../../../shared/sequences/sequence.ts';
import { IconFolderOpen } from '../../../parts/icons.ts';
import { openGroup, setQuickUi } from '../../../store/quick-ui.ts';
import type { QuickRow } from './quick-rows.ts';
import { quickGroups, useQuickState, useQuickWords } from './use-quick.ts';

interface MoveMenuProps {
  readonly row: Extract<QuickRow, { readonly kind: 'item' }>;
  /** A group has at least one item. */
  readonly isLast: boolean;
}

/** The other groups, to move an item to one of them. */
export const MoveMenu = ({ row: { groupId, item, key }, isLast }: MoveMenuProps) => {
  const { m, language } = useQuickWords();
  const { list } = useQuickState();
  const others = (list ?? []).filter(
    ({ id, problems, failure }) => id !== groupId && problems.length === 0 && failure === null,
  );
  const move = async (to: string): Promise<void> => {
    setQuickUi({ editing: null });
    const isMoved = await quickGroups().moveTo(groupId, item.id, to);
    if (isMoved) openGroup(to, true);
    setQuickUi({ focus: key });
  };
  return (
    <Menu position="bottom-end" withinPortal>
      <Menu.Target>
        <ActionIcon
          variant="subtle"
          color="gray"
          size={28}
          aria-label={m.edit.move}
          title={isLast ? m.edit.lastItem : others.length === 0 ? m.edit.noOther : m.edit.move}
          disabled={isLast || others.length === 0 || item.typed !== null}
        >
          <IconFolderOpen size={16} stroke={1.75} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{m.edit.move}</Menu.Label>
        {others.map(({ id, title }) => (
          <Menu.Item key={id} onClick={() => void move(id)}>
            {textIn(title, language)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
};
