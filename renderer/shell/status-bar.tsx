import { VisuallyHidden } from '@mantine/core';
import { type Counters, noCounters, type OnlineView, type SessionView } from '../../shared/contract.ts';
import { IconArrowDown, IconArrowUp } from '../parts/icons.ts';
import { StateMark } from '../parts/state-mark.tsx';
import { countText, elapsedText } from '../parts/time.ts';
import { useDescribeFailure } from '../parts/use-describe-failure.ts';
import { useNow } from '../parts/use-now.ts';
import { useWords } from '../parts/words.ts';
import { useShownMergedId } from '../store/shown-session.ts';
import { useSession, useSessionPart, useView } from '../store/view-store.ts';
import { currentFailure } from './current-failure.ts';
import { recordingNote } from './recording-note.ts';
import { useShownRecording } from './shown-recording.ts';
import styles from './status-bar.module.css';

export const StatusBar = () => {
  const { t } = useWords();
  const version = useView(({ product }) => product.version);
  const isOfPort = useShownMergedId() === null;
  return (
    <section aria-label={t('shell.status.label')} className={styles.bar}>
      {isOfPort && <Bytes />}
      {isOfPort && <Online />}
      <RecordingName />
      <LastFailure />
      <span className={styles.version}>
        {t('common.product')} {version}
      </span>
    </section>
  );
};

const Bytes = () => {
  const { t } = useWords();
  const counters = useSessionPart<Counters>((session) => session.counters, noCounters);
  const kilobytes = (bytes: number): string => (bytes / 1_000).toFixed(1);
  return (
    <>
      <span className={styles.cell} title={t('shell.status.sent')}>
        <IconArrowUp size={12} stroke={2} role="img" aria-label={t('shell.status.sent')} />
        {countText(counters.sentBytes)} B
      </span>
      <span className={styles.cell} title={t('shell.status.received')}>
        <IconArrowDown size={12} stroke={2} role="img" aria-label={t('shell.status.received')} />
        {countText(counters.receivedBytes)} B
      </span>
      <span className={`${styles.cell} ${styles.rate}`}>
        {t('shell.status.rate')}{' '}
        {t('shell.status.rateValue', {
          sent: kilobytes(counters.sentPerSecond),
          received: kilobytes(counters.receivedPerSecond),
        })}
      </span>
    </>
  );
};

const Online = () => {
  const { t } = useWords();
  const state = useSessionPart<SessionView['state']['kind']>((session) => session.state.kind, 'closed');
  const reopens = useSessionPart(({ state: now }) => now.kind === 'lost' && now.reopens, false);
  const online = useSessionPart<OnlineView | null>((session) => session.online, null);
  const text = (): React.ReactNode => {
    if (state !== 'open') return t(`shell.status.${reopens ? 'reopens' : state}`);
    if (online?.kind === 'online') {
      return online.sinceMs === null ? t('shell.title.online') : <OnlineTime sinceMs={online.sinceMs} />;
    }
    if (online?.kind === 'recovering') return t('shell.status.recovering', { attempt: online.attempt });
    return t('shell.status.open');
  };
  const isRecovering = state === 'open' && online?.kind === 'recovering';
  return (
    <span className={styles.cell} role="status">
      {isRecovering ? (
        <StateMark state="running" size={12} />
      ) : (
        <span className={styles.pin} data-on={state === 'open' || undefined} aria-hidden="true" />
      )}
      {text()}
    </span>
  );
};

/** Hidden from `role=status`, which would announce it every second. */
const OnlineTime = ({ sinceMs }: { readonly sinceMs: number }) => {
  const { t } = useWords();
  const time = elapsedText(useNow(1_000) - sinceMs);
  return (
    <>
      <VisuallyHidden>{t('shell.title.online')}</VisuallyHidden>
      <span aria-hidden="true">{t('shell.status.online', { time })}</span>
    </>
  );
};

const RecordingName = () => {
  const { t } = useWords();
  const recording = useShownRecording();
  const { key, name } = recordingNote(recording);
  return (
    <span className={`${styles.cell} ${styles.recording}`} title={name ?? t(key)}>
      {recording?.failed && <StateMark state="warning" size={12} />} {t(key)} {name}
    </span>
  );
};

const LastFailure = () => {
  const { t, language } = useWords();
  const describe = useDescribeFailure();
  const current = currentFailure(useSession());
  if (current === null) return <span className={`${styles.cell} ${styles.last}`} />;
  const happened = describe?.(current.failure, language).happened ?? current.failure.code;
  return (
    <span className={`${styles.cell} ${styles.last} ${styles.failed}`} title={happened}>
      <StateMark state="failed" size={12} />
      <span className={styles.cut}>
        {t(`shell.status.failureOf.${current.of}`)}: {happened}
      </span>
    </span>
  );
};
