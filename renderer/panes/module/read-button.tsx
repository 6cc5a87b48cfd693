import { ActionIcon } from '@mantine/core';
import type { ModuleGroup } from '../../../shared/contract.ts';
import { IconRefresh } from '../../parts/icons.ts';
import { useModuleWords } from './use-module-words.ts';
import { useTools } from './use-tools.ts';

/** Reads the values of a card again. */
export const ReadButton = ({ groups }: { readonly groups: readonly ModuleGroup[] }) => {
  const { m } = useModuleWords();
  const { isBusy, use } = useTools();
  return (
    <ActionIcon
      variant="subtle"
      color="gray"
      size={28}
      aria-label={m.cells.read}
      title={m.cells.read}
      disabled={isBusy}
      onClick={() => void use({ kind: 'read', groups: [...groups] })}
    >
      <IconRefresh size={16} stroke={1.75} />
    </ActionIcon>
  );
};
