import { defaultPort, isAskedFor } from '../../../../shared/clouds/index.ts';
import type { DraftView, StepView } from '../../../../shared/contract.ts';
import { useWords } from '../../../parts/words.ts';
import { useSessionPart, useView } from '../../../store/view-store.ts';
import styles from './credentials.module.css';
import { DemoWarning } from './demo-warning.tsx';
import { DerivedLogin } from './derived-login.tsx';
import { isSameLogin, type UsedLogin, usedLoginOf } from './used-login.ts';

/** A finished credentials stage: the host and login that the run used, independent of later changes of the form. */
export const CredentialsSummary = ({ steps }: { readonly steps: readonly StepView[] }) => {
  const { t } = useWords();
  const draft = useView((view) => view.draft);
  const platform = useSessionPart((session) => session.run?.plan.platform ?? null, null) ?? draft.platform;
  const changed = useSessionPart((session) => session.changedStages.includes('credentials'), false);
  const used = usedLoginOf(steps, platform);
  const isNow = used === null || isSameLogin(used, draft.derived, changed);
  return (
    <div className={styles.body}>
      <div className={styles.columns}>
        <Address login={used ?? loginOfForm(draft)} />
        <DerivedLogin compact used={isNow ? null : used} />
      </div>
      {!isNow && !changed && draft.derived && (
        <p className={styles.dim}>{t('credentials.runNow', { clientId: draft.derived.clientId })}</p>
      )}
      <DemoWarning />
    </div>
  );
};

const loginOfForm = ({ host, port, tlsEnabled, platform, timestamp, keepAliveSeconds }: DraftView): AddressOf => ({
  ...{ host, platform, keepAliveSeconds, timestamp: timestamp ?? '' },
  port: port ?? defaultPort(platform, tlsEnabled),
});

type AddressOf = Omit<UsedLogin, 'clientId' | 'username'>;

const Address = ({ login: { host, port, platform, timestamp, keepAliveSeconds } }: { readonly login: AddressOf }) => {
  const { t } = useWords();
  const rows = [
    [t('credentials.host'), host],
    [t('credentials.port'), String(port)],
    isAskedFor(platform, 'timestamp')
      ? [t('credentials.timestamp'), timestamp]
      : [t('credentials.keepAlive'), String(keepAliveSeconds)],
  ] as const;
  return (
    <dl className={styles.given}>
      {rows
        .filter(([, value]) => value !== '')
        .map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd title={value}>{value}</dd>
          </div>
        ))}
    </dl>
  );
};
