import { type ComponentProps, useLayoutEffect, useRef } from 'react';

interface ListOptionProps extends Omit<ComponentProps<'div'>, 'ref' | 'role' | 'onClick'> {
  readonly isChosen: boolean;
  readonly onTake: () => void;
}

/** A row of a list whose keys are those of a field (`aria-activedescendant`). The chosen one is scrolled into view. */
export const ListOption = ({ isChosen, onTake, ...props }: ListOptionProps) => {
  const row = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    if (isChosen) row.current?.scrollIntoView({ block: 'nearest' });
  }, [isChosen]);
  return (
    // biome-ignore lint/a11y/useFocusableInteractive: the focus stays in the field
    // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are those of the field
    <div {...props} ref={row} role="option" aria-selected={isChosen} onClick={onTake} />
  );
};
