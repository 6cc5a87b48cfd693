import { Button, Tooltip } from '@mantine/core';
import type { SessionView, TypedCommandView } from '../../shared/contract.ts';
import styles from './command-line.module.css';
import { useNow } from './use-now.ts';
import { useWords } from './words.ts';

export interface WaitingCommandsProps {
  readonly typed: readonly TypedCommandView[];
  readonly hold: SessionView['hold'];
  readonly onSendNow: (id: number) => void;
  readonly onCancel: (id: number) => void;
}

/** A healthy module answers within milliseconds, so nothing is shown before this. */
const shownAfterMs = 1_000;

const reasons = {
  procedure: 'terminal.waitsForProcedure',
  command: 'terminal.waitsForCommand',
  data: 'terminal.waitsForData',
  proof: 'terminal.waitsForProof',
  restart: 'terminal.waitsForRestart',
} as const;

/** Which typed command waits for its answer and which for its turn, for how long, with buttons to act on it. */
export const WaitingCommands = ({ typed, hold, onSendNow, onCancel }: WaitingCommandsProps) => {
  const { t } = useWords();
  const now = useNow(500);
  const isLate = ({ typedAtMs, sentAtMs }: TypedCommandView): boolean => now - (sentAtMs ?? typedAtMs) >= shownAfterMs;
  const sent = typed.find(({ sentAtMs }) => sentAtMs !== null);
  const queued = typed.filter(({ sentAtMs }) => sentAtMs === null);
  const [next] = queued;
  const cancel = (id: number) => (
    <Button size="compact-xs" variant="default" onClick={() => onCancel(id)}>
      {t('terminal.cancelCommand')}
    </Button>
  );
  return (
    <>
      {sent && sent.wanted === null && isLate(sent) && (
        <div className={styles.waiting}>
          <Sentence text={t('terminal.waitsForAnswer', { command: sent.name })} ms={now - (sent.sentAtMs ?? now)} />
          {cancel(sent.id)}
        </div>
      )}
      {next && isLate(next) && (
        <div className={styles.waiting}>
          <Sentence
            text={t(hold ? reasons[hold.reason] : 'terminal.waits', { command: next.name })}
            ms={now - next.typedAtMs}
          />
          {queued.length > 1 && <span>{t('terminal.moreWait', { n: queued.length - 1 })}</span>}
          {hold?.canSendNow && (
            <Tooltip label={t('terminal.sendNowHint')} multiline maw={320}>
              <Button size="compact-xs" variant="default" onClick={() => onSendNow(next.id)}>
                {t('terminal.sendNow')}
              </Button>
            </Tooltip>
          )}
          {cancel(next.id)}
        </div>
      )}
    </>
  );
};

/** Screen readers announce only the sentence, not the changing time. */
const Sentence = ({ text, ms }: { readonly text: string; readonly ms: number }) => (
  <span>
    <span role="status">{text}</span> <span className={styles.elapsed}>{Math.max(0, Math.floor(ms / 1_000))} s</span>
  </span>
);
