import type { ReactNode } from 'react';
import type { LoginField } from '../../../../shared/clouds/cloud.ts';
import { cloudOf, isAskedFor } from '../../../../shared/clouds/index.ts';
import type { DraftView, Product } from '../../../../shared/contract.ts';
import { CopyButton } from '../../../parts/copy-button.tsx';
import { useWords } from '../../../parts/words.ts';
import { requestDraft, useView } from '../../../store/view-store.ts';
import { forgetCopied } from './clipboard.ts';
import styles from './credentials.module.css';
import { RevealButton, useRevealed, useShown } from './draft-inputs.tsx';
import { isSecretMissing, type UsedLogin } from './used-login.ts';

/** Whether a given value replaces the derived one of this name. */
const isGiven = ({ platform }: DraftView, field: LoginField): boolean => cloudOf(platform).form.given.includes(field);

/**
 * The login as a run would send it now. Values can be read and copied, not edited. `compact`: values only. `used`: the
 * different login of a run, whose password is stored nowhere.
 */
export const DerivedLogin = ({
  compact = false,
  used = null,
}: {
  readonly compact?: boolean;
  readonly used?: Pick<UsedLogin, 'clientId' | 'username'> | null;
}) => {
  const { t } = useWords();
  const ofForm = useView((view) => view.draft.derived);
  const derived = used ?? ofForm;
  const givenClientId = useView(({ draft }) => isGiven(draft, 'clientId') && draft.clientId !== '');
  const givenUsername = useView(({ draft }) => isGiven(draft, 'username') && draft.username !== '');
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would disable nothing here; the values are not fields
    <div
      role="group"
      className={compact ? `${styles.derived} ${styles.compact}` : styles.derived}
      aria-label={t('credentials.login')}
    >
      <Row name={t('credentials.clientId')} text={derived?.clientId ?? null} given={used === null && givenClientId} />
      <Row
        name={t('credentials.username')}
        text={derived === null ? null : (derived.username ?? '')}
        given={used === null && givenUsername}
      />
      {used === null && <PasswordRow derived={ofForm} />}
      {!compact && <Notes derived={ofForm} />}
    </div>
  );
};

const Row = ({
  name,
  text,
  given,
}: {
  readonly name: string;
  /** `null`: cannot be derived yet. '': the login has no such value. */
  readonly text: string | null;
  readonly given: boolean;
}) => {
  const copy = text ? <CopyButton what={name} getValue={() => text} /> : null;
  return (
    <RowFrame name={name} given={given} buttons={copy}>
      <Value text={text} />
    </RowFrame>
  );
};

const RowFrame = ({
  name,
  given,
  buttons,
  children,
}: {
  readonly name: string;
  readonly given: boolean;
  readonly buttons: ReactNode;
  readonly children: ReactNode;
}) => {
  const { t } = useWords();
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would disable nothing here; the value is not a field
    <div role="group" className={styles.derivedRow} aria-label={name}>
      <span className={styles.key}>
        {name}
        {given && <span className={styles.givenMark}>{t('credentials.given')}</span>}
      </span>
      <span className={styles.value}>{children}</span>
      <span className={styles.buttons}>{buttons}</span>
    </div>
  );
};

const Value = ({ text }: { readonly text: string | null }) => {
  const { t } = useWords();
  if (text === null) return <span className={styles.none}>{t('credentials.notDerived')}</span>;
  return text === '' ? <span className={styles.none}>{t('credentials.noneGiven')}</span> : text;
};

const maskedPart = '••••••••••••••';

const PasswordRow = ({ derived }: { readonly derived: DraftView['derived'] }) => {
  const { t } = useWords();
  const name = t('credentials.password');
  const [shown, setShown] = useShown();
  const password = derived?.password ?? null;
  const revealed = useRevealed('derivedPassword', shown && password !== null);
  const given = useView(({ draft }) => isGiven(draft, 'password') && draft.hasPassword);
  // The password would be derived from the secret, which is missing.
  const lacksSecret = useView(({ draft }) => isSecretMissing(draft));
  const fetchSecret = async (): Promise<string | null> => {
    const outcome = await requestDraft('draft.reveal', { field: 'derivedPassword' });
    if (!outcome.ok || outcome.value.value === '') return null;
    forgetCopied(outcome.value.value);
    return outcome.value.value;
  };
  return (
    <RowFrame
      name={name}
      given={given}
      buttons={
        password && (
          <>
            <RevealButton what={name} shown={shown} onChange={setShown} />
            <CopyButton what={name} getValue={fetchSecret} />
          </>
        )
      }
    >
      {password === null ? (
        <Value text={derived === null || lacksSecret ? null : ''} />
      ) : (
        (revealed ?? (
          <>
            {password.start}
            <span className={styles.mask}>{maskedPart}</span>
            {password.end}
          </>
        ))
      )}
    </RowFrame>
  );
};

const Notes = ({ derived }: { readonly derived: DraftView['derived'] }) => {
  const { t, language } = useWords();
  const platform = useView((view) => view.draft.platform);
  const hasPassword = useView((view) => view.draft.hasPassword);
  const secrets = useView((view) => view.product.secrets);
  const length = derived?.password?.length;
  const note = ((): string | null => {
    if (derived === null) return cloudOf(platform).words[language].toFillIn;
    if (length === undefined) return null;
    const isDerived = isAskedFor(platform, 'secret') && !hasPassword;
    return isDerived ? t('credentials.derivedNote', { length }) : t('credentials.givenNote', { length });
  })();
  return (
    <div className={styles.notes}>
      {note !== null && <p>{note}</p>}
      <p>
        <SecretKeeping secrets={secrets} />
      </p>
    </div>
  );
};

const SecretKeeping = ({ secrets }: { readonly secrets: Product['secrets'] }) => {
  const { t } = useWords();
  if (secrets.kind === 'kept') return t('credentials.secretsKept', { backend: secrets.backend });
  return {
    browser: t('credentials.secretsBrowser'),
    'no-keyring': t('credentials.secretsNoKeyring'),
    'backend-changed': t('credentials.secretsBackend'),
    unavailable: t('credentials.secretsUnavailable'),
  }[secrets.reason];
};
