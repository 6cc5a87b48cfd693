import type { ImportWarning } from '../../../../shared/imports/preview.ts';
import { describeExportNote, describeImportWarning } from '../../../../shared/words/import-words.ts';
import { fill } from '../../../../shared/words/typed-words.ts';
import styles from '../../../parts/sequences/exchange.module.css';
import { useExchangeWords } from '../../../parts/sequences/use-exchange-words.ts';
import { StateMark } from '../../../parts/state-mark.tsx';
import { byCode, type ImportGroupRows } from './import-choice.ts';

/** Places of one kind that are named. */
const mostPlaces = 6;

interface ImportChangesProps {
  readonly groups: readonly ImportGroupRows[];
  /** Of no item that is shown. */
  readonly others: readonly ImportWarning[];
}

/** Everything that was changed or left out, and why: one sentence for each kind, with its places. */
export const ImportChanges = ({ groups, others }: ImportChangesProps) => {
  const { m, language } = useExchangeWords();
  const rows = groups.flatMap(({ rows: all }) => all);
  const kinds = byCode([...rows.flatMap(({ warnings }) => warnings), ...others]);
  const notes = byCode(rows.flatMap(({ notes: all, item }) => all.map((note) => ({ ...note, index: item.index }))));
  if (kinds.length + notes.length === 0) return <p className={styles.nothing}>{m.import.nothingChanged}</p>;
  return (
    <section className={styles.changes} aria-label={m.import.changed}>
      <h3>{m.import.changed}</h3>
      <ul>
        {kinds.map(([first, ...more]) =>
          first === undefined ? null : (
            <li key={first.code}>
              <StateMark state="warning" size={14} />
              <div>
                {describeImportWarning(first.code, first, language)}
                {/* The sentence names the line end. */}
                {first.code !== 'line-end-assumed' && <Places places={[first, ...more]} />}
              </div>
            </li>
          ),
        )}
        {notes.map((all) => (
          <li key={all[0]?.code}>
            <StateMark state="warning" size={14} />
            <div>
              {all[0] && describeExportNote(all[0].code, { count: all[0].count }, language)}
              <Places places={all} />
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
};

type Place = Pick<ImportWarning, 'index' | 'line' | 'text'>;

/** What the sentence itself does not say: the place, and the text there. */
const Places = ({ places }: { readonly places: readonly Place[] }) => {
  const { m } = useExchangeWords();
  const named = places.filter(
    ({ index, line, text }) => index !== undefined || line !== undefined || text !== undefined,
  );
  if (named.length === 0) return null;
  return (
    <span className={styles.places}>
      {named.slice(0, mostPlaces).map(({ index, line, text }, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the list never changes
        <span key={place} className={styles.place}>
          {fill(m.import.lines, { index, line })} {text !== undefined && <code>{text}</code>}
        </span>
      ))}
      {named.length > mostPlaces && <span>{fill(m.import.moreWarnings, { n: named.length - mostPlaces })}</span>}
    </span>
  );
};
