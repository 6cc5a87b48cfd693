import { Badge, Button, Switch, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { SimulatorView } from '../../shared/contract.ts';
import { CopyButton } from '../parts/copy-button.tsx';
import { IconSearch } from '../parts/icons.ts';
import { useWords } from '../parts/words.ts';
import { requestAndNotify, useView } from '../store/view-store.ts';
import { faultGroups } from './fault-groups.ts';
import styles from './virtual-module.module.css';

const groupWords = {
  placed: 'shell.simulator.groupPlaced',
  module: 'shell.simulator.groupModule',
  connection: 'shell.simulator.groupConnection',
  files: 'shell.simulator.groupFiles',
  other: 'shell.simulator.groupOther',
} as const;

/** The demo device, and a switch for each fault. */
export const VirtualModulePanel = ({ address }: { readonly address: string }) => (
  <>
    <Device address={address} />
    <Faults address={address} />
  </>
);

const none: SimulatorView['faults'] = [];

const Device = ({ address }: { readonly address: string }) => {
  const { t } = useWords();
  const device = useView(({ simulators }) => simulators[address]?.device);
  const cloud = useView(({ simulators }) => simulators[address]?.cloud);
  return (
    <section className={styles.device}>
      <p>{t('shell.simulator.hint')}</p>
      <dl>
        <Value what={t('shell.simulator.deviceId')} value={device?.id ?? ''} />
        <Value what={t('shell.simulator.deviceSecret')} value={device?.secret ?? ''} />
        {cloud && <Value what={t('shell.simulator.cloud')} value={`${cloud.host}:${cloud.port}`} />}
      </dl>
      <p className={styles.hint}>{t('shell.simulator.deviceHint')}</p>
    </section>
  );
};

const Value = ({ what, value }: { readonly what: string; readonly value: string }) => (
  <div className={styles.value}>
    <dt>{what}</dt>
    <dd>
      <span>{value}</span>
      <CopyButton what={what} getValue={() => value} />
    </dd>
  </div>
);

const Faults = ({ address }: { readonly address: string }) => {
  const { t, language } = useWords();
  const faults = useView(({ simulators }) => simulators[address]?.faults ?? none);
  const [typed, setTyped] = useState('');
  const groups = faultGroups(faults, typed, language);
  const count = faults.filter(({ on }) => on).length;
  return (
    <fieldset className={styles.faults} aria-label={t('shell.simulator.faults')}>
      <div className={styles.faultsHead}>
        <h2>{t('shell.simulator.faults')}</h2>
        {count > 0 && (
          <Badge component="span" variant="light" color="warn" size="sm" radius="sm" tt="none">
            {t('shell.simulator.active', { count })}
          </Badge>
        )}
        <Button ml="auto" disabled={count === 0} onClick={() => requestAndNotify('simulator.clearFaults', { address })}>
          {t('shell.simulator.clear')}
        </Button>
      </div>
      <TextInput
        aria-label={t('shell.simulator.search')}
        placeholder={t('shell.simulator.search')}
        leftSection={<IconSearch size={14} stroke={1.75} />}
        value={typed}
        onChange={({ currentTarget }) => setTyped(currentTarget.value)}
      />
      {groups.map((group) => (
        <div key={group.id} className={styles.group}>
          <h3>{t(groupWords[group.id])}</h3>
          {group.faults.map(({ name, on, words }) => (
            <Switch
              key={name}
              className={styles.fault}
              label={
                <>
                  {words[language]} <code>{name}</code>
                </>
              }
              checked={on}
              onChange={({ currentTarget }) =>
                requestAndNotify('simulator.setFault', { address, name, on: currentTarget.checked })
              }
            />
          ))}
        </div>
      ))}
      {groups.length === 0 && <p className={styles.hint}>{t('shell.simulator.noMatch')}</p>}
    </fieldset>
  );
};
