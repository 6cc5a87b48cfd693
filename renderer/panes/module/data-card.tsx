import { Button } from '@mantine/core';
import { fill } from '../../../shared/words/typed-words.ts';
import { countText } from '../../parts/time.ts';
import { sizeText } from './module-numbers.ts';
import styles from './module-pane.module.css';
import { Card, ItemRow, Rows } from './module-rows.tsx';
import { ReadButton } from './read-button.tsx';
import { useModuleWords } from './use-module-words.ts';
import { useItem, useTools } from './use-tools.ts';

export const DataCard = () => {
  const { m, t } = useModuleWords();
  const { isBusy, use } = useTools();
  const item = useItem('dataUsed');
  const amount = (bytes: number): string =>
    bytes < 1_000
      ? t('common.bytes', { count: bytes })
      : `${sizeText(bytes)} (${t('common.bytes', { count: countText(bytes) })})`;
  return (
    <Card title={m.data.title} action={<ReadButton groups={['data']} />}>
      <Rows>
        <ItemRow name={m.data.counter} item={item}>
          {({ on, sentBytes, receivedBytes }) => (
            <>
              <span>
                {on ? m.data.on : m.data.off}
                {sentBytes !== null && <span className={styles.parts}>{`${m.data.sent}: ${amount(sentBytes)}`}</span>}
                {receivedBytes !== null && (
                  <span className={styles.parts}>{`${m.data.received}: ${amount(receivedBytes)}`}</span>
                )}
              </span>
              <Button size="compact-xs" disabled={isBusy} onClick={() => void use({ kind: 'countData', on: !on })}>
                {on ? m.data.switchOff : m.data.switchOn}
              </Button>
            </>
          )}
        </ItemRow>
      </Rows>
      <p className={styles.note}>{fill(m.data.kept, {})}</p>
    </Card>
  );
};
