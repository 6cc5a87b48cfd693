import { cloudOf, isAskedFor, usualPort } from '../../../../shared/clouds/index.ts';
import { useWords } from '../../../parts/words.ts';
import { useView } from '../../../store/view-store.ts';
import styles from './credentials.module.css';
import { DemoWarning } from './demo-warning.tsx';
import { DerivedLogin } from './derived-login.tsx';

/** Where the module logs in and as whom: the credentials stage once it has served. */
export const CredentialsSummary = () => (
  <div className={styles.body}>
    <div className={styles.columns}>
      <Address />
      <DerivedLogin compact />
    </div>
    <DemoWarning />
  </div>
);

const Address = () => {
  const { t } = useWords();
  const { host, port, tlsEnabled, platform, timestamp, keepAliveSeconds, derived } = useView((view) => view.draft);
  const hour = timestamp ?? cloudOf(platform).paste.readClientId(derived?.clientId ?? '')?.timestamp ?? '';
  const rows = [
    [t('credentials.host'), host],
    [t('credentials.port'), String(port ?? usualPort(platform, tlsEnabled))],
    isAskedFor(platform, 'timestamp')
      ? [t('credentials.timestamp'), hour]
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
