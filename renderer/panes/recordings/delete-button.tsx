import { ActionIcon, Popover, Tooltip } from '@mantine/core';
import { useState } from 'react';
import type { Failure } from '../../../shared/outcome.ts';
import { IconTrash } from '../../parts/icons.ts';
import { useOnLeave } from '../../parts/use-on-leave.ts';
import { useWords } from '../../parts/words.ts';
import { request } from '../../store/view-store.ts';
import { DeleteQuestion } from './delete-question.tsx';

/** Asks first, because deleting cannot be undone. A recording that is still being written cannot be deleted. */
export const DeleteButton = ({
  name,
  live,
  onFailure,
}: {
  readonly name: string;
  readonly live: boolean;
  readonly onFailure: (failure: Failure | null) => void;
}) => {
  const { t } = useWords();
  const [asking, setAsking] = useState(false);
  useOnLeave(() => setAsking(false));
  const remove = async (): Promise<void> => {
    setAsking(false);
    const removed = await request('recordings.delete', { name });
    onFailure(removed.ok ? null : removed.error);
  };
  const label = t('recordings.deleteOne', { name });
  return (
    <Popover opened={asking} onChange={setAsking} position="left" trapFocus returnFocus>
      <Popover.Target>
        <Tooltip label={live ? t('recordings.deleteLive') : label} disabled={asking}>
          <ActionIcon
            aria-label={label}
            aria-description={live ? t('recordings.deleteLive') : undefined}
            // Not `disabled`: the tooltip with the reason must be reachable by pointer and by Tab.
            aria-disabled={live || undefined}
            {...(live && { 'data-disabled': true })}
            onClick={() => !live && setAsking(!asking)}
          >
            <IconTrash size={16} stroke={1.75} />
          </ActionIcon>
        </Tooltip>
      </Popover.Target>
      <Popover.Dropdown aria-label={label}>
        <DeleteQuestion text={t('recordings.deleteAsk')} onNo={() => setAsking(false)} onYes={() => void remove()} />
      </Popover.Dropdown>
    </Popover>
  );
};
