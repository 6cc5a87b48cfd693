import { useEffect, useId } from 'react';
import type { EvidenceLine } from '../../../../shared/diagnosis.ts';
import type { PlacedEvidence } from '../../../../shared/recordings/diagnose-seen.ts';
import { fill } from '../../../../shared/words/typed-words.ts';
import { DirectionMark } from '../../../parts/direction-mark.tsx';
import { lineWords, useLineWords } from '../../../parts/line-words.ts';
import { clockText } from '../../../parts/time.ts';
import styles from './failure-list.module.css';
import { useViewerWords } from './use-viewer-words.ts';

export interface SeenEvidenceProps {
  readonly placed: readonly PlacedEvidence[];
  readonly command: string | undefined;
  readonly onShow: (sequence: number) => void;
}

/** The lines that show a failure, with what they mean. A press goes to a line. */
export const SeenEvidence = ({ placed, command, onShow }: SeenEvidenceProps) => {
  const { m, t } = useViewerWords();
  const id = useId();
  useEffect(() => void lineWords.load(), []);
  if (placed.length === 0) return null;
  return (
    <>
      <h4 id={id}>{t('diagnosis.evidence')}</h4>
      <ol className={styles.lines} aria-labelledby={id}>
        {placed.map(({ line, place }, index) => (
          // The lines of one failure never move, and a line may occur twice.
          // biome-ignore lint/suspicious/noArrayIndexKey: see above
          <li key={index}>
            {place === null ? (
              <span className={styles.at} />
            ) : (
              <button
                type="button"
                className={styles.at}
                title={fill(m.showLine, { time: clockText(place.atMs) })}
                aria-label={fill(m.showLine, { time: clockText(place.atMs) })}
                onClick={() => onShow(place.sequence)}
              >
                {clockText(place.atMs)}
              </button>
            )}
            <DirectionMark kind={line.direction} />
            <LineText line={line} text={place?.line ?? line.text} command={command} />
          </li>
        ))}
      </ol>
    </>
  );
};

interface LineTextProps {
  readonly line: EvidenceLine;
  readonly text: string | null;
  readonly command: string | undefined;
}

const LineText = ({ line, text, command }: LineTextProps) => {
  const { t, language } = useViewerWords();
  const explain = useLineWords();
  const meaning = text === null || line.direction === 'sent' ? null : explain(text, language, { command });
  return (
    <span className={styles.text}>
      {text === null ? (
        <span className={styles.note}>{t('diagnosis.nothingCame')}</span>
      ) : (
        <span data-direction={line.direction}>{text}</span>
      )}
      {meaning !== null && <span className={styles.note}>{meaning}</span>}
      {line.expected !== null && (
        <span className={styles.note}>{t('diagnosis.expected', { line: line.expected })}</span>
      )}
    </span>
  );
};
