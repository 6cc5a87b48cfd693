import type { SecretKeeping } from '../../../shared/contract.ts';
import { useWords } from '../../parts/words.ts';
import { useView } from '../../store/view-store.ts';
import styles from './settings.module.css';

type Reason = Extract<SecretKeeping, { kind: 'session' }>['reason'];

const words = {
  browser: 'settings.secretsBrowser',
  'no-keyring': 'settings.secretsNoKeyring',
  'backend-changed': 'settings.secretsBackendChanged',
  unavailable: 'settings.secretsUnavailable',
} as const satisfies Readonly<Record<Reason, string>>;

/** One line: where secrets are stored, and why there. */
export const SecretKeepingLine = () => {
  const { t } = useWords();
  const secrets = useView(({ product }) => product.secrets);
  return (
    <div>
      <p className={styles.line}>
        {secrets.kind === 'kept' ? t('settings.secretsKept', { backend: secrets.backend }) : t(words[secrets.reason])}
      </p>
      <p className={styles.line}>{t('settings.secretsAlways')}</p>
    </div>
  );
};
