import { Button, VisuallyHidden } from '@mantine/core';
import { useEffect, useState } from 'react';
import { cloudOf } from '../../../shared/clouds/index.ts';
import type { DraftView, OnlineView, RunView } from '../../../shared/contract.ts';
import { firstClick } from '../../parts/first-click.ts';
import { IconCheck, IconPlayerPlay, IconPlayerStop } from '../../parts/icons.ts';
import { LazyPage } from '../../parts/lazy-page.tsx';
import { createLazyPart } from '../../parts/lazy-part.ts';
import { portName } from '../../parts/port-name.ts';
import { nameOfDraft, nameOfPlan, type ProfileName, profileNameText } from '../../parts/profile-name.ts';
import { durationText } from '../../parts/time.ts';
import { useNow } from '../../parts/use-now.ts';
import { useWords } from '../../parts/words.ts';
import { useSession, useSessionPart, useView } from '../../store/view-store.ts';
import styles from './setup-pane.module.css';
import type { StageCard } from './stage-card.ts';
import { isRunning, stageProgress } from './stages.ts';
import { stageTitle, stateWord } from './step-words.ts';

const saveReport = createLazyPart(async () => (await import('./save-report.tsx')).SaveReport);

export const loadSaveReport = (): void => void saveReport.load();

/** Module, destination, progress, and the main button. */
export const SetupHead = ({
  cards,
  hasFailed,
  onSetUp,
  onStop,
}: {
  readonly cards: readonly StageCard[];
  readonly hasFailed: boolean;
  readonly onSetUp: () => void;
  readonly onStop: () => void;
}) => {
  const { t } = useWords();
  const run = useSessionPart((session) => session.run, null);
  const isOpen = useSessionPart((session) => session.state.kind === 'open', false);
  const running = isRunning(run);
  return (
    <header className={styles.head}>
      <div className={styles.who}>
        <ModuleName />
        <div className={styles.line}>
          <PlatformLine />
          {run && (
            <>
              <span aria-hidden="true">·</span>
              <RunState run={run} cards={cards} />
            </>
          )}
        </div>
      </div>
      <Announcement cards={cards} />
      {run?.report && !running && <LazyPage page={saveReport} given={{}} />}
      {running && (
        <Button
          variant="default"
          size="md"
          leftSection={<IconPlayerStop size={16} stroke={1.75} />}
          disabled={run?.state === 'stopping'}
          onClick={onStop}
        >
          {run?.state === 'stopping' ? t('setup.stopping') : t('setup.stop')}
        </Button>
      )}
      {(isOpen || running) && (
        <Button
          variant={hasFailed && !running ? 'default' : 'filled'}
          size="md"
          leftSection={running ? <Work /> : <IconPlayerPlay size={16} stroke={1.75} />}
          aria-disabled={running}
          onClick={running ? undefined : firstClick(onSetUp)}
        >
          {t('setup.setUp')}
          {running && <span className={styles.progress}>{t('setup.progress', stageProgress(cards))}</span>}
        </Button>
      )}
    </header>
  );
};

/** The module by name and number; the port until the module was identified. */
const ModuleName = () => {
  const { t } = useWords();
  const session = useSession();
  const model = session?.facts.model?.text ?? session?.facts.firmware?.text ?? null;
  const imei = session?.facts.imei?.text ?? null;
  const port = session && portName(session.address, t);
  return (
    <h1>
      {session ? (
        <a href="#module" className={styles.name}>
          {model ?? t('setup.module')}
        </a>
      ) : (
        t('setup.title')
      )}
      {session && <span className={styles.imei}>{imei ?? port}</span>}
    </h1>
  );
};

const PlatformLine = () => {
  const { t, language } = useWords();
  const draft = useView((view) => view.draft);
  const profiles = useView((view) => view.profiles);
  const online = useSessionPart<OnlineView | null>((session) => session.online, null);
  const textOf = (called: ProfileName, to: PlanDestination, way = ''): string =>
    [profileNameText(called, t), cloudOf(to.platform).words[language].title, way, placeOf(to)]
      .filter((part) => part !== '')
      .join(', ');
  const draftName = nameOfDraft(draft, profiles);
  // The current connection has its own plan; the form may differ by now.
  const plan = online === null || online.kind === 'offline' ? null : online.plan;
  const made = plan && textOf(nameOfPlan(plan, profiles), plan);
  const text =
    made === null
      ? textOf(draftName, draft, draft.tlsEnabled ? 'MQTTS' : 'MQTT')
      : made === textOf(draftName, draft)
        ? made
        : t('setup.head.madeBy', { plan: made, profile: profileNameText(draftName, t) || t('setup.head.noName') });
  return (
    <span className={styles.platform} title={text}>
      {text}
    </span>
  );
};

type PlanDestination = Pick<DraftView, 'platform' | 'host'>;

/** The region if it is part of the host name, otherwise the host. */
const placeOf = ({ platform, host }: PlanDestination): string => cloudOf(platform).hosts.regionOf(host) ?? host;

const RunState = ({ run, cards }: { readonly run: RunView; readonly cards: readonly StageCard[] }) => {
  const { t } = useWords();
  const online = useSessionPart((session) => session.online.kind, 'offline');
  const progress = stageProgress(cards);
  const done = cards.filter(({ state }) => state === 'done' || state === 'skipped').length;
  const isLost = cards.some(({ lostIn }) => lostIn !== null);
  const hasChanged = cards.some(({ summary }) => summary.changed);
  const key = isLost ? 'lost' : stateKey(run, done === cards.length, online, hasChanged);
  const tone = key === 'failed' || key === 'lost' ? styles.failed : key === 'online' ? styles.online : '';
  return (
    <span className={`${styles.state} ${tone}`}>
      {key === 'online' && <IconCheck size={14} stroke={2.25} />}
      {t(`setup.head.${key}`, { ...progress, done })}
      <span aria-hidden="true">·</span>
      {run.endedAtMs === null ? (
        <Elapsed sinceMs={run.startedAtMs} />
      ) : (
        <Duration ms={Math.max(0, run.endedAtMs - run.startedAtMs)} />
      )}
    </span>
  );
};

type HeadKey =
  | 'running'
  | 'stopping'
  | 'failed'
  | 'stopped'
  | 'online'
  | 'recovering'
  | 'onlineChanged'
  | 'changed'
  | 'done'
  | 'partly';

const stateKey = ({ state }: RunView, allDone: boolean, online: OnlineView['kind'], hasChanged: boolean): HeadKey => {
  if (state !== 'done') return state;
  if (online === 'recovering') return 'recovering';
  if (!allDone) return 'partly';
  if (hasChanged) return online === 'online' ? 'onlineChanged' : 'changed';
  return online === 'online' ? 'online' : 'done';
};

const Elapsed = ({ sinceMs }: { readonly sinceMs: number }) => {
  const now = useNow(1_000);
  return <Duration ms={Math.max(0, Math.floor((now - sinceMs) / 1_000) * 1_000)} />;
};

const Duration = ({ ms }: { readonly ms: number }) => {
  const { t } = useWords();
  const seconds = Math.round(ms / 1_000);
  return (
    <span>{t('setup.head.took', { time: seconds < 1 || seconds >= 100 ? durationText(ms) : `${seconds} s` })}</span>
  );
};

const Work = () => (
  <svg aria-hidden="true" className={styles.work} width="16" height="16" viewBox="0 0 20 20">
    <circle cx="10" cy="10" r="8" />
    <path d="M10 2a8 8 0 0 1 8 8" />
  </svg>
);

const announcedEveryMs = 1_000;

/** For screen readers: the stage and its state, at most once a second. */
const Announcement = ({ cards }: { readonly cards: readonly StageCard[] }) => {
  const { t, language } = useWords();
  const acting = cards.find(({ state }) => state === 'running' || state === 'failed' || state === 'stopped');
  const last = acting ?? cards.findLast(({ state }) => state === 'done' || state === 'skipped');
  const text = last
    ? t('setup.live', {
        number: last.number,
        stage: stageTitle(last.id, language),
        state: stateWord(last.state, language),
      })
    : '';
  const [announced, setAnnounced] = useState('');
  useEffect(() => {
    const timer = setTimeout(() => setAnnounced(text), announcedEveryMs);
    return () => clearTimeout(timer);
  }, [text]);
  // Cleared while it is outdated, in another language, or the page is in the background.
  return <VisuallyHidden role="status">{announced === text ? announced : ''}</VisuallyHidden>;
};
