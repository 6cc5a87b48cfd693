import { ActionIcon, Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { DraftView } from '../../../../shared/contract.ts';
import { IconPlus, IconTrash } from '../../../parts/icons.ts';
import { useWords } from '../../../parts/words.ts';
import { changeDraft, shownView, useView } from '../../../store/view-store.ts';
import styles from './credentials.module.css';
import { DraftInput } from './draft-inputs.tsx';
import { QosSelect } from './qos-select.tsx';

type Subscription = DraftView['subscriptions'][number];

const current = (): readonly Subscription[] => shownView()?.draft.subscriptions ?? [];
const send = (subscriptions: readonly Subscription[]): Promise<unknown> => changeDraft({ subscriptions });
const withChange = (index: number, change: Partial<Subscription>): readonly Subscription[] =>
  current().map((entry, at) => (at === index ? { ...entry, ...change } : entry));

const maxSubscriptions = 100;

/** The topics that a run subscribes to after the login. */
export const SubscriptionSettings = () => {
  const { t } = useWords();
  const subscriptions = useView((view) => view.draft.subscriptions);
  return (
    <section aria-label={t('credentials.subscriptions')}>
      <h3 className={styles.partTitle}>{t('credentials.subscriptions')}</h3>
      {subscriptions.length === 0 && <p className={styles.dim}>{t('credentials.noSubscriptions')}</p>}
      {subscriptions.map((subscription, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the text of a row changes while it is typed
        <TopicRow key={index} index={index} subscription={subscription} />
      ))}
      <NewTopic isFull={subscriptions.length >= maxSubscriptions} />
    </section>
  );
};

const TopicRow = ({ index, subscription }: { readonly index: number; readonly subscription: Subscription }) => {
  const { t } = useWords();
  const number = index + 1;
  return (
    <div className={styles.topicRow}>
      <DraftInput
        field={`subscriptions.${index}.topic`}
        label={t('credentials.subscriptionTopic', { number })}
        hideLabel
        value={subscription.topic}
        patchOf={(topic) => ({ subscriptions: withChange(index, { topic }) })}
        maxLength={1_000}
      />
      <QosSelect
        label={t('credentials.subscriptionQos', { number })}
        value={subscription.qos}
        onChange={(qos) => send(withChange(index, { qos }))}
      />
      <ActionIcon
        variant="subtle"
        color="gray"
        aria-label={t('credentials.removeSubscription', { number })}
        onClick={() => void send(current().filter((_, at) => at !== index))}
      >
        <IconTrash size={16} stroke={1.75} />
      </ActionIcon>
    </div>
  );
};

const NewTopic = ({ isFull }: { readonly isFull: boolean }) => {
  const { t } = useWords();
  const [topic, setTopic] = useState('');
  const add = (): void => {
    if (topic.trim() === '') return;
    void send([...current(), { topic: topic.trim(), qos: 0 }]);
    setTopic('');
  };
  return (
    <div className={styles.topicRow}>
      <TextInput
        aria-label={t('credentials.newTopic')}
        placeholder={t('credentials.newTopic')}
        classNames={{ input: styles.mono ?? '' }}
        spellCheck={false}
        autoComplete="off"
        maxLength={1_000}
        value={topic}
        onChange={({ currentTarget }) => setTopic(currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && !event.ctrlKey && !event.metaKey) add();
        }}
      />
      <Button
        disabled={topic.trim() === '' || isFull}
        leftSection={<IconPlus size={16} stroke={1.75} aria-hidden="true" />}
        onClick={add}
      >
        {t('credentials.addSubscription')}
      </Button>
    </div>
  );
};
