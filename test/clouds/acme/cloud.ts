import { z } from 'zod';
import type { Cloud } from '../../../shared/clouds/cloud.ts';
import { hmacSha256Hex } from '../../../shared/clouds/huawei/derive.ts';
import type { CloudSettings } from '../../../shared/clouds/settings.ts';
import { ok } from '../../../shared/outcome.ts';
import { profileProblem } from '../../../shared/profile/problem.ts';
import { address, credential, filePath } from '../../../shared/profile/setting.ts';
import { warning } from '../../../shared/warnings.ts';
import { acmeRoot } from './root.ts';

/** An invented cloud that differs from all others in every member of the interface. */
const kind = 'acme';
const folder = 'acme/things/';

const schema = z.strictObject({
  kind: z.literal(kind),
  ...address,
  deviceId: credential,
  secret: credential.nullish(),
  secretFile: filePath.nullish(),
});

type AcmeAsWritten = z.input<typeof schema>;

interface AcmeSettings extends CloudSettings {
  readonly deviceId: string;
  readonly secret: string | null;
  readonly secretFile: string | null;
}

const isHost = (host: string): boolean => /^[a-z]+\.mqtt\.acme\.example$/.test(host);

export const acme: Cloud<typeof kind, AcmeAsWritten, AcmeSettings> = {
  kind,
  words: {
    en: {
      name: 'Acme',
      title: 'Acme Things',
      toFillIn: 'Fill in the name of the thing and its key.',
      roots: 'Acme',
      places: { deviceId: 'Acme: Things, Name' },
      meanings: { orders: 'orders of Acme' },
    },
    zh: {
      name: '极致云',
      title: '极致云物联',
      toFillIn: '请填写设备名称和密钥。',
      roots: '极致云',
      places: { deviceId: '极致云：设备，名称' },
      meanings: { orders: '极致云下发指令' },
    },
  },
  profile: {
    schema,
    problems: ({ secret, secretFile }) => (secret && secretFile ? [profileProblem('cloud', 'one-secret')] : []),
    settings: ({ host, deviceId, secret, secretFile }, port) => ({
      kind,
      host,
      port,
      deviceId,
      secret: secret ?? null,
      secretFile: secretFile ?? null,
      clientId: null,
      username: null,
      password: null,
    }),
    secretOf: ({ secret, secretFile }) => ({ secret, file: secretFile }),
  },
  login: {
    derive: ({ deviceId }, secret, nowMs) =>
      ok({
        clientId: deviceId,
        username: `${deviceId};${Math.floor(nowMs / 1000) + 3600}`,
        password: secret && hmacSha256Hex(secret, deviceId),
      }),
    warnings: () => [],
    refusalCauses: () => ['device-deleted'],
    impossibleCauses: ['password-wrong'],
    keepAliveSeconds: { least: 5, most: 50 },
  },
  form: {
    fields: ['deviceId', 'secret'],
    given: [],
    hasSignType: false,
    hostExample: 'north.mqtt.acme.example',
    timestampOf: () => '',
    deviceIdOf: ({ deviceId }) => deviceId,
    empty: ({ deviceId, secret }, byCertificate) => [
      ...(deviceId === '' ? (['deviceId'] as const) : []),
      ...(secret === null && !byCertificate ? (['secret'] as const) : []),
    ],
    written: ({ host, port, deviceId, secret }) => ({
      kind,
      host,
      ...(port === null ? {} : { port }),
      deviceId,
      secret,
    }),
    valuesOf: ({ host, port, deviceId, secret }) => ({
      host,
      port,
      deviceId,
      secret,
      timestamp: null,
      signType: 0,
      clientId: '',
      username: '',
      password: null,
    }),
    withoutSecrets: (written, _, secretFile) => ({ ...written, secret: null, secretFile }),
    commandLineOnly: () => [],
    remarks: ({ keepAliveSeconds }) =>
      keepAliveSeconds > 50
        ? [{ field: 'keepAliveSeconds', level: 'error', code: 'at-most', facts: { limit: 50 } }]
        : [],
  },
  hosts: {
    ports: { tls: 18_883, plain: 11_883 },
    isForDevices: isHost,
    warnings: (host) => (isHost(host) ? [] : [warning('host-not-recognised', { host })]),
    regionOf: (host) => host.split('.')[0] ?? null,
  },
  roots: [acmeRoot],
  topics: {
    folder,
    defaults: (prefix) => ({
      subscriptions: [{ topic: `${prefix}orders/+`, qos: 1 }],
      proof: { topic: `${prefix}news`, qos: 1, payload: '{"acme":1}' },
    }),
    shortName: (rest) => rest.toUpperCase(),
    meaningOf: (topic) => (topic.startsWith(folder) && topic.includes('/orders/') ? 'orders' : null),
    summaryOf: (payload) =>
      typeof payload.acme === 'number' ? { head: 'acme', pairs: [['number', payload.acme]] } : null,
  },
  paste: {
    isOwn: ({ host = '' }) => isHost(host),
    readClientId: () => null,
    readUnnamed: () => null,
  },
  demo: null,
};
