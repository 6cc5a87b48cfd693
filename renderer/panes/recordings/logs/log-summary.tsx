import { fileEncodingName } from '../../../../shared/imports/file-encoding-name.ts';
import type { ImportedLog } from '../../../../shared/imports/logs/log.ts';
import { summaryOfLog } from '../../../../shared/imports/logs/log-summary.ts';
import { describeLogWarning, logGuessText, logProgramName } from '../../../../shared/words/log-import-words.ts';
import { fill } from '../../../../shared/words/typed-words.ts';
import { DirectionMark } from '../../../parts/direction-mark.tsx';
import { StateMark } from '../../../parts/state-mark.tsx';
import { clockText, durationText } from '../../../parts/time.ts';
import styles from './log-dialog.module.css';
import { previewOf } from './log-parts.ts';
import { useLogWords } from './use-log-words.ts';

/** What a log holds, what of it was guessed, and what was changed. */
export const LogSummary = ({ log }: { readonly log: ImportedLog }) => {
  const { m, language } = useLogWords();
  const { program, encoding, guessed, warnings } = log;
  const { sentLines, receivedLines, startedAtMs, endedAtMs } = summaryOfLog(log);
  const isTimed = startedAtMs !== null && endedAtMs !== null;
  return (
    <>
      <div className={styles.understood}>
        <StateMark state="done" size={16} />
        <div>
          <p className={styles.happened}>
            {fill(m.understood, { program: logProgramName(program, language), encoding: fileEncodingName(encoding) })}
          </p>
          <p>
            {fill(m.lines, { sent: sentLines, received: receivedLines })}
            {' · '}
            {isTimed
              ? fill(m.span, {
                  from: dayText(startedAtMs),
                  to: clockText(endedAtMs, false),
                  duration: durationText(endedAtMs - startedAtMs),
                })
              : m.noTimes}
          </p>
        </div>
      </div>
      <Preview log={log} />
      {guessed.length > 0 && (
        <section className={styles.list} aria-label={m.guessed}>
          <h3>{m.guessed}</h3>
          <ul>
            {guessed.map((guess) => (
              <li key={guess}>
                <StateMark state="warning" size={14} />
                {logGuessText(guess, language)}
              </li>
            ))}
          </ul>
          <p className={styles.hint}>{m.guessedHint}</p>
        </section>
      )}
      <Changes warnings={warnings} />
      {guessed.length + warnings.length === 0 && <p className={styles.hint}>{m.nothing}</p>}
      <p className={styles.hint}>{m.secrets}</p>
    </>
  );
};

/** What was changed, added or left out. */
const Changes = ({ warnings }: Pick<ImportedLog, 'warnings'>) => {
  const { m, language } = useLogWords();
  if (warnings.length === 0) return null;
  return (
    <section className={styles.list} aria-label={m.changed}>
      <h3>{m.changed}</h3>
      <ul>
        {warnings.map(({ code, count, line }) => (
          <li key={code}>
            <StateMark state="warning" size={14} />
            <span>
              {describeLogWarning(code, count, language)}{' '}
              {line !== undefined && <span className={styles.hint}>{fill(m.firstLine, { line })}</span>}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
};

const Preview = ({ log }: { readonly log: ImportedLog }) => {
  const { m } = useLogWords();
  const lines = previewOf(log);
  if (lines.length === 0) return null;
  return (
    <section aria-label={m.preview}>
      <ul className={styles.preview}>
        {lines.map(({ direction, atMs, text, isInferred }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the list never changes
          <li key={index}>
            <span className={styles.time}>{atMs === null ? '' : clockText(atMs)}</span>
            <span role="img" aria-label={m[direction]}>
              <DirectionMark kind={direction} />
            </span>
            <code>{text}</code>
            {isInferred && <span className={styles.badge}>{m.inferred}</span>}
          </li>
        ))}
      </ul>
    </section>
  );
};

/** Local, as the clock beside it. */
const dayText = (atMs: number): string => {
  const at = new Date(atMs);
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())} ${clockText(atMs, false)}`;
};
