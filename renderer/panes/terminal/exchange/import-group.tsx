import type { ImportItem } from '../../../../shared/imports/preview.ts';
import { sendTextOf } from '../../../../shared/sequences/send-text.ts';
import { fill } from '../../../../shared/words/typed-words.ts';
import styles from '../../../parts/sequences/exchange.module.css';
import { mostShown } from '../../../parts/sequences/step-list.tsx';
import { useExchangeWords } from '../../../parts/sequences/use-exchange-words.ts';
import { StateMark } from '../../../parts/state-mark.tsx';
import type { ImportGroupRows, ImportRow } from './import-choice.ts';

type Tick = (keys: readonly string[], isTicked: boolean) => void;

interface ImportGroupProps {
  readonly group: ImportGroupRows;
  readonly ticked: ReadonlySet<string>;
  readonly onTick: Tick;
}

/** The items of one group of the file, each with a box. */
export const ImportGroup = ({ group: { name, rows }, ticked, onTick }: ImportGroupProps) => {
  const { m } = useExchangeWords();
  const takeable = rows.filter(({ canBeTaken }) => canBeTaken);
  const taken = takeable.filter(({ key }) => ticked.has(key)).length;
  const title = fill(m.import.group, { group: name, taken, n: rows.length });
  if (rows.length === 0) return null;
  return (
    <section className={styles.group} aria-label={name}>
      <label className={styles.groupHead}>
        <input
          type="checkbox"
          aria-label={fill(m.import.takeAll, { group: name })}
          checked={taken > 0 && taken === takeable.length}
          ref={(input) => {
            if (input) input.indeterminate = taken > 0 && taken < takeable.length;
          }}
          onChange={({ currentTarget }) =>
            onTick(
              takeable.map(({ key }) => key),
              currentTarget.checked,
            )
          }
        />
        {title}
      </label>
      <ol className={styles.items} aria-label={name}>
        {rows.slice(0, mostShown).map((row) => (
          <ImportItemRow key={row.key} row={row} isTicked={ticked.has(row.key)} onTick={onTick} />
        ))}
        {rows.length > mostShown && (
          <li className={styles.more}>{fill(m.import.more, { n: rows.length - mostShown })}</li>
        )}
      </ol>
    </section>
  );
};

const contentOf = (item: ImportItem): string => ('text' in item ? sendTextOf(item.text) : item.hex);

interface RowProps {
  readonly row: ImportRow;
  readonly isTicked: boolean;
  readonly onTick: Tick;
}

const ImportItemRow = ({ row: { key, item, warnings, notes, canBeTaken }, isTicked, onTick }: RowProps) => {
  const { m } = useExchangeWords();
  const { label, index, order, factoryDefault } = item;
  const content = contentOf(item);
  const isByHand = order === 0;
  return (
    <li className={styles.item} data-left-out={!isTicked || undefined}>
      <label className={styles.take}>
        <input
          type="checkbox"
          aria-label={fill(m.import.take, { item: label ?? content })}
          checked={isTicked}
          disabled={!canBeTaken}
          onChange={({ currentTarget }) => onTick([key], currentTarget.checked)}
        />
        <span
          className={styles.order}
          data-by-hand={isByHand || undefined}
          title={isByHand ? m.import.byHand : order === undefined ? undefined : fill(m.import.runsAs, { order })}
        >
          {isByHand ? '–' : (order ?? index)}
        </span>
        <span className={styles.main}>
          {(label !== undefined || factoryDefault) && (
            <span className={styles.name}>{factoryDefault ? m.import.factory : label}</span>
          )}
          <span className={styles.content} title={content}>
            {'hex' in item && <span className={styles.badge}>{m.import.hex}</span>}
            {content}
          </span>
        </span>
      </label>
      {warnings.length + notes.length > 0 && <StateMark state="warning" size={14} />}
      <Facts item={item} />
    </li>
  );
};

const Facts = ({ item: { expect, timeoutMs, delayMs } }: { readonly item: ImportItem }) => {
  const { m } = useExchangeWords();
  return (
    <span className={styles.facts}>
      {expect !== undefined && (
        <span className={styles.expected}>{fill(m.import.expects, { text: sendTextOf(expect) })}</span>
      )}
      {timeoutMs !== undefined && <span>{fill(m.import.timeout, { n: timeoutMs })}</span>}
      {delayMs !== undefined && <span>{fill(m.import.delay, { n: delayMs })}</span>}
    </span>
  );
};
