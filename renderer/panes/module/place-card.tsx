import { Button } from '@mantine/core';
import { fill } from '../../../shared/words/typed-words.ts';
import styles from './module-pane.module.css';
import { Card, ItemRow, Rows } from './module-rows.tsx';
import { useModuleWords } from './use-module-words.ts';
import { useItem, useTools } from './use-tools.ts';

export const PlaceCard = () => {
  const { m } = useModuleWords();
  const { isBusy, use } = useTools();
  const item = useItem('location');
  const { failed } = m.location;
  const find = (
    <Button disabled={isBusy} onClick={() => void use({ kind: 'location' })}>
      {m.location.find}
    </Button>
  );
  return (
    <Card title={m.location.title} action={find}>
      <p className={styles.note}>{m.location.note}</p>
      {item && (
        <Rows>
          <ItemRow name={m.location.title} item={item}>
            {({ code, latitude, longitude }) =>
              latitude === null || longitude === null ? (
                Object.hasOwn(failed, `c${code}`) ? (
                  failed[`c${code}` as 'c1']
                ) : (
                  fill(failed.other, { code })
                )
              ) : (
                <span>
                  {fill(m.location.place, { latitude: latitude.toFixed(6), longitude: longitude.toFixed(6) })}
                  <span className={styles.parts}>{m.location.datum}</span>
                </span>
              )
            }
          </ItemRow>
        </Rows>
      )}
    </Card>
  );
};
