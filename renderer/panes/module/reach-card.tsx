import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import { fill } from '../../../shared/words/typed-words.ts';
import styles from './module-pane.module.css';
import { Card, ItemRow, Rows } from './module-rows.tsx';
import { useModuleWords } from './use-module-words.ts';
import { useItem, useTools } from './use-tools.ts';

/** As the contract has it. */
const hostShape = /^[A-Za-z\d](?:[A-Za-z\d.:-]{0,126}[A-Za-z\d])?$/;
const pings = 4;

export const ReachCard = () => {
  const { m } = useModuleWords();
  const { isBusy, use } = useTools();
  const [host, setHost] = useState('');
  const name = host.trim();
  const isUsable = hostShape.test(name);
  return (
    <Card title={m.reach.title}>
      <div className={styles.inline}>
        <TextInput
          aria-label={m.reach.host}
          placeholder={m.reach.host}
          className={styles.field}
          value={host}
          error={name === '' || isUsable ? null : m.reach.badHost}
          onChange={({ currentTarget }) => setHost(currentTarget.value)}
        />
        <Button disabled={isBusy || !isUsable} onClick={() => void use({ kind: 'ping', host: name, count: pings })}>
          {m.reach.ping}
        </Button>
        <Button disabled={isBusy || !isUsable} onClick={() => void use({ kind: 'lookup', host: name })}>
          {m.reach.lookup}
        </Button>
      </div>
      <Results />
    </Card>
  );
};

const Results = () => {
  const { m } = useModuleWords();
  const ping = useItem('ping');
  const lookup = useItem('lookup');
  return (
    <Rows>
      {ping && (
        <ItemRow name={m.reach.ping} item={ping}>
          {({ host, replies }) => (
            <span>
              {host}
              <span className={styles.parts}>
                {replies
                  .map(({ time }) => (time === null ? m.reach.noReply : fill(m.reach.time, { time })))
                  .join(' · ')}
              </span>
              <span className={styles.parts}>
                {fill(m.reach.lost, {
                  answered: replies.filter(({ time }) => time !== null).length,
                  count: replies.length,
                })}
              </span>
            </span>
          )}
        </ItemRow>
      )}
      {lookup && (
        <ItemRow name={m.reach.lookup} item={lookup}>
          {({ host, addresses }) => (
            <span>
              {host}
              <span className={styles.parts}>{addresses.join(' · ')}</span>
            </span>
          )}
        </ItemRow>
      )}
    </Rows>
  );
};
