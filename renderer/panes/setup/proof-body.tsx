import { Button } from '@mantine/core';
import type { MessageView } from '../../../shared/contract.ts';
import { DirectionMark } from '../../parts/direction-mark.tsx';
import { IconCheck, IconPencil } from '../../parts/icons.ts';
import { shortTopic } from '../../parts/short-topic.ts';
import { clockText, durationText, utcText } from '../../parts/time.ts';
import { useWords } from '../../parts/words.ts';
import { showPart } from '../../store/ui-store.ts';
import { useSessionPart, useView } from '../../store/view-store.ts';
import { findProof, topicOfProof } from './proof.ts';
import styles from './proof-body.module.css';
import type { StageCard } from './stage-card.ts';

const noMessages: readonly MessageView[] = [];

/** What was sent, what came back, and whether both are equal. */
export const ProofBody = ({ card }: { readonly card: StageCard }) => {
  const { t } = useWords();
  const proof = useView((view) => view.draft.proof);
  const messages = useSessionPart((session) => session.messages, noMessages);
  const result = useSessionPart((session) => session.run?.report?.mqtt.proof ?? null, null);
  const topic = topicOfProof(proof, card.steps);
  if (topic === null) return <Edit text={t('setup.proof.none')} />;
  const { published, returned, identical } = findProof(proof, messages, card.steps);
  const expects = card.steps.find(({ id }) => id === 'proof.return')?.status !== 'skipped';
  const tookMs = published && returned ? Math.max(0, returned.atMs - published.atMs) : null;
  const isOver = card.state === 'done';
  // Only the line in the terminal has the text that was sent; the form may have changed since.
  const isToBeSent = !card.steps.some(({ id, startedAtMs }) => id === 'proof.publish' && startedAtMs !== null);
  return (
    <>
      <div className={styles.pair}>
        <Message
          label={t('setup.proof.published')}
          kind="sent"
          message={published}
          topic={topic}
          payload={isToBeSent && proof?.topic === topic ? proof.payload : null}
        />
        {expects && <span className={styles.between}>{tookMs === null ? '' : durationText(tookMs)}</span>}
        {expects && (
          <Message label={t('setup.proof.returned')} kind="received" message={returned} topic={topic} payload={null} />
        )}
        {isOver && (identical || result === 'acknowledged' || result === 'accepted') && (
          <span className={styles.result}>
            <IconCheck size={14} stroke={2.25} aria-hidden="true" />
            {identical
              ? t('setup.proof.identical')
              : t(result === 'acknowledged' ? 'setup.proof.acknowledged' : 'setup.proof.accepted')}
          </span>
        )}
      </div>
      {card.state === 'waiting' && <Edit text="" />}
    </>
  );
};

const Edit = ({ text }: { readonly text: string }) => {
  const { t } = useWords();
  return (
    <div className={styles.foot}>
      {text !== '' && <p>{text}</p>}
      <Button variant="default" leftSection={<IconPencil size={16} stroke={1.75} />} onClick={() => showPart('proof')}>
        {t('setup.proof.edit')}
      </Button>
    </div>
  );
};

const Message = ({
  label,
  kind,
  message,
  topic,
  payload,
}: {
  readonly label: string;
  readonly kind: 'sent' | 'received';
  readonly message: MessageView | null;
  readonly topic: string;
  /** The message that will be sent; shown until something was sent. */
  readonly payload: string | null;
}) => {
  const { t } = useWords();
  const text = message?.payload ?? payload;
  return (
    <div className={styles.message} data-empty={message === null}>
      <div className={styles.top}>
        <DirectionMark kind={kind} />
        {label}
        {message && (
          <time
            dateTime={new Date(message.atMs).toISOString()}
            title={t('common.utc', { time: utcText(message.atMs) })}
          >
            {clockText(message.atMs)}
          </time>
        )}
      </div>
      <div className={styles.topic} title={message?.topic ?? topic}>
        {shortTopic(message?.topic ?? topic)}
      </div>
      <div className={styles.payload} title={text ?? undefined}>
        {text ?? t('setup.proof.notYet')}
      </div>
    </div>
  );
};
