import { Button } from '@mantine/core';
import { useState } from 'react';
import type { ModuleValues } from '../../../shared/contract.ts';
import { fill } from '../../../shared/words/typed-words.ts';
import { ConfirmDialog, type Question } from '../../parts/confirm-dialog.tsx';
import { Plot } from '../../parts/plot/plot.tsx';
import { millivoltText } from './module-numbers.ts';
import styles from './module-pane.module.css';
import { Card, ItemRow, Problem, Rows, Source } from './module-rows.tsx';
import { ReadButton } from './read-button.tsx';
import { useModuleWords } from './use-module-words.ts';
import { useItem, useTools, useWork } from './use-tools.ts';

export const SupplyCard = () => {
  const { m } = useModuleWords();
  const { isBusy, use } = useTools();
  const [question, setQuestion] = useState<Question | null>(null);
  const measured = useItem('supply');
  const ask = (): void =>
    setQuestion({
      title: m.supply.askTitle,
      text: m.supply.ask,
      action: m.supply.measure,
      onYes: () => void use({ kind: 'supply' }),
    });
  return (
    <Card title={m.supply.title} action={<ReadButton groups={['voltage']} />}>
      <Rows>
        <ItemRow name={m.supply.now} item={useItem('voltage')}>
          {({ millivolts }) => millivoltText(millivolts)}
        </ItemRow>
      </Rows>
      <p className={styles.note}>{m.supply.note}</p>
      <div className={styles.buttons}>
        <Button disabled={isBusy} onClick={ask}>
          {m.supply.measure}
        </Button>
      </div>
      <Problem item={measured} />
      {measured?.value && <Measured supply={measured.value} command={measured.command} atMs={measured.atMs} />}
      <ConfirmDialog question={question} onClose={() => setQuestion(null)} />
    </Card>
  );
};

const Measured = ({
  supply: { samples, isOver },
  command,
  atMs,
}: {
  readonly supply: ModuleValues['supply'];
  readonly command: string;
  readonly atMs: number;
}) => {
  const { m } = useModuleWords();
  const isMeasuring = useWork()?.tool === 'supply';
  const text = millivoltText;
  const before = samples.filter(({ phase }) => phase === 'before').map(({ millivolts }) => millivolts);
  const under = samples.filter(({ phase }) => phase === 'attaching' || phase === 'attached');
  const lowest = under.length === 0 ? null : Math.min(...under.map(({ millivolts }) => millivolts));
  const rest = before.length === 0 ? null : Math.round(before.reduce((sum, value) => sum + value, 0) / before.length);
  const isAttached = samples.some(({ phase }) => phase === 'attached');
  const state = isMeasuring
    ? m.supply.measuring
    : isOver
      ? isAttached
        ? m.supply.over
        : m.supply.notAttached
      : m.supply.broken;
  const parts = [
    state,
    ...(rest === null ? [] : [`${m.supply.before}: ${text(rest)}`]),
    ...(lowest === null ? [] : [`${m.supply.lowest}: ${text(lowest)}`]),
    ...(rest === null || lowest === null ? [] : [`${m.supply.drop}: ${text(Math.max(0, rest - lowest))}`]),
    fill(m.supply.samples, { count: samples.length }),
  ];
  return (
    <>
      <p className={styles.parts}>{parts.join(' · ')}</p>
      <Plot
        label={m.supply.plot}
        summary={parts.join(', ')}
        keysNote={m.signal.keys}
        points={samples.map((sample) => ({ atMs: sample.atMs, value: sample.millivolts }))}
        textOf={text}
        atLeast={rest === null ? [3_300, 4_300] : [rest - 300, rest + 100]}
        height={110}
      />
      <Source command={command} atMs={atMs} />
    </>
  );
};
