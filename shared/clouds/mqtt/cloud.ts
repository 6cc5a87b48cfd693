import { z } from 'zod';
import { ok } from '../../outcome.ts';
import { profileProblem } from '../../profile/problem.ts';
import { address, credential } from '../../profile/setting.ts';
import { warning } from '../../warnings.ts';
import type { Cloud } from '../cloud.ts';
import { parseClientId } from '../huawei/client-id.ts';
import { classifyHuaweiHost } from '../huawei/hosts.ts';
import { portFor, registeredPorts } from '../ports.ts';
import type { CloudSettings } from '../settings.ts';
import { mqttWords } from './words.ts';

const kind = 'mqtt';

const schema = z.strictObject({
  kind: z.literal(kind),
  ...address,
  clientId: credential,
  username: credential.nullable(),
  password: credential.nullable(),
});

type MqttAsWritten = z.output<typeof schema>;
interface MqttSettings extends CloudSettings {
  readonly clientId: string;
}

/** Any broker: its login is given, and its topics are unknown. */
export const mqtt: Cloud<typeof kind, MqttAsWritten, MqttSettings> = {
  kind,
  words: mqttWords,
  profile: {
    schema,
    problems: ({ username, password }) =>
      username === null && password !== null
        ? [profileProblem('cloud.username', 'missing-beside', { other: 'password' })]
        : [],
    settings: (written, port) => ({ ...written, port }),
    secretOf: () => ({ secret: null, file: null }),
  },
  login: {
    derive: ({ clientId, username, password }) => ok({ clientId, username, password }),
    warnings: () => [],
    refusalCauses: () => ['password-wrong'],
    impossibleCauses: ['username-differs', 'topic-not-allowed'],
    keepAliveSeconds: null,
  },
  form: {
    fields: ['clientId', 'username', 'password'],
    given: [],
    hasSignType: false,
    hostExample: 'broker.example.com',
    timestampOf: () => '',
    deviceIdOf: () => '',
    empty: ({ clientId }) => (clientId === '' ? ['clientId'] : []),
    written: ({ host, port, clientId, username, password }) => ({
      kind,
      host,
      ...(port === null ? {} : { port }),
      clientId,
      username: username || null,
      password,
    }),
    valuesOf: ({ host, port, clientId, username, password }) => ({
      host,
      port,
      deviceId: '',
      secret: null,
      timestamp: null,
      signType: 0,
      clientId,
      username: username ?? '',
      password,
    }),
    withoutSecrets: (written) => ({ ...written, password: null }),
    commandLineOnly: () => [],
    remarks: () => [],
  },
  hosts: {
    ports: registeredPorts,
    isForDevices: () => false,
    warnings: (host, port, tlsEnabled) => {
      const expected = portFor(registeredPorts, tlsEnabled);
      if (classifyHuaweiHost(host) === 'other-side') return [warning('host-wrong-side', { host, expected })];
      // A broker may use any port, but hardly the registered port of the other protocol.
      return port === portFor(registeredPorts, !tlsEnabled) ? [warning('port-unusual', { port, expected })] : [];
    },
    regionOf: () => null,
  },
  roots: [],
  topics: {
    folder: null,
    defaults: () => ({ subscriptions: [], proof: null }),
    shortName: (rest) => rest,
    meaningOf: () => null,
    summaryOf: () => null,
  },
  paste: {
    isOwn: ({ host = '', clientId = '', deviceId = '' }) =>
      host !== '' &&
      classifyHuaweiHost(host) === 'unknown' &&
      clientId !== '' &&
      parseClientId(clientId) === null &&
      deviceId === '',
    readClientId: () => null,
    readUnnamed: () => null,
  },
  demo: null,
};
