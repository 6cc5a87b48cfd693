import { ActionIcon, Button, NativeSelect, TextInput } from '@mantine/core';
import { useCallback, useRef, useState } from 'react';
import { visibleCharacters } from '../../../shared/at/visible-text.ts';
import type { SessionView } from '../../../shared/contract.ts';
import type { Failure } from '../../../shared/outcome.ts';
import { FailureNote } from '../../parts/failure-note.tsx';
import { IconX } from '../../parts/icons.ts';
import { countText } from '../../parts/time.ts';
import { useWords } from '../../parts/words.ts';
import { useAction } from '../../store/actions.ts';
import { useSessionState } from '../../store/session-use.ts';
import { request, useSessionPart } from '../../store/view-store.ts';
import styles from './mqtt-pane.module.css';
import { TopicMark } from './topic-mark.tsx';
import { purposeOf, shortFilter } from './topic-names.ts';

const none: SessionView['subscriptions'] = [];
const idOf = ({ id }: SessionView): string | null => id;

export const Subscriptions = ({ isOnline }: { readonly isOnline: boolean }) => {
  // A connection that was found open, or made by typed commands, may have any subscriptions.
  const isListComplete = useSessionPart(({ online }) => online.kind !== 'online' || online.plan !== null, true);
  const emptyText = !isOnline ? 'noSubscriptionsNow' : isListComplete ? 'noSubscriptions' : 'subscriptionsUnknown';
  const { t, language } = useWords();
  const subscriptions = useSessionPart((session) => session.subscriptions, none);
  const sessionId = useSessionPart(idOf, null);
  const [failure, setFailure] = useSessionState<Failure | null>(null);
  const [waiting, setWaiting] = useSessionState<string | null>(null);

  const unsubscribe = async (topic: string): Promise<void> => {
    if (sessionId === null) return;
    setWaiting(topic);
    const outcome = await request('mqtt.unsubscribe', { sessionId, topic });
    setWaiting(null);
    setFailure(outcome.ok ? null : outcome.error);
  };
  return (
    <section className={styles.subscriptions}>
      <header className={styles.head}>
        <h2 className={styles.title}>{t('mqtt.subscriptions')}</h2>
        <span className={styles.number}>{subscriptions.length}</span>
      </header>
      {subscriptions.length === 0 && <p className={styles.note}>{t(`mqtt.${emptyText}`)}</p>}
      <ul className={styles.list} aria-label={t('mqtt.subscriptions')}>
        {subscriptions.map(({ topic, qos, received }, index) => (
          <li key={topic} className={styles.subscription}>
            <TopicMark index={index} />
            <div className={styles.names}>
              <div className={styles.topicName} title={visibleCharacters(topic)}>
                {visibleCharacters(shortFilter(topic))}
              </div>
              <div className={styles.meta}>
                {purposeOf(topic, language) ?? t('mqtt.otherTopic')} · {t('mqtt.qosOf', { qos })}
              </div>
            </div>
            <span className={styles.received}>{countText(received)}</span>
            <ActionIcon
              aria-label={t('mqtt.unsubscribeFrom', { topic: visibleCharacters(shortFilter(topic)) })}
              title={t('mqtt.unsubscribe')}
              disabled={!isOnline}
              loading={waiting === topic}
              onClick={() => void unsubscribe(topic)}
            >
              <IconX size={14} stroke={1.75} />
            </ActionIcon>
          </li>
        ))}
      </ul>
      <NewSubscription isOnline={isOnline} sessionId={sessionId} onFailure={setFailure} />
      {failure && <FailureNote brief failure={failure} />}
    </section>
  );
};

const qualities = ['0', '1', '2'] as const;

const NewSubscription = ({
  isOnline,
  sessionId,
  onFailure,
}: {
  readonly isOnline: boolean;
  readonly sessionId: string | null;
  readonly onFailure: (failure: Failure | null) => void;
}) => {
  const { t } = useWords();
  const [topic, setTopic] = useState('');
  const [qos, setQos] = useState<0 | 1 | 2>(0);
  const [isWaiting, setWaiting] = useSessionState(false);
  const trimmed = topic.trim();
  const topicInput = useRef<HTMLInputElement>(null);
  const focusTopic = useCallback(() => topicInput.current?.focus(), []);
  useAction('subscribe', isOnline ? focusTopic : null);
  const subscribe = async (): Promise<void> => {
    if (sessionId === null || trimmed === '') return;
    setWaiting(true);
    const outcome = await request('mqtt.subscribe', { sessionId, topic: trimmed, qos });
    setWaiting(false);
    onFailure(outcome.ok ? null : outcome.error);
    if (outcome.ok) setTopic('');
  };
  return (
    <form
      className={styles.newSubscription}
      onSubmit={(event) => {
        event.preventDefault();
        void subscribe();
      }}
    >
      <TextInput
        ref={topicInput}
        aria-label={t('mqtt.newTopic')}
        placeholder={t('mqtt.newTopicHint')}
        classNames={{ input: styles.mono ?? '' }}
        value={topic}
        spellCheck={false}
        onChange={(event) => setTopic(event.currentTarget.value)}
      />
      <div className={styles.formRow}>
        <NativeSelect
          aria-label={t('mqtt.qos')}
          w={80}
          value={String(qos)}
          data={qualities.map((value) => ({ value, label: t('mqtt.qosOf', { qos: value }) }))}
          onChange={(event) => setQos(Number(event.currentTarget.value) as 0 | 1 | 2)}
        />
        <Button type="submit" disabled={!isOnline || trimmed === ''} loading={isWaiting}>
          {t('mqtt.subscribe')}
        </Button>
      </div>
    </form>
  );
};
