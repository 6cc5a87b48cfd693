import { ActionIcon, Popover } from '@mantine/core';
import { useState } from 'react';
import { IconAdjustmentsHorizontal } from '../parts/icons.ts';
import { LazyPage } from '../parts/lazy-page.tsx';
import { createLazyPart } from '../parts/lazy-part.ts';
import { useWords } from '../parts/words.ts';

const panel = createLazyPart(async () => (await import('./port-panel.tsx')).PortPanel);

/** Settings and lines of the port in the top bar. */
export const PortSettings = ({ address }: { readonly address: string }) => {
  const { t } = useWords();
  const [opened, setOpened] = useState(false);
  const name = t('shell.port.settings');
  return (
    <Popover opened={opened} onChange={setOpened} position="bottom-start" width={420} trapFocus returnFocus>
      <Popover.Target>
        <ActionIcon variant="default" size={34} aria-label={name} title={name} onClick={() => setOpened(!opened)}>
          <IconAdjustmentsHorizontal size={16} stroke={1.75} />
        </ActionIcon>
      </Popover.Target>
      <Popover.Dropdown aria-label={name}>{opened && <LazyPage page={panel} given={{ address }} />}</Popover.Dropdown>
    </Popover>
  );
};
