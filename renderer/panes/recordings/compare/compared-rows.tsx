import type { RefObject } from 'react';
import type { ComparedCommand, ComparedKind, ComparedRow } from '../../../../shared/recordings/compare.ts';
import { recordingCompareWords } from '../../../../shared/words/recording-compare.ts';
import { DirectionMark } from '../../../parts/direction-mark.tsx';
import { clockText, durationText } from '../../../parts/time.ts';
import { useWords } from '../../../parts/words.ts';
import styles from './compare.module.css';

const signs: Readonly<Record<ComparedKind, string>> = {
  same: '=',
  differs: '≠',
  result: '✕',
  slower: '≈',
  'only-a': '−',
  'only-b': '+',
};

export interface ComparedRowsProps {
  readonly listRef: RefObject<HTMLOListElement | null>;
  readonly rows: readonly ComparedRow[];
  /** Shows a line of recording A. */
  readonly onShow: (sequence: number) => void;
}

export const ComparedRows = ({ listRef, rows, onShow }: ComparedRowsProps) => {
  const { language } = useWords();
  const m = recordingCompareWords[language];
  return (
    <ol ref={listRef} className={styles.rows} aria-label={m.compare}>
      {rows.map(({ kind, a, b }) => (
        <li
          key={`${a?.sequence ?? '-'}:${b?.sequence ?? '-'}`}
          className={styles[kind] ?? ''}
          {...(kind === 'same' ? {} : { 'data-differs': '', tabIndex: -1 })}
        >
          <Side command={a} other={b} onShow={onShow} />
          <span className={styles.sign} title={m.kinds[kind]}>
            <span aria-hidden>{signs[kind]}</span>
            <span className={styles.read}>{m.kinds[kind]}</span>
          </span>
          <Side command={b} other={a} onShow={null} />
        </li>
      ))}
    </ol>
  );
};

interface SideProps {
  readonly command: ComparedCommand | null;
  readonly other: ComparedCommand | null;
  readonly onShow: ((sequence: number) => void) | null;
}

/** A command with its answers. What the other one does not have at this place is marked. */
const Side = ({ command, other, onShow }: SideProps) => {
  const { language } = useWords();
  if (command === null) return <div className={styles.side} />;
  const { line, atMs, answers, answerMs, sequence } = command;
  return (
    <div className={styles.side}>
      <p className={styles.line}>
        <time>{clockText(atMs, false)}</time>
        <DirectionMark kind="sent" size={9} />
        {onShow === null ? (
          <code className={styles.command}>{marked(line, other?.line)}</code>
        ) : (
          <button
            type="button"
            className={styles.command}
            title={recordingCompareWords[language].showInLines}
            onClick={() => onShow(sequence)}
          >
            {marked(line, other?.line)}
          </button>
        )}
        {answerMs !== null && <span className={styles.ms}>{durationText(answerMs)}</span>}
      </p>
      {answers.map(({ text, sequence: at, kind }, index) => (
        <p key={at} className={styles.line}>
          <time />
          <DirectionMark kind="received" size={9} />
          <code className={kind === 'result' ? undefined : styles.answer}>
            {marked(text, other?.answers[index]?.text)}
          </code>
        </p>
      ))}
    </div>
  );
};

/** The part in the middle that differs. `other` undefined: nothing is beside it. */
const marked = (text: string, other: string | undefined): React.ReactNode => {
  if (other === undefined || other === text) return text;
  let start = 0;
  while (start < text.length && text[start] === other[start]) start += 1;
  let end = 0;
  while (end < text.length - start && end < other.length - start && text.at(-1 - end) === other.at(-1 - end)) end += 1;
  const to = text.length - end;
  return (
    <>
      {text.slice(0, start)}
      <mark>{text.slice(start, to)}</mark>
      {text.slice(to)}
    </>
  );
};
