import type { CellView } from '../../../shared/contract.ts';
import { codeText } from '../../../shared/words/lines/line-rule.ts';
import { registrationWords, rejectText } from '../../../shared/words/lines/registration-lines.ts';
import { operatorText } from '../../../shared/words/operators.ts';
import { useSessionPart } from '../../store/view-store.ts';
import { dbmText, dbText } from './module-numbers.ts';
import styles from './module-pane.module.css';
import { Card, ItemRow, Row, Rows } from './module-rows.tsx';
import { ReadButton } from './read-button.tsx';
import { useModuleWords } from './use-module-words.ts';
import { useItem } from './use-tools.ts';

/** Of 23 dBm, the most of power class 3. */
const highPowerDbm = 20;

export const CellsCard = () => {
  const { m, language } = useModuleWords();
  return (
    <Card title={m.cells.title} action={<ReadButton groups={['cells']} />}>
      <Rows>
        <Registration />
        <ItemRow name={m.cells.serving} item={useItem('servingCell')}>
          {({ cell }) =>
            cell === null ? (
              m.cells.none
            ) : (
              <span>
                {operatorText(`${cell.mcc}${cell.mnc}`, language)}
                <span className={styles.parts}>{partsOf(cell, m).join(' · ')}</span>
              </span>
            )
          }
        </ItemRow>
        <ItemRow name={m.cells.power} item={useItem('engineering')}>
          {({ transmitPowerDbm }) =>
            transmitPowerDbm === null ? (
              '–'
            ) : (
              <span className={transmitPowerDbm >= highPowerDbm ? styles.warn : undefined}>
                {dbmText(transmitPowerDbm)}
                {transmitPowerDbm >= highPowerDbm && ` · ${m.cells.powerHigh}`}
              </span>
            )
          }
        </ItemRow>
        <ItemRow name={m.cells.reject} item={useItem('engineering')}>
          {({ rejectCause }) => (rejectCause === null ? m.cells.notRefused : rejectText(rejectCause, language))}
        </ItemRow>
        <ItemRow wide name={m.cells.neighbours} item={useItem('neighbours')}>
          {({ cells }) => (cells.length === 0 ? m.cells.noNeighbours : <Neighbours cells={cells} />)}
        </ItemRow>
      </Rows>
    </Card>
  );
};

const Registration = () => {
  const { m, language } = useModuleWords();
  const registration = useSessionPart(({ facts }) => facts.registration, null);
  return (
    <Row name={m.cells.registration} source={registration}>
      {registration === null ? (
        <span className={styles.dim}>{m.notRead}</span>
      ) : (
        <span className={registration.denied ? styles.warn : undefined}>
          {codeText(registrationWords, registration.stat, language)}
        </span>
      )}
    </Row>
  );
};

type Words = ReturnType<typeof useModuleWords>['m'];

/** Terms of the field, the same in both languages. */
const columns = { earfcn: 'EARFCN', pci: 'PCI' } as const;

const partsOf = (cell: CellView, m: Words): readonly string[] => {
  const { band, earfcn, cellId, physicalCell, areaCode, rsrpDbm, rsrqDb } = cell;
  const numbers = [
    [m.cells.band, band],
    ['EARFCN', earfcn],
    [m.cells.cellId, cellId],
    ['PCI', physicalCell],
    ['TAC', areaCode],
  ] as const;
  return [
    ...numbers.flatMap(([name, value]) => (value === null ? [] : [`${name} ${value}`])),
    ...(rsrpDbm === null ? [] : [dbmText(rsrpDbm)]),
    ...(rsrqDb === null ? [] : [dbText(rsrqDb)]),
  ];
};

const Neighbours = ({ cells }: { readonly cells: readonly CellView[] }) => {
  const { m, language } = useModuleWords();
  return (
    <div className={styles.scroll}>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{m.cells.network}</th>
            <th scope="col">{columns.earfcn}</th>
            <th scope="col">{columns.pci}</th>
            <th scope="col">{m.signal.rsrp}</th>
            <th scope="col">{m.signal.rsrq}</th>
          </tr>
        </thead>
        <tbody>
          {cells.map((cell) => (
            <tr key={`${cell.earfcn} ${cell.physicalCell} ${cell.cellId}`}>
              <td>{operatorText(`${cell.mcc}${cell.mnc}`, language)}</td>
              <td>{cell.earfcn ?? '–'}</td>
              <td>{cell.physicalCell ?? '–'}</td>
              <td>{cell.rsrpDbm === null ? '–' : dbmText(cell.rsrpDbm)}</td>
              <td>{cell.rsrqDb === null ? '–' : dbText(cell.rsrqDb)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
};
