import type { CommandAnswers } from '../../../../shared/recordings/answer-times.ts';
import { fill } from '../../../../shared/words/typed-words.ts';
import { countText, durationText } from '../../../parts/time.ts';
import { useViewerWords } from './use-viewer-words.ts';
import styles from './viewer.module.css';

export interface AnswerTableProps {
  readonly answers: readonly CommandAnswers[];
  /** Shows the line with this sequence number. */
  readonly onShow: (sequence: number) => void;
}

const timeOf = (ms: number | null): string => (ms === null ? '–' : durationText(ms));

/** How long the module took, by command. */
export const AnswerTable = ({ answers, onShow }: AnswerTableProps) => {
  const { m } = useViewerWords();
  if (answers.length === 0) return <p className={styles.none}>{m.noCommands}</p>;
  return (
    <div className={styles.scroll}>
      <table className={styles.table}>
        <thead>
          <tr>
            {[m.command, m.count, m.errors, m.unanswered, m.median, m.p95, m.slowest].map((head) => (
              <th key={head} scope="col">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {answers.map(({ name, count, errors, unanswered, medianMs, p95Ms, slowestMs, slowestAt }) => (
            <tr key={name}>
              <td>
                <code>{name}</code>
              </td>
              <td>{countText(count)}</td>
              <td className={errors > 0 ? styles.failing : undefined}>{countText(errors)}</td>
              <td className={unanswered > 0 ? styles.failing : undefined}>{countText(unanswered)}</td>
              <td>{timeOf(medianMs)}</td>
              <td>{timeOf(p95Ms)}</td>
              <td>
                {slowestAt === null ? (
                  timeOf(slowestMs)
                ) : (
                  <button
                    type="button"
                    className={styles.link}
                    title={fill(m.showSlowest, { command: name })}
                    onClick={() => onShow(slowestAt)}
                  >
                    {timeOf(slowestMs)}
                  </button>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
};
