import { Checkbox } from '@mantine/core';
import { type SeriesInfo, shownSeriesLimit } from '../../../../shared/series/series.ts';
import { unitOf } from '../../../../shared/series/unit-of.ts';
import { minus } from '../../../../shared/words/minus.ts';
import { plotWords } from '../../../../shared/words/plots.ts';
import { fill } from '../../../../shared/words/typed-words.ts';
import { dashes } from '../../../parts/plot/curves.ts';
import { countText } from '../../../parts/time.ts';
import { useWords } from '../../../parts/words.ts';
import styles from './plots.module.css';
import { seriesName, unitText } from './series-text.ts';

export interface SeriesTableProps {
  readonly found: readonly SeriesInfo[];
  /** Ids, in the order of their swatches; '': a free swatch. */
  readonly shown: readonly string[];
  readonly onToggle: (id: string) => void;
}

const numberText = (value: number): string => minus(Math.round(value * 1_000) / 1_000);

const kinds = ['measure', 'field', 'answer'] as const;

/** What was measured, then what messages say, then answer times; otherwise as they were found. */
const sorted = (found: readonly SeriesInfo[]): readonly SeriesInfo[] =>
  kinds.flatMap((kind) => found.filter(({ key }) => key.kind === kind));

/** All series that were found, with their figures. */
export const SeriesTable = ({ found, shown, onToggle }: SeriesTableProps) => {
  const { language } = useWords();
  const m = plotWords[language];
  const isFull = shown.filter((id) => id !== '').length >= shownSeriesLimit;
  return (
    <table className={styles.table} aria-label={m.series}>
      <thead>
        <tr>
          {[m.series, m.unit, m.count, m.min, m.max, m.last].map((head) => (
            <th key={head} scope="col">
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {sorted(found).map(({ id, key, count, min, max, last }) => {
          const name = seriesName(key, language);
          const swatch = shown.indexOf(id) + 1;
          return (
            <tr key={id}>
              <td title={key.kind === 'field' ? key.topic : undefined}>
                <span className={styles.name}>
                  <Checkbox
                    size="xs"
                    aria-label={fill(m.shown, { name })}
                    checked={swatch > 0}
                    disabled={swatch === 0 && isFull}
                    onChange={() => onToggle(id)}
                  />
                  <Swatch swatch={swatch} />
                  {name}
                </span>
              </td>
              <td>{unitText(unitOf(key), language)}</td>
              <td>{countText(count)}</td>
              <td>{numberText(min)}</td>
              <td>{numberText(max)}</td>
              <td>{numberText(last)}</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
};

/** Colour and dashes of a curve. 0: it is not shown. */
export const Swatch = ({ swatch }: { readonly swatch: number }) => (
  <svg className={styles.swatch} width="22" height="8" aria-hidden="true">
    {swatch > 0 && (
      <path
        d="M0 4h22"
        stroke={`var(--sw-${swatch})`}
        strokeWidth="2"
        strokeDasharray={(dashes[swatch] ?? []).join(' ')}
      />
    )}
  </svg>
);
