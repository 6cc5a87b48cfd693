import { Button } from '@mantine/core';
import { operatorText } from '../../../shared/words/operators.ts';
import styles from './module-pane.module.css';
import { Card, Problem, Source } from './module-rows.tsx';
import { useModuleWords } from './use-module-words.ts';
import { useItem, useTools } from './use-tools.ts';

export const OperatorsCard = () => {
  const { m, language } = useModuleWords();
  const { isBusy, use } = useTools();
  const item = useItem('operators');
  const found = item?.value?.operators ?? null;
  const search = (
    <Button disabled={isBusy} onClick={() => void use({ kind: 'operators' })}>
      {m.operators.search}
    </Button>
  );
  return (
    <Card title={m.operators.title} action={search}>
      <p className={styles.note}>{m.operators.note}</p>
      <Problem item={item} />
      {found?.length === 0 && <p className={styles.empty}>{m.operators.none}</p>}
      {found !== null && found.length > 0 && (
        <div className={styles.scroll}>
          <table className={styles.table}>
            <thead>
              <tr>
                <th scope="col">{m.operators.name}</th>
                <th scope="col">{m.operators.number}</th>
                <th scope="col">{m.operators.stateName}</th>
              </tr>
            </thead>
            <tbody>
              {found.map(({ name, number, state, accessTechnology }) => (
                <tr key={`${number} ${accessTechnology}`}>
                  <td>{operatorText(number, language) === number ? name : operatorText(number, language)}</td>
                  <td>{number}</td>
                  <td>{m.operators.state[state]}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {item?.value && <Source command={item.command} atMs={item.atMs} />}
    </Card>
  );
};
