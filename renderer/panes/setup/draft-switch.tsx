import { Switch } from '@mantine/core';
import type { DraftPatch } from '../../../shared/contract.ts';
import { changeDraft } from '../../store/view-store.ts';
import { useOptimisticChoice } from './use-optimistic-choice.ts';

/** A switch of the draft. */
export const DraftSwitch = ({
  label,
  checked,
  patchOf,
  title,
  className,
}: {
  readonly label: string;
  readonly checked: boolean;
  readonly patchOf: (checked: boolean) => DraftPatch;
  readonly title?: string;
  readonly className?: string | undefined;
}) => {
  const [shown, ask] = useOptimisticChoice(checked, (next) => changeDraft(patchOf(next)));
  return (
    <Switch
      className={className ?? ''}
      label={label}
      title={title}
      checked={shown}
      onChange={({ currentTarget }) => ask(currentTarget.checked)}
    />
  );
};
