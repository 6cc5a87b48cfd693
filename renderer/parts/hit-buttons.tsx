import { ActionIcon } from '@mantine/core';
import { IconArrowDown, IconArrowUp } from './icons.ts';
import { useWords } from './words.ts';

/** Goes to the previous and the next hit of a search in the lines. */
export const HitButtons = ({ onStep }: { readonly onStep: (direction: 1 | -1) => void }) => {
  const { t } = useWords();
  const common = { variant: 'subtle', color: 'gray', size: 28 } as const;
  return (
    <>
      <ActionIcon {...common} aria-label={t('terminal.previousHit')} onClick={() => onStep(-1)}>
        <IconArrowUp size={16} stroke={1.75} />
      </ActionIcon>
      <ActionIcon {...common} aria-label={t('terminal.nextHit')} onClick={() => onStep(1)}>
        <IconArrowDown size={16} stroke={1.75} />
      </ActionIcon>
    </>
  );
};
