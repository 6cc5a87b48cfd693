import { Button } from '@mantine/core';
import { noMessageCounts, type OnlineView } from '../../../shared/contract.ts';
import type { Failure } from '../../../shared/outcome.ts';
import { FailureNote } from '../../parts/failure-note.tsx';
import { firstClick } from '../../parts/first-click.ts';
import { StateMark } from '../../parts/state-mark.tsx';
import { countText, elapsedText } from '../../parts/time.ts';
import { useNow } from '../../parts/use-now.ts';
import { useWords } from '../../parts/words.ts';
import { useSessionState, useSessionUse } from '../../store/session-use.ts';
import { useRefusal } from '../../store/use-refusal.ts';
import { request, useSessionPart, useView } from '../../store/view-store.ts';
import styles from './mqtt-pane.module.css';
import { WhyNote } from './why-note.tsx';
import { whyOffline } from './why-offline.ts';

const offline: OnlineView = { kind: 'offline', failure: null };

export const SessionCard = () => {
  const { t } = useWords();
  const online = useSessionPart((session) => session.online, offline);
  const draft = useView((view) => view.draft);
  const { up, down } = useSessionPart((session) => session.messageCounts, noMessageCounts);
  const hasMessages = useHasMessages();
  const why = useWhyOffline();
  // The current connection has its own plan, or none if it was found open. The form may differ by now.
  const plan = online.kind === 'offline' ? draft : online.plan;
  const { host: name, port } = plan ?? { host: '', port: null };
  const host = port === null || name === '' ? name : `${name}:${port}`;
  const device = plan && (plan.deviceId || draft.deviceId || draft.derived?.clientId || draft.clientId);
  const seconds = draft.keepAliveSeconds;
  return (
    <section className={styles.session}>
      <header className={styles.head}>
        <h2 className={styles.title}>{t('mqtt.connection')}</h2>
        <span className={styles.grow} />
        <SessionState online={online} />
      </header>
      <dl className={styles.facts}>
        <Fact name={t('mqtt.host')} value={host} />
        <Fact name={t('mqtt.device')} value={device ?? ''} />
        <Fact
          name={t('mqtt.keepAlive')}
          value={draft.cleanSession ? t('mqtt.keepAliveClean', { seconds }) : t('mqtt.keepAliveKept', { seconds })}
        />
        <Fact name={t('mqtt.traffic')} value={t('mqtt.trafficCounts', { up: countText(up), down: countText(down) })} />
      </dl>
      <SessionButtons online={online.kind} hasMessages={hasMessages} />
      {why !== null && hasMessages && (
        <div className={styles.failed}>
          <WhyNote brief failure={why} />
        </div>
      )}
    </section>
  );
};

const Fact = ({ name, value }: { readonly name: string; readonly value: string }) => (
  <div>
    <dt>{name}</dt>
    <dd title={value}>{value === '' ? '–' : value}</dd>
  </div>
);

const SessionState = ({ online }: { readonly online: OnlineView }) => {
  const { t } = useWords();
  const isKnown = useSessionPart(({ facts }) => facts.mqtt !== null, true);
  if (online.kind === 'online') {
    return (
      <span className={`${styles.state} ${styles.isUp}`}>
        <StateMark state="done" size={14} />
        {online.sinceMs === null ? t('mqtt.up') : <ConnectedTime sinceMs={online.sinceMs} />}
      </span>
    );
  }
  return (
    <span className={styles.state} role="status">
      <StateMark state={online.kind === 'recovering' ? 'running' : 'waiting'} size={14} />
      {online.kind === 'recovering'
        ? t('mqtt.recovering', { attempt: online.attempt })
        : t(isKnown ? 'mqtt.offline' : 'mqtt.notKnown')}
    </span>
  );
};

const ConnectedTime = ({ sinceMs }: { readonly sinceMs: number }) => {
  const { t } = useWords();
  return t('mqtt.upFor', { time: elapsedText(useNow(1_000) - sinceMs) });
};

export const useWhyOffline = (): Failure | null => {
  const online = useSessionPart((session) => session.online, offline);
  const run = useSessionPart((session) => session.run, null);
  return whyOffline(online, run);
};

/** Used by the card and by the empty list: opens the same connection as Setup. */
export const useOpenSession = () => {
  const sessionId = useSessionPart((session): string | null => session.id, null);
  const [isWaiting, setWaiting] = useSessionState(false);
  const [failure, setFailure] = useRefusal();
  const ask = async (name: 'mqtt.open' | 'mqtt.close'): Promise<void> => {
    if (sessionId === null) return;
    setWaiting(true);
    const outcome = await request(name, { sessionId });
    setWaiting(false);
    setFailure(outcome.ok ? null : outcome.error);
  };
  return { ask, isWaiting, failure };
};

const buttonWords = {
  offline: 'mqtt.openConnection',
  online: 'mqtt.closeConnection',
  recovering: 'mqtt.stopRecovering',
} as const;

/** While there are no messages, the empty list has the button to open. */
const SessionButtons = ({
  online,
  hasMessages,
}: {
  readonly online: OnlineView['kind'];
  readonly hasMessages: boolean;
}) => {
  const { t } = useWords();
  const isOffline = online === 'offline';
  const use = useSessionUse();
  const isRunning = useIsRunning();
  const { ask, isWaiting, failure } = useOpenSession();
  if (use !== 'open' || (isOffline && !hasMessages)) return null;
  return (
    <div className={styles.buttons}>
      <Button
        disabled={isRunning}
        loading={isWaiting}
        onClick={firstClick(() => void ask(isOffline ? 'mqtt.open' : 'mqtt.close'))}
      >
        {t(buttonWords[online])}
      </Button>
      {isWaiting && isOffline && <Opening />}
      {failure && <FailureNote brief failure={failure} />}
    </div>
  );
};

/**
 * Used where the card is in a menu: the state, and the button to open. `always`: also while the empty list, which has
 * its own button, is not visible.
 */
export const OfflineStrip = ({ always = false }: { readonly always?: boolean }) => {
  const online = useSessionPart((session) => session.online, offline);
  const hasMessages = useHasMessages();
  const use = useSessionUse();
  if (use !== 'open' || online.kind !== 'offline' || (!always && !hasMessages)) return null;
  return (
    <div className={styles.strip}>
      <SessionState online={online} />
      <SessionButtons online="offline" hasMessages />
    </div>
  );
};

/** Whether the list has messages, from any module. An empty list has its own button. */
const useHasMessages = (): boolean => useSessionPart(({ messages }) => messages.length > 0, false);

export const Opening = () => {
  const { t } = useWords();
  return (
    <p role="status" className={styles.meta}>
      {t('mqtt.opening')}
    </p>
  );
};

/** While a run uses the line, nothing else can open or close a connection. */
export const useIsRunning = (): boolean =>
  useSessionPart(({ run }) => run?.state === 'running' || run?.state === 'stopping', false);
