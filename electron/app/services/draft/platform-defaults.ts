import type { DraftFields } from '../../../../shared/contract.ts';
import { parseClientId } from '../../../../shared/credentials/client-id.ts';
import type { CloudKind } from '../../../../shared/credentials/hosts.ts';

type Topics = Pick<DraftFields, 'subscriptions' | 'proof'>;

/** Stands in topics for a device id that is not known yet, and may be typed. */
export const deviceIdPlaceholder = '{deviceId}';

/** The id of the device, or that of the clientId that was given instead; '' while neither is known, and for another broker. */
export const knownDeviceId = ({ platform, deviceId, clientId }: DraftFields): string =>
  platform === 'mqtt' ? '' : deviceId || (parseClientId(clientId)?.id ?? '');

/** With the id in the place of its placeholder, where one is known. */
export const withKnownDeviceId = (fields: DraftFields): Topics => {
  const id = knownDeviceId(fields);
  const topicOf = (topic: string): string => (id === '' ? topic : topic.replaceAll(deviceIdPlaceholder, () => id));
  const { subscriptions, proof } = fields;
  return {
    subscriptions: subscriptions.map((entry) => ({ ...entry, topic: topicOf(entry.topic) })),
    proof: proof && { ...proof, topic: topicOf(proof.topic) },
  };
};

/** The device that a topic belongs to by its folder; `null`: to none in particular. */
export const deviceOfTopic = (topic: string): string | null => {
  const folder = Object.values(folders).find((prefix) => topic.startsWith(prefix));
  return folder === undefined ? null : (topic.slice(folder.length).split('/')[0] ?? null);
};

/** huawei.md §3.1: none of these sends back what a device reports, hence QoS 1: PUBACK is the proof. */
const iotdaTopics = (prefix: string): Topics => ({
  subscriptions: [
    { topic: `${prefix}sys/commands/#`, qos: 0 },
    { topic: `${prefix}sys/messages/down`, qos: 0 },
    { topic: `${prefix}sys/properties/set/#`, qos: 0 },
  ],
  proof: {
    topic: `${prefix}sys/properties/report`,
    qos: 1,
    payload: '{"services":[{"service_id":"Greenhouse","properties":{"temperature":21.5}}]}',
  },
});

/** huawei.md §3.3. */
const v1Topics = (prefix: string): Topics => ({
  subscriptions: [{ topic: `${prefix}command/json`, qos: 0 }],
  proof: {
    topic: `${prefix}data/json`,
    qos: 1,
    payload: '{"msgType":"deviceReq","data":[{"serviceId":"Greenhouse","serviceData":{"temperature":21.5}}]}',
  },
});

const noTopics: Topics = { subscriptions: [], proof: null };

const folders: Readonly<Record<Exclude<CloudKind, 'mqtt'>, string>> = {
  'huawei-iotda': '$oc/devices/',
  'huawei-v1': '/huawei/v1/devices/',
};

/** The topics with which a platform begins. */
export const topicsOf = (platform: CloudKind, deviceId: string): Topics => {
  if (platform === 'mqtt') return noTopics;
  const prefix = `${folders[platform]}${deviceId || deviceIdPlaceholder}/`;
  return platform === 'huawei-iotda' ? iotdaTopics(prefix) : v1Topics(prefix);
};

export const portOf = (tlsEnabled: boolean): number => (tlsEnabled ? 8883 : 1883);

export const initialFields: DraftFields = {
  name: '',
  platform: 'huawei-iotda',
  host: '',
  port: portOf(true),
  deviceId: '',
  timestamp: null,
  signType: 0,
  clientId: '',
  username: '',
  tlsEnabled: true,
  tlsCheck: 'server',
  checkDates: true,
  keepAliveSeconds: 120,
  cleanSession: true,
  ...topicsOf('huawei-iotda', ''),
  family: 'auto',
  apn: '',
};

type Patch = { readonly [Field in keyof DraftFields]?: DraftFields[Field] | undefined };

/**
 * Fields with a patch laid over them, and what follows from it: another platform brings its port and topics, the port follows TLS,
 * topics under the device's own folder follow its id. What the patch itself gives stands, and so does what a person wrote before.
 */
export const changedFields = (before: DraftFields, patch: Patch): DraftFields => {
  const given = Object.fromEntries(Object.entries(patch).filter(([, value]) => value !== undefined));
  const after: DraftFields = { ...before, ...given };
  const port = patch.port === undefined && isDefaultPort(before) ? { port: portOf(after.tlsEnabled) } : {};
  return { ...after, ...port, ...topicsAfter(before, after, patch) };
};

const isDefaultPort = ({ port, tlsEnabled }: DraftFields): boolean => port === null || port === portOf(tlsEnabled);

const topicsAfter = (before: DraftFields, after: DraftFields, patch: Patch): Topics => {
  const old = topicsOf(before.platform, before.deviceId);
  const fresh = topicsOf(after.platform, after.deviceId);
  const moves = before.platform !== after.platform;
  const isOld = ({ topic }: { readonly topic: string }): boolean =>
    old.subscriptions.some((item) => item.topic === topic);
  const kept = moves ? after.subscriptions.filter((item) => !isOld(item)) : after.subscriptions;
  const subscriptions =
    patch.subscriptions === undefined && moves ? [...fresh.subscriptions, ...kept] : after.subscriptions;
  const wroteProof = after.proof !== null && after.proof.topic !== old.proof?.topic;
  const proof = patch.proof === undefined && moves && !wroteProof ? fresh.proof : after.proof;
  return {
    subscriptions: subscriptions.map((item) => ({ ...item, topic: followed(item.topic, before, after) })),
    proof: proof && { ...proof, topic: followed(proof.topic, before, after) },
  };
};

/** A topic of the device's own under its present id. */
const followed = (topic: string, before: DraftFields, after: DraftFields): string => {
  const id = after.deviceId || deviceIdPlaceholder;
  for (const folder of Object.values(folders)) {
    for (const old of [before.deviceId, deviceIdPlaceholder]) {
      const prefix = `${folder}${old}/`;
      if (old !== '' && topic.startsWith(prefix)) return `${folder}${id}/${topic.slice(prefix.length)}`;
    }
  }
  return topic;
};
