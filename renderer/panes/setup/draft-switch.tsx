import { Switch } from '@mantine/core';
import type { DraftPatch } from '../../../shared/contract.ts';
import { wish } from '../../store/view-store.ts';
import { useWished } from './use-wished.ts';

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
  const [shown, ask] = useWished(checked, (next) => wish('draft.change', patchOf(next)));
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
