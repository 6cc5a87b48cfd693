import { Tabs } from '@mantine/core';
import { memo } from 'react';
import { visibleCharacters } from '../../../shared/at/visible-text.ts';
import type { MessageView } from '../../../shared/contract.ts';
import { CopyButton } from '../../parts/copy-button.tsx';
import { countText } from '../../parts/time.ts';
import { useWords } from '../../parts/words.ts';
import { bytesOf, hexRows, isCut, jsonLines } from './json-lines.ts';
import styles from './messages.module.css';
import { requestIdOf } from './topic-names.ts';

/** One message in full, as plain text: nothing in it becomes a link or an image. */
export const MessageDetail = memo(
  ({ message, isGone }: { readonly message: MessageView; readonly isGone: boolean }) => {
    const { t } = useWords();
    const { payload, encoding, sizeBytes } = message;
    return (
      <Tabs
        className={styles.detail}
        defaultValue="pretty"
        keepMounted={false}
        aria-label={t('mqtt.detail')}
        classNames={{ panel: styles.panel ?? '', list: styles.tabList ?? '' }}
      >
        <div className={styles.tabs}>
          <Tabs.List>
            <Tabs.Tab value="pretty">{t('mqtt.pretty')}</Tabs.Tab>
            <Tabs.Tab value="raw">{t('mqtt.raw')}</Tabs.Tab>
            <Tabs.Tab value="hex">{t('mqtt.hex')}</Tabs.Tab>
          </Tabs.List>
          <CopyButton what={t('mqtt.payload')} getValue={() => payload} />
        </div>
        <Facts message={message} />
        {isGone && (
          <p className={styles.noMatch} role="status">
            {t('mqtt.gone')}
          </p>
        )}
        {isCut(message) && <p className={styles.noMatch}>{t('mqtt.cut', { n: countText(sizeBytes) })}</p>}
        <Tabs.Panel value="pretty" tabIndex={0}>
          <Pretty payload={encoding === 'text' ? payload : ''} />
        </Tabs.Panel>
        <Tabs.Panel value="raw" tabIndex={0}>
          <pre className={styles.raw}>{visibleCharacters(payload)}</pre>
        </Tabs.Panel>
        <Tabs.Panel value="hex" tabIndex={0}>
          <pre className={styles.hex}>{hexRows(bytesOf(payload, encoding)).join('\n')}</pre>
        </Tabs.Panel>
      </Tabs>
    );
  },
);

const Facts = ({ message }: { readonly message: MessageView }) => {
  const { t } = useWords();
  const { topic, qos, sizeBytes } = message;
  const request = requestIdOf(topic);
  return (
    <dl className={styles.facts}>
      <dt>{t('mqtt.publishTopic')}</dt>
      <dd>{visibleCharacters(topic)}</dd>
      <dd className={styles.weight}>
        {qos !== null && `${t('mqtt.qosOf', { qos })} · `}
        {t('common.bytes', { count: sizeBytes })}
      </dd>
      {request !== null && (
        <>
          <dt>{t('mqtt.request')}</dt>
          <dd>{visibleCharacters(request)}</dd>
        </>
      )}
    </dl>
  );
};

const Pretty = ({ payload }: { readonly payload: string }) => {
  const { t } = useWords();
  const lines = jsonLines(payload);
  if (lines === null) return <p className={styles.noMatch}>{t('mqtt.notJson')}</p>;
  return (
    <pre className={styles.json}>
      {lines.map(({ number, parts }) => (
        <span key={number} className={styles.jsonLine} data-line={number}>
          {parts.map(({ start, text, role }) => (
            <span key={start} className={styles[role]}>
              {visibleCharacters(text)}
            </span>
          ))}
        </span>
      ))}
    </pre>
  );
};
