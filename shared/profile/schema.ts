import { z } from 'zod';
import { findTextProblem, sizeInBytes } from '../at/quoting.ts';
import { credentialLimitBytes } from '../credentials/huawei.ts';
import { findFilterProblem, findTopicProblem } from './topic.ts';
import { moduleFamilies } from './types.ts';

/** The shape of a profile as written. What one field demands of another is in `rules.ts`, defaults in `normalise.ts`. */

const checked = (find: (value: string) => string | null) =>
  z.string().check((context) => {
    const problem = find(context.value);
    if (problem !== null) context.issues.push({ code: 'custom', message: problem, input: undefined });
  });

/** Text that will be an AT argument. */
const argument = (limitBytes: number) =>
  checked((value) => (value === '' ? 'empty' : findTextProblem(value, limitBytes)));

const credential = argument(credentialLimitBytes);
const path = checked((value) => (value === '' ? 'empty' : /[\0\r\n]/.test(value) ? 'control-character' : null)).max(
  4096,
);
const pemOrPath = z.union([path, z.string().max(65_536).includes('-----BEGIN ')], {
  error: 'must be a file name or PEM text',
});
const nameOrIpv4 = /^[A-Za-z0-9._-]{1,255}$/;
const ipv6 = /^(?=.*:.*:)[0-9A-Fa-f:.]{2,45}$/;
const host = checked((value) =>
  nameOrIpv4.test(value) || ipv6.test(value)
    ? null
    : 'must be a host name or an address, without scheme, port or blanks',
);
const port = z.int().min(1).max(65_535);
const oneOf = <const Values extends readonly number[]>(...values: Values) => z.literal(values);
const qos = oneOf(0, 1, 2).default(0);

const address = { host, port: port.optional() };

const huaweiCloud = z.strictObject({
  kind: z.enum(['huawei-v1', 'huawei-iotda']),
  ...address,
  deviceId: credential.nullish(),
  secret: credential.nullish(),
  secretFile: path.nullish(),
  timestamp: checked((value) => (/^\d{10}$/.test(value) ? null : 'must be ten digits, YYYYMMDDHH in UTC')).nullish(),
  signType: oneOf(0, 1).default(0),
  authType: oneOf(0, 2).default(0),
  clientId: credential.nullish(),
  username: credential.nullish(),
  password: credential.nullish(),
});

const mqttCloud = z.strictObject({
  kind: z.literal('mqtt'),
  ...address,
  clientId: credential,
  username: credential.nullable(),
  password: credential.nullable(),
});

const tls = z.strictObject({
  enabled: z.boolean().default(true),
  ca: pemOrPath.nullish(),
  fileOnModule: argument(64).nullish(),
  clientCert: pemOrPath.nullish(),
  clientKey: pemOrPath.nullish(),
  check: z.enum(['none', 'server', 'mutual']).default('server'),
  checkDates: z.boolean().default(true),
  serverName: host.nullish(),
  version: z.enum(['1.0', '1.1', '1.2', 'all']).nullish(),
});

/** The largest message that any of the modules takes (at-dialect §9.5); a family's own limit is checked later. */
const payload = z.string().refine((value) => sizeInBytes(value) <= 4100, 'longer than 4100 bytes');

const mqtt = z.strictObject({
  keepAlive: z.int().min(1).max(65_535).default(60),
  cleanSession: z.boolean().default(true),
  subscriptions: z
    .array(z.strictObject({ topic: checked(findFilterProblem), qos }))
    .max(100)
    .default([]),
  proof: z.strictObject({ topic: checked(findTopicProblem), qos, payload }).nullish(),
});

const apnName = argument(100);
const apn = z.strictObject({
  name: apnName,
  user: argument(64).nullish(),
  password: argument(64).nullish(),
  auth: z.enum(['none', 'pap', 'chap']).nullish(),
});

const module = z.strictObject({
  family: z.enum(moduleFamilies).default('auto'),
  /** Not a union: a broken object would hide which of its fields is wrong. */
  apn: z.preprocess((value) => (typeof value === 'string' ? { name: value } : value), apn.nullish()),
  simPin: checked((value) => (/^\d{4,8}$/.test(value) ? null : 'must be 4 to 8 digits')).nullish(),
});

export const profileSchema = z.strictObject({
  version: z.literal(1),
  name: z.string().min(1).max(200).default('device'),
  cloud: z.discriminatedUnion('kind', [huaweiCloud, mqttCloud]),
  tls: tls.prefault({}),
  mqtt: mqtt.prefault({}),
  module: module.prefault({}),
});

export type ProfileAsWritten = z.output<typeof profileSchema>;
export type HuaweiCloudAsWritten = z.output<typeof huaweiCloud>;
