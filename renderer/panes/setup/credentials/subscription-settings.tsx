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

/** The topics that a run subscribes to after the login. */
export const SubscriptionSettings = () => {
  const { t } = useWords();
  const subscriptions = useView((view) => view.draft.subscriptions);
  const [topic, setTopic] = useState('');
  const add = (): void => {
    if (topic.trim() === '') return;
    void send([...current(), { topic: topic.trim(), qos: 0 }]);
    setTopic('');
  };
  return (
    <section aria-label={t('credentials.subscriptions')}>
      <h3 className={styles.partTitle}>{t('credentials.subscriptions')}</h3>
      {subscriptions.length === 0 && <p className={styles.dim}>{t('credentials.noSubscriptions')}</p>}
      {subscriptions.map(({ topic: text, qos }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a row is its place; its text changes while it is typed
        <div className={styles.topicRow} key={index}>
          <DraftInput
            field={`subscriptions.${index}.topic`}
            label={t('credentials.subscriptionTopic', { number: index + 1 })}
            hideLabel
            value={text}
            patchOf={(typed) => ({ subscriptions: withChange(index, { topic: typed }) })}
            maxLength={1_000}
          />
          <QosSelect
            label={t('credentials.subscriptionQos', { number: index + 1 })}
            value={qos}
            onChange={(value) => send(withChange(index, { qos: value }))}
          />
          <ActionIcon
            variant="subtle"
            color="gray"
            aria-label={t('credentials.removeSubscription', { number: index + 1 })}
            onClick={() => void send(current().filter((_, at) => at !== index))}
          >
            <IconTrash size={16} stroke={1.75} />
          </ActionIcon>
        </div>
      ))}
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
          disabled={topic.trim() === '' || subscriptions.length >= 100}
          leftSection={<IconPlus size={16} stroke={1.75} aria-hidden="true" />}
          onClick={add}
        >
          {t('credentials.addSubscription')}
        </Button>
      </div>
    </section>
  );
};
