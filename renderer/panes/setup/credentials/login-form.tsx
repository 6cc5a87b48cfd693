import { ActionIcon, Tooltip } from '@mantine/core';
import { parseClientId } from '../../../../shared/credentials/client-id.ts';
import { huaweiTimestamp } from '../../../../shared/credentials/huawei.ts';
import { IconClock } from '../../../parts/icons.ts';
import { useWords } from '../../../parts/words.ts';
import { actDraft, useView } from '../../../store/view-store.ts';
import styles from './credentials.module.css';
import { DraftInput } from './draft-inputs.tsx';
import { wholeNumber } from './parse-number.ts';
import { SecretInput } from './secret-input.tsx';

/** What a person knows of the device, by platform. */
export const LoginForm = () => {
  const isMqtt = useView((view) => view.draft.platform === 'mqtt');
  return (
    <div className={styles.form}>
      {isMqtt ? <MqttLogin /> : <HuaweiLogin />}
      <Address />
    </div>
  );
};

const HuaweiLogin = () => {
  const { t } = useWords();
  const deviceId = useView((view) => view.draft.deviceId);
  const hasSecret = useView((view) => view.draft.hasSecret);
  return (
    <>
      <div className={styles.whole}>
        <DraftInput
          field="deviceId"
          label={t('credentials.deviceId')}
          value={deviceId}
          patchOf={(text) => ({ deviceId: text.trim() })}
          maxLength={256}
        />
      </div>
      <SecretInput field="secret" label={t('credentials.secret')} has={hasSecret} />
      <TimeStamp />
    </>
  );
};

const TimeStamp = () => {
  const { t } = useWords();
  const timestamp = useView((view) => view.draft.timestamp);
  const derived = useView((view) => view.draft.derived);
  const current = parseClientId(derived?.clientId ?? '')?.timestamp ?? huaweiTimestamp(Date.now());
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
              onClick={() => actDraft('draft.change', { patch: { timestamp: null } })}
            >
              <IconClock size={16} stroke={1.75} />
            </ActionIcon>
          </Tooltip>
        )
      }
    />
  );
};

/** The values that a broker wants; for Huawei those that shall win over the derived ones. */
export const MqttLogin = ({ given = false }: { readonly given?: boolean }) => {
  const { t } = useWords();
  const labelled = (name: string): string => (given ? t('credentials.givenField', { name }) : name);
  const clientId = useView((view) => view.draft.clientId);
  const username = useView((view) => view.draft.username);
  const hasPassword = useView((view) => view.draft.hasPassword);
  return (
    <>
      <div className={styles.whole}>
        <DraftInput
          field="clientId"
          label={labelled(t('credentials.clientId'))}
          value={clientId}
          patchOf={(text) => ({ clientId: text })}
          maxLength={512}
        />
      </div>
      <DraftInput
        field="username"
        label={labelled(t('credentials.username'))}
        value={username}
        patchOf={(text) => ({ username: text })}
        maxLength={512}
      />
      <SecretInput field="password" label={labelled(t('credentials.password'))} has={hasPassword} />
    </>
  );
};

const hostExamples = {
  'huawei-iotda': 'xxxxxxxxxx.st1.iotda-device.cn-north-4.myhuaweicloud.com',
  'huawei-v1': '49.4.93.24',
  mqtt: 'broker.example.com',
} as const;

const Address = () => {
  const { t } = useWords();
  const platform = useView((view) => view.draft.platform);
  const host = useView((view) => view.draft.host);
  const port = useView((view) => view.draft.port);
  const tlsEnabled = useView((view) => view.draft.tlsEnabled);
  return (
    <div className={styles.address}>
      <DraftInput
        field="host"
        label={t('credentials.host')}
        value={host}
        patchOf={(text) => ({ host: text.trim() })}
        placeholder={hostExamples[platform]}
        maxLength={300}
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
        placeholder={tlsEnabled ? '8883' : '1883'}
        numeric
        maxLength={6}
      />
    </div>
  );
};
