import { Button, Popover } from '@mantine/core';
import { useEffect, useState } from 'react';
import { IconCpu } from '../parts/icons.ts';
import { LazyPage } from '../parts/lazy-page.tsx';
import { createLazyPart } from '../parts/lazy-part.ts';
import { useWords } from '../parts/words.ts';
import { showPart, usePartToShow } from '../store/ui-store.ts';
import { useView } from '../store/view-store.ts';
import styles from './virtual-module.module.css';

const panel = createLazyPart(async () => (await import('./virtual-module-panel.tsx')).VirtualModulePanel);

/** For the virtual module: its faults, and the device of its demo cloud. */
export const VirtualModule = ({ address }: { readonly address: string }) => {
  const { t } = useWords();
  const [opened, setOpened] = useState(false);
  const count = useView(({ simulators }) => simulators[address]?.faults.filter(({ on }) => on).length ?? 0);
  const wanted = usePartToShow();
  useEffect(() => {
    if (wanted !== 'faults') return;
    setOpened(true);
    showPart(null);
  }, [wanted]);
  const name = count === 0 ? t('shell.simulator.button') : t('shell.simulator.buttonFaults', { count });
  return (
    <Popover opened={opened} onChange={setOpened} position="bottom-start" width={420} trapFocus returnFocus>
      <Popover.Target>
        <Button
          className={styles.button}
          variant={count === 0 ? 'default' : 'light'}
          color={count === 0 ? 'gray' : 'warn'}
          aria-label={name}
          title={name}
          onClick={() => setOpened(!opened)}
        >
          <IconCpu size={16} stroke={1.75} aria-hidden="true" />
          <span className={styles.word}>{t('shell.simulator.button')}</span>
          {count > 0 && <span className={styles.count}>{count}</span>}
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label={t('shell.simulator.button')} className={styles.panel}>
        {opened && <LazyPage page={panel} given={{ address }} />}
      </Popover.Dropdown>
    </Popover>
  );
};
