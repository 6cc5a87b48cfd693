import { Badge, Button } from '@mantine/core';
import type { ProbeView } from '../../shared/contract.ts';
import { describeFailure } from '../../shared/words/describe-failure.ts';
import { type MarkState, StateMark } from '../parts/state-mark.tsx';
import { useWords } from '../parts/words.ts';
import { requestAndNotify, useView } from '../store/view-store.ts';
import styles from './find-module.module.css';
import { type FindGroup, type FindRow, findGroups, searchNote } from './find-rows.ts';

/** The results of the search so far, by device. */
export const FindResults = ({
  onUse,
  onAgain,
}: {
  readonly onUse: (probe: ProbeView) => void;
  readonly onAgain: () => void;
}) => {
  const { t } = useWords();
  const ports = useView((view) => view.ports);
  const { running, probes, done } = ports.search;
  const total = probes.length;
  const note = searchNote(ports.search);
  return (
    <>
      <div className={styles.head}>
        <div>
          <h2>{t('shell.find.title')}</h2>
          <p role="status">
            {running ? t('shell.find.running', { done, total }) : t('shell.find.ended', { done, total })}
          </p>
        </div>
        {running ? (
          <Button onClick={() => requestAndNotify('ports.stopFinding', {})}>{t('shell.find.stop')}</Button>
        ) : (
          <Button onClick={onAgain}>{t('shell.find.again')}</Button>
        )}
      </div>
      <div className={styles.list}>
        {findGroups(ports).map((group) => (
          <Group key={group.rows[0]?.probe.address} group={group} onUse={onUse} />
        ))}
      </div>
      <p className={styles.foot}>{t(`shell.find.${note}`)}</p>
    </>
  );
};

const Group = ({ group, onUse }: { readonly group: FindGroup; readonly onUse: (probe: ProbeView) => void }) => {
  const { t } = useWords();
  return (
    <section className={styles.group}>
      {group.usbLocation !== null && <h3>{t('shell.find.device', { count: group.rows.length })}</h3>}
      <ul>
        {group.rows.map((row) => (
          <Row key={row.probe.address} row={row} onUse={onUse} />
        ))}
      </ul>
    </section>
  );
};

const marks: Readonly<Record<ProbeView['state'], MarkState>> = {
  waiting: 'waiting',
  asking: 'running',
  answers: 'done',
  silent: 'stopped',
  failed: 'warning',
};

const Row = ({ row, onUse }: { readonly row: FindRow; readonly onUse: (probe: ProbeView) => void }) => {
  const { t, language } = useWords();
  const { probe, product, besideAtPort } = row;
  const state = (): string => {
    if (probe.failure !== null) return describeFailure(probe.failure, language).happened;
    if (besideAtPort && probe.state === 'silent') return t('shell.find.sameDevice');
    return t(`shell.find.${probe.state === 'failed' ? 'silent' : probe.state}`, { baud: probe.baudRate ?? 0 });
  };
  return (
    <li className={styles.row}>
      <StateMark state={marks[probe.state]} size={16} />
      <div className={styles.texts}>
        <p>
          <strong>{probe.address}</strong> {product}
          {probe.state === 'answers' && (
            <Badge component="span" variant="light" color="ok" size="sm" radius="sm" tt="none" ml={8}>
              {t('shell.find.speaksAt')}
            </Badge>
          )}
        </p>
        <p className={styles.state}>{[state(), probe.version].filter((text) => text !== null).join(' · ')}</p>
      </div>
      {probe.state === 'answers' && (
        <Button variant="filled" aria-label={t('shell.find.use', { port: probe.address })} onClick={() => onUse(probe)}>
          {t('shell.find.useShort')}
        </Button>
      )}
    </li>
  );
};
