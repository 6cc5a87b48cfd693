import { ActionIcon, Tooltip } from '@mantine/core';
import type { LoginField } from '../../../../shared/clouds/cloud.ts';
import { cloudOf, defaultPort } from '../../../../shared/clouds/index.ts';
import { assertNever } from '../../../../shared/never.ts';
import { IconClock } from '../../../parts/icons.ts';
import { useWords } from '../../../parts/words.ts';
import { requestDraftAndNotify, useView } from '../../../store/view-store.ts';
import styles from './credentials.module.css';
import { DraftInput } from './draft-inputs.tsx';
import { wholeNumber } from './parse-number.ts';
import { SecretInput } from './secret-input.tsx';

/** The device data: the fields that the cloud asks for, and its address. */
export const LoginForm = () => {
  const platform = useView((view) => view.draft.platform);
  return (
    <div className={styles.form}>
      {cloudOf(platform).form.fields.map((field) => (
        <LoginInput key={field} field={field} />
      ))}
      <Address />
    </div>
  );
};

/** `given`: a value that overrides the derived one. */
export const LoginInput = ({ field, given = false }: { readonly field: LoginField; readonly given?: boolean }) => {
  switch (field) {
    case 'deviceId':
      return <DeviceId />;
    case 'secret':
      return <Secret />;
    case 'timestamp':
      return <TimeStamp />;
    case 'clientId':
      return <ClientId given={given} />;
    case 'username':
      return <Username given={given} />;
    case 'password':
      return <Password given={given} />;
    default:
      return assertNever(field);
  }
};

/** Where the cloud's console shows a value; only while the value is missing. */
const usePlaceOf = (field: LoginField | 'host', isThere: boolean): string | undefined => {
  const { language } = useWords();
  const platform = useView((view) => view.draft.platform);
  return isThere ? undefined : cloudOf(platform).words[language].places[field];
};

const hintOf = (place: string | undefined): { readonly hint?: string } => (place === undefined ? {} : { hint: place });

const DeviceId = () => {
  const { t } = useWords();
  const deviceId = useView((view) => view.draft.deviceId);
  const place = usePlaceOf('deviceId', deviceId !== '');
  return (
    <div className={styles.whole}>
      <DraftInput
        field="deviceId"
        label={t('credentials.deviceId')}
        value={deviceId}
        patchOf={(text) => ({ deviceId: text.trim() })}
        maxLength={256}
        {...hintOf(place)}
      />
    </div>
  );
};

const Secret = () => {
  const { t } = useWords();
  const has = useView((view) => view.draft.hasSecret);
  const place = usePlaceOf('secret', has);
  return <SecretInput field="secret" label={t('credentials.secret')} has={has} {...hintOf(place)} />;
};

const TimeStamp = () => {
  const { t } = useWords();
  const timestamp = useView((view) => view.draft.timestamp);
  const derived = useView((view) => view.draft.derived);
  const { paste, form } = cloudOf(useView((view) => view.draft.platform));
  const current = paste.readClientId(derived?.clientId ?? '')?.timestamp ?? form.timestampOf(Date.now());
  const fixed = timestamp !== null;
  return (
    <DraftInput
      field="timestamp"
      label={t('credentials.timestampLabel')}
      value={timestamp ?? ''}
      patchOf={(text) => ({ timestamp: text.trim() === '' ? null : text.trim() })}
      placeholder={fixed ? '' : current}
      hint={fixed ? t('credentials.timestampFixed') : t('credentials.timestampNow')}
      numeric
      maxLength={20}
      rightSection={
        fixed && (
          <Tooltip label={t('credentials.useCurrentHour')}>
            <ActionIcon
              variant="subtle"
              color="gray"
              size={28}
              aria-label={t('credentials.useCurrentHour')}
              onClick={() => requestDraftAndNotify('draft.change', { patch: { timestamp: null } })}
            >
              <IconClock size={16} stroke={1.75} />
            </ActionIcon>
          </Tooltip>
        )
      }
    />
  );
};

interface GivenProps {
  readonly given: boolean;
}

const useLabel = (given: boolean): ((name: string) => string) => {
  const { t } = useWords();
  return (name) => (given ? t('credentials.givenField', { name }) : name);
};

const ClientId = ({ given }: GivenProps) => {
  const { t } = useWords();
  const labelled = useLabel(given);
  const clientId = useView((view) => view.draft.clientId);
  return (
    <div className={styles.whole}>
      <DraftInput
        field="clientId"
        label={labelled(t('credentials.clientId'))}
        value={clientId}
        patchOf={(text) => ({ clientId: text })}
        maxLength={512}
      />
    </div>
  );
};

const Username = ({ given }: GivenProps) => {
  const { t } = useWords();
  const labelled = useLabel(given);
  const username = useView((view) => view.draft.username);
  return (
    <DraftInput
      field="username"
      label={labelled(t('credentials.username'))}
      value={username}
      patchOf={(text) => ({ username: text })}
      maxLength={512}
    />
  );
};

const Password = ({ given }: GivenProps) => {
  const { t } = useWords();
  const labelled = useLabel(given);
  const has = useView((view) => view.draft.hasPassword);
  return <SecretInput field="password" label={labelled(t('credentials.password'))} has={has} />;
};

const Address = () => {
  const { t } = useWords();
  const platform = useView((view) => view.draft.platform);
  const host = useView((view) => view.draft.host);
  const port = useView((view) => view.draft.port);
  const tlsEnabled = useView((view) => view.draft.tlsEnabled);
  const place = usePlaceOf('host', host !== '');
  return (
    <div className={styles.address}>
      <DraftInput
        field="host"
        label={t('credentials.host')}
        value={host}
        patchOf={(text) => ({ host: text.trim() })}
        placeholder={cloudOf(platform).form.hostExample}
        maxLength={300}
        {...hintOf(place)}
      />
      <DraftInput
        field="port"
        label={t('credentials.port')}
        value={port === null ? '' : String(port)}
        patchOf={(text) => {
          if (text.trim() === '') return { port: null };
          const number = wholeNumber(text, 1, 65_535);
          return number === null ? null : { port: number };
        }}
        problem={t('credentials.portProblem')}
        placeholder={String(defaultPort(platform, tlsEnabled))}
        numeric
        maxLength={6}
      />
    </div>
  );
};
