import { ActionIcon, Popover, Tooltip } from '@mantine/core';
import { useCallback, useState } from 'react';
import type { ProbeView } from '../../shared/contract.ts';
import { IconSearch } from '../parts/icons.ts';
import { LazyPage } from '../parts/lazy-page.tsx';
import { createLazyPart } from '../parts/lazy-part.ts';
import { useWords } from '../parts/words.ts';
import { useAction } from '../store/actions.ts';
import { requestAndNotify } from '../store/view-store.ts';
import styles from './find-module.module.css';
import type { CurrentPort } from './use-port.ts';

const results = createLazyPart(async () => (await import('./find-results.tsx')).FindResults);

/** Asks every port whether a module answers, and shows which of a module's ports speaks AT. */
export const FindModule = ({ port }: { readonly port: CurrentPort }) => {
  const { t } = useWords();
  const [opened, setOpened] = useState(false);
  const find = useCallback(() => {
    setOpened(true);
    requestAndNotify('ports.find', { address: null });
  }, []);
  useAction('findModule', find);
  const use = ({ address, baudRate }: ProbeView): void => {
    port.choose(address);
    if (baudRate !== null) port.chooseBaud(baudRate);
    setOpened(false);
  };
  return (
    <Popover opened={opened} onChange={setOpened} position="bottom-start" width={480} trapFocus returnFocus>
      <Popover.Target>
        <Tooltip label={t('shell.find.button')} disabled={opened}>
          <ActionIcon variant="default" size={34} aria-label={t('shell.find.button')} onClick={find}>
            <IconSearch size={16} stroke={1.75} />
          </ActionIcon>
        </Tooltip>
      </Popover.Target>
      <Popover.Dropdown aria-label={t('shell.find.title')} className={styles.panel}>
        {opened && <LazyPage page={results} given={{ onUse: use, onAgain: find }} />}
      </Popover.Dropdown>
    </Popover>
  );
};
