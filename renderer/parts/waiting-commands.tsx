import { Button, Tooltip } from '@mantine/core';
import type { SessionView, TypedCommandView } from '../../shared/contract.ts';
import { fill } from '../../shared/words/typed-words.ts';
import { waitingWords } from '../../shared/words/waiting-words.ts';
import styles from './command-line.module.css';
import { useNow } from './use-now.ts';
import { useWords } from './words.ts';

export interface WaitingCommandsProps {
  readonly typed: readonly TypedCommandView[];
  readonly hold: SessionView['hold'];
  readonly onLeaveDataMode: () => void;
  /** Stops what holds the port. Omitted or `null`: that is not possible here. */
  readonly onTakePort?: (() => void) | null;
  readonly onSendNow: (id: number) => void;
  readonly onCancel: (id: number) => void;
}

/** A healthy module answers within milliseconds, so nothing is shown before this. */
const shownAfterMs = 1_000;

const reasons = {
  procedure: 'forProcedure',
  command: 'forCommand',
  data: 'forData',
  'data-mode': 'forDataMode',
  proof: 'forProof',
  restart: 'forRestart',
  raw: 'forRaw',
} as const;

/** Which typed command waits for its answer and which for its turn, for how long, with buttons to act on it. */
export const WaitingCommands = (props: WaitingCommandsProps) => {
  const { typed, hold, onLeaveDataMode, onTakePort, onSendNow, onCancel } = props;
  const { t, language } = useWords();
  const own = waitingWords[language];
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
      {hold?.reason === 'data-mode' && (
        <div className={styles.waiting}>
          <span role="status">{own.dataMode}</span>
          <Button size="compact-xs" variant="default" onClick={onLeaveDataMode}>
            {own.leaveDataMode}
          </Button>
        </div>
      )}
      {sent && sent.wanted === null && isLate(sent) && (
        <div className={styles.waiting}>
          <Sentence text={fill(own.forAnswer, { command: sent.name })} ms={now - (sent.sentAtMs ?? now)} />
          {cancel(sent.id)}
        </div>
      )}
      {next && isLate(next) && (
        <div className={styles.waiting}>
          <Sentence
            text={fill(hold ? own[reasons[hold.reason]] : own.unsent, { command: next.name })}
            ms={now - next.typedAtMs}
          />
          {queued.length > 1 && <span>{fill(own.more, { n: queued.length - 1 })}</span>}
          {hold?.reason === 'procedure' && onTakePort && (
            <Button size="compact-xs" variant="default" onClick={onTakePort}>
              {own.takePort}
            </Button>
          )}
          {hold?.canSendNow && (
            <Tooltip label={hold.reason === 'data-mode' ? own.sendNowInDataMode : own.sendNowHint} multiline maw={320}>
              <Button size="compact-xs" variant="default" onClick={() => onSendNow(next.id)}>
                {own.sendNow}
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
