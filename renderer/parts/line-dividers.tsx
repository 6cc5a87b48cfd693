import { type StageId, stages } from '../../shared/steps.ts';
import type { CommandCause } from '../../shared/traffic.ts';
import { stageWords } from '../../shared/words/steps.ts';
import { type Divider, dividerText } from './divider-text.ts';
import { IconCpu, IconEye, IconHandClick, IconListDetails, IconPencil, IconPlug, IconX } from './icons.ts';
import styles from './line-dividers.module.css';
import { clockText, countText, durationText } from './time.ts';
import { useWords } from './words.ts';

/** A heading above lines: which stage caused them. */
export const StageDivider = ({
  stage,
  ms,
  isRunning,
}: {
  readonly stage: StageId;
  readonly ms: number;
  readonly isRunning: boolean;
}) => {
  const { t, language } = useWords();
  return (
    <div className={styles.divider}>
      <span className={styles.number}>{stages.indexOf(stage) + 1}</span>
      {stageWords[language][stage]}
      <span className={styles.duration}>{isRunning ? t('terminal.running') : durationText(ms)}</span>
    </div>
  );
};

type Cause = CommandCause | 'program';

const causeIcons: Readonly<Record<Cause, typeof IconEye>> = {
  typed: IconPencil,
  request: IconHandClick,
  watch: IconEye,
  sequence: IconListDetails,
  program: IconCpu,
};

/** A heading above lines that no stage caused. */
export const CauseDivider = ({ cause }: { readonly cause: Cause }) => {
  const { t } = useWords();
  const Icon = causeIcons[cause];
  return (
    <div className={styles.divider}>
      <Icon size={14} stroke={1.75} aria-hidden="true" />
      {t(`terminal.cause.${cause}`)}
    </div>
  );
};

/** Between two openings of the port, or a note that something was not sent. */
export const OpeningDivider = ({ line }: { readonly line: Divider & { readonly atMs: number } }) => {
  const { t } = useWords();
  const Icon = line.owner === 'unsent' ? IconX : line.name.startsWith('rule') ? IconCpu : IconPlug;
  return (
    <div className={styles.divider} data-divider={line.owner === 'unsent' ? line.owner : line.name}>
      <Icon size={14} stroke={1.75} aria-hidden="true" />
      {dividerText(line, t)}
      <span className={styles.duration}>{clockText(line.atMs)}</span>
    </div>
  );
};

export const LostNote = ({ count }: { readonly count: number }) => {
  const { t } = useWords();
  return <div className={styles.lost}>{t('terminal.lostPieces', { n: countText(count) })}</div>;
};
