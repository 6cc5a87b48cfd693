import { Checkbox } from '@mantine/core';
import { isShowable, type ShowableKind } from '../../../../shared/recordings/masking/kinds.ts';
import type { HiddenKind } from '../../../../shared/recordings/masking/preview.ts';
import { exportKindName } from '../../../../shared/words/export-kinds.ts';
import type { Language } from '../../../../shared/words/language.ts';
import { recordingExportWords } from '../../../../shared/words/recording-export.ts';
import { fill } from '../../../../shared/words/typed-words.ts';
import styles from './support-export.module.css';

/** One row for each kind that occurs: whether it is hidden, how many values, and one of them with its middle hidden. */
export const KindList = ({
  kinds,
  shown,
  language,
  onShow,
}: {
  readonly language: Language;
  readonly kinds: readonly HiddenKind[];
  readonly shown: ReadonlySet<ShowableKind>;
  readonly onShow: (kind: ShowableKind, isShown: boolean) => void;
}) => {
  const words = recordingExportWords[language];
  if (kinds.length === 0) return <p className={styles.text}>{words.nothing}</p>;
  return (
    <ul aria-label={words.list} className={styles.kinds}>
      {kinds.map((kind) => (
        <li key={kind.kind} className={styles.kind}>
          <KindRow
            kind={kind}
            isShown={isShowable(kind.kind) && shown.has(kind.kind)}
            language={language}
            onShow={onShow}
          />
        </li>
      ))}
    </ul>
  );
};

const KindRow = ({
  kind: { kind, values, hidden, sample },
  isShown,
  language,
  onShow,
}: {
  readonly language: Language;
  readonly kind: HiddenKind;
  readonly isShown: boolean;
  readonly onShow: (kind: ShowableKind, isShown: boolean) => void;
}) => {
  const words = recordingExportWords[language];
  const count = values === 0 ? hidden : values;
  const name = exportKindName(kind, count, language);
  const note = values === 0 ? words.recorded : words.always;
  return (
    <>
      <Checkbox
        checked={!isShown}
        disabled={!isShowable(kind)}
        aria-label={fill(words.kind, { n: count, kind: name })}
        label={
          <>
            <b className={styles.number}>{count}</b> {name}
          </>
        }
        onChange={({ currentTarget }) => isShowable(kind) && onShow(kind, !currentTarget.checked)}
      />
      {sample === null ? <span className={styles.note}>{note}</span> : <code className={styles.sample}>{sample}</code>}
    </>
  );
};
