import { Button, Chip } from '@mantine/core';
import { useState } from 'react';
import type { ModuleValues } from '../../../shared/contract.ts';
import { fill } from '../../../shared/words/typed-words.ts';
import { ConfirmDialog, type Question } from '../../parts/confirm-dialog.tsx';
import styles from './module-pane.module.css';
import { Card, ItemRow, Rows } from './module-rows.tsx';
import { ReadButton } from './read-button.tsx';
import { useModuleWords } from './use-module-words.ts';
import { useItem, useTools } from './use-tools.ts';

/** The LTE bands of the modules sold in China. */
const offeredBands = [1, 3, 5, 8, 34, 38, 39, 40, 41] as const;

export const BandsCard = () => {
  const { m } = useModuleWords();
  const lock = useItem('bandLock');
  return (
    <Card title={m.bands.title} action={<ReadButton groups={['bands']} />}>
      <Rows>
        <ItemRow name={m.bands.inUse} item={useItem('band')}>
          {({ band }) => band ?? m.bands.noBand}
        </ItemRow>
        <ItemRow name={m.bands.lock} item={lock}>
          {({ bands, all, afterRestart }) => (
            <span>
              {all ? m.bands.all : fill(m.bands.locked, { bands: bands.join(', ') })}
              {afterRestart && ` · ${m.firmware.afterRestart}`}
            </span>
          )}
        </ItemRow>
      </Rows>
      {lock?.value && <Lock key={lock.value.bands.join()} lock={lock.value} />}
    </Card>
  );
};

/** The lock of 618 modules is set with the radio off; that of 8910 modules names at most five bands and waits for a restart. */
const Lock = ({ lock }: { readonly lock: ModuleValues['bandLock'] }) => {
  const { m } = useModuleWords();
  const { isBusy, use } = useTools();
  const [chosen, setChosen] = useState<readonly string[]>(lock.all ? [] : lock.bands.map(String));
  const [question, setQuestion] = useState<Question | null>(null);
  const isStored = lock.most < offeredBands.length;
  const ask = (bands: readonly number[], action: string): void =>
    setQuestion({
      title: m.bands.askTitle,
      text: isStored ? m.bands.askStored : m.bands.askRadio,
      action,
      onYes: () => void use({ kind: 'lockBands', bands: [...bands] }),
    });
  return (
    <div className={styles.form}>
      <fieldset className={styles.chips}>
        <legend>
          {m.bands.choose}
          {isStored && ` (${fill(m.bands.most, { most: lock.most })})`}
        </legend>
        <Chip.Group multiple value={[...chosen]} onChange={(next) => setChosen(next.slice(-lock.most))}>
          {offeredBands.map((band) => (
            <Chip key={band} value={String(band)} size="xs" disabled={isBusy}>
              {band}
            </Chip>
          ))}
        </Chip.Group>
      </fieldset>
      <div className={styles.buttons}>
        <Button disabled={isBusy || chosen.length === 0} onClick={() => ask(chosen.map(Number), m.bands.apply)}>
          {m.bands.apply}
        </Button>
        <Button disabled={isBusy || lock.all} onClick={() => ask([], m.bands.free)}>
          {m.bands.free}
        </Button>
      </div>
      <ConfirmDialog question={question} onClose={() => setQuestion(null)} />
    </div>
  );
};
