import { Button } from '@mantine/core';
import type { RunView, SessionView } from '../../../shared/contract.ts';
import type { PortAction } from '../../../shared/diagnosis/port-actions.ts';
import type { DiagnosisAction } from '../../../shared/diagnosis.ts';
import type { Failure } from '../../../shared/outcome.ts';
import { describeFailure } from '../../../shared/words/describe-failure.ts';
import { IconPlug } from '../../parts/icons.ts';
import { StateMark } from '../../parts/state-mark.tsx';
import { useWords } from '../../parts/words.ts';
import { showPart } from '../../store/ui-store.ts';
import { requestAndNotify, useScope, useSessionPart, useView } from '../../store/view-store.ts';
import { LostPortButtons } from './failed-stage.tsx';
import styles from './setup-pane.module.css';

/** Above the stages and always visible: a lost port, or why a request was refused. */
export const SetupNote = ({
  refusal,
  hasFailed,
  perform,
}: {
  readonly refusal: Failure | null;
  /** A stage shows why the run failed. */
  readonly hasFailed: boolean;
  readonly perform: (action: DiagnosisAction) => void;
}) => {
  const state = useSessionPart((session) => session.state, null);
  const run = useSessionPart((session) => session.run, null);
  const isShownBelow = hasFailed && state?.kind === 'lost' && isEndOf(state, run);
  return (
    <>
      <IdentityNote />
      <NextNote />
      {isShownBelow && state.reopens && <Waits />}
      {state && state.kind !== 'open' && !isShownBelow && (
        <PortGone
          failure={state.kind === 'lost' ? state.failure : null}
          reopens={state.kind === 'lost' && state.reopens}
          perform={(kind) => perform({ kind, role: null })}
        />
      )}
      {refusal && !isObsolete(refusal, state) && <Refusal failure={refusal} />}
    </>
  );
};

/** A refused port is irrelevant once it is open. A lost port is shown above. */
const isObsolete = ({ code }: Failure, state: SessionView['state'] | null): boolean =>
  code.startsWith('link/') && (state?.kind === 'open' || (state?.kind === 'lost' && state.failure.code === code));

/** The run ended because of this loss, not an earlier one. */
const isEndOf = ({ failure, atMs }: Extract<SessionView['state'], { kind: 'lost' }>, run: RunView | null): boolean =>
  run?.failure?.code === failure.code && run.endedAtMs !== null && run.endedAtMs >= atMs;

/** Explains this page while no port is open. */
export const EmptySetup = () => {
  const { t } = useWords();
  return (
    <div className={styles.empty}>
      <h2>{t('setup.empty.title')}</h2>
      <p>{t('setup.empty.body')}</p>
      <Button
        variant="filled"
        size="md"
        leftSection={<IconPlug size={16} stroke={1.75} />}
        onClick={() => showPart('port')}
      >
        {t('setup.choosePort')}
      </Button>
      <p className={styles.hint}>{t('setup.empty.hint')}</p>
    </div>
  );
};

const PortGone = ({
  failure,
  reopens,
  perform,
}: {
  readonly failure: Failure | null;
  /** The port is opened again when it comes back. */
  readonly reopens: boolean;
  readonly perform: (action: PortAction) => void;
}) => {
  const { t, language } = useWords();
  const described = failure && describeFailure(failure, language);
  return (
    <div className={styles.note} role="status" data-tone={failure ? 'failed' : undefined}>
      <StateMark state={failure ? 'failed' : 'waiting'} />
      <div className={styles.words}>
        <strong>{described ? described.happened : t('setup.ended.closed')}</strong>
        <p>{described ? (reopens ? t('setup.ended.reopens') : described.action) : t('setup.ended.body')}</p>
      </div>
      {reopens ? (
        <StopReopening />
      ) : failure ? (
        <LostPortButtons failure={failure} perform={perform} />
      ) : (
        <Button variant="default" onClick={() => perform('reconnect')}>
          {t('setup.connectAgain')}
        </Button>
      )}
    </div>
  );
};

/** The failed stage already says that the port was lost. */
const Waits = () => {
  const { t } = useWords();
  return (
    <div className={styles.note} role="status" data-tone="waiting">
      <StateMark state="waiting" />
      <div className={styles.words}>
        <strong>{t('setup.ended.waits')}</strong>
        <p>{t('setup.ended.reopens')}</p>
      </div>
      <StopReopening />
    </div>
  );
};

const StopReopening = () => {
  const { t } = useWords();
  const sessionId = useScope();
  return (
    <Button
      variant="default"
      onClick={() => sessionId !== null && requestAndNotify('session.stopReopening', { sessionId })}
    >
      {t('setup.ended.stopWaiting')}
    </Button>
  );
};

/** Until the module on this port is identified, the results are those of the previous one. */
const IdentityNote = () => {
  const { t } = useWords();
  const identity = useSessionPart((session) => (session.state.kind === 'open' ? session.identity : 'same'), 'same');
  const hasResults = useSessionPart(({ run }) => run?.steps.some(({ status }) => status !== 'waiting') ?? false, false);
  if (identity === 'same') return null;
  return (
    <div className={styles.note} role="status" data-identity={identity}>
      <StateMark state={identity === 'asking' ? 'running' : 'waiting'} />
      <div className={styles.words}>
        <strong>{t(`setup.identity.${identity}`)}</strong>
        <p>{t(`setup.${hasResults ? 'identityMeans' : 'identityAlone'}.${identity}`)}</p>
      </div>
    </div>
  );
};

/** A choice that takes effect after the run. Until then the form belongs to the run. */
const NextNote = () => {
  const { t } = useWords();
  const next = useView(({ draft }) => draft.opensNext);
  const name = useView(
    ({ draft, profiles }) => profiles.find(({ id }) => id === draft.opensNext?.profileId)?.name ?? '',
  );
  if (next === null) return null;
  return (
    <div className={styles.note} role="status" data-tone="waiting">
      <StateMark state="waiting" />
      <div className={styles.words}>
        <strong>{name === '' ? t('setup.opensNext.other') : t('setup.opensNext.profile', { name })}</strong>
        <p>{t('setup.opensNext.means')}</p>
      </div>
    </div>
  );
};

const Refusal = ({ failure }: { readonly failure: Failure }) => {
  const { language } = useWords();
  const { happened, action } = describeFailure(failure, language);
  return (
    <div className={styles.note} role="alert" data-tone="failed">
      <StateMark state="failed" />
      <div className={styles.words}>
        <strong>{happened}</strong>
        <p>{action}</p>
      </div>
    </div>
  );
};
