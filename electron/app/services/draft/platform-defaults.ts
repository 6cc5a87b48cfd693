import type { DraftFields } from '../../../../shared/contract.ts';
import { parseClientId } from '../../../../shared/credentials/client-id.ts';
import type { CloudKind } from '../../../../shared/credentials/hosts.ts';

export type Topics = Pick<DraftFields, 'subscriptions' | 'proof'>;

/** What a person edits: the fields, and the topics of the platforms that were chosen before, as they were left. */
export interface DraftForm {
  readonly fields: DraftFields;
  /** Device ids stand in them as their placeholder, so that they come back under the present one. */
  readonly elsewhere: Readonly<Partial<Record<CloudKind, Topics>>>;
}

/** Stands in topics for a device id that is not known yet, and may be typed. */
export const deviceIdPlaceholder = '{deviceId}';

/** The id of the device, or that of the clientId that was given instead; '' while neither is known, and for another broker. */
export const knownDeviceId = ({ platform, deviceId, clientId }: DraftFields): string =>
  platform === 'mqtt' ? '' : deviceId || (parseClientId(clientId)?.id ?? '');

/** With the id in the place of its placeholder, where one is known. */
export const withKnownDeviceId = (fields: DraftFields): Topics => {
  const id = knownDeviceId(fields);
  const topicOf = (topic: string): string => (id === '' ? topic : topic.replaceAll(deviceIdPlaceholder, () => id));
  return renamedTopics(fields, topicOf);
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
 * A form with a patch laid over it, and what follows from it: another platform brings its topics, as they were left if it was chosen
 * before; the port follows TLS; topics under the device's own folder follow its id. What the patch itself gives stands.
 */
export const changedForm = ({ fields: before, elsewhere }: DraftForm, patch: Patch): DraftForm => {
  const given = Object.fromEntries(Object.entries(patch).filter(([, value]) => value !== undefined));
  const after: DraftFields = { ...before, ...given };
  const port = patch.port === undefined && isDefaultPort(before) ? { port: portOf(after.tlsEnabled) } : {};
  const moves = before.platform !== after.platform;
  const topics = moves ? topicsOfNext(before, after, elsewhere[after.platform] ?? null) : after;
  const { subscriptions, proof } = {
    subscriptions: patch.subscriptions ?? topics.subscriptions,
    proof: patch.proof === undefined ? topics.proof : patch.proof,
  };
  const renamed = renamedTopics({ subscriptions, proof }, (topic) => followed(topic, before, after.deviceId));
  const left = renamedTopics(before, (topic) => followed(topic, before, ''));
  return {
    fields: { ...after, ...port, ...renamed },
    elsewhere: moves ? { ...elsewhere, [before.platform]: left } : elsewhere,
  };
};

const isDefaultPort = ({ port, tlsEnabled }: DraftFields): boolean => port === null || port === portOf(tlsEnabled);

/** Topics that are nobody's in particular go along to the next platform; its own are those that were left there, or the usual ones. */
const topicsOfNext = (before: DraftFields, after: DraftFields, left: Topics | null): Topics => {
  const next = left ?? topicsOf(after.platform, after.deviceId);
  const isGeneral = ({ topic }: { readonly topic: string }): boolean => deviceOfTopic(topic) === null;
  const isThere = ({ topic }: { readonly topic: string }): boolean =>
    next.subscriptions.some((entry) => entry.topic === topic);
  const along = before.subscriptions.filter((entry) => isGeneral(entry) && !isThere(entry));
  const ownProof = left === null && before.proof !== null && isGeneral(before.proof) ? before.proof : next.proof;
  return { subscriptions: [...next.subscriptions, ...along], proof: ownProof };
};

const renamedTopics = ({ subscriptions, proof }: Topics, rename: (topic: string) => string): Topics => ({
  subscriptions: subscriptions.map((entry) => ({ ...entry, topic: rename(entry.topic) })),
  proof: proof && { ...proof, topic: rename(proof.topic) },
});

/** A topic of the device's own under another id; '': under the placeholder. */
const followed = (topic: string, before: DraftFields, deviceId: string): string => {
  const id = deviceId || deviceIdPlaceholder;
  for (const folder of Object.values(folders)) {
    for (const old of [before.deviceId, deviceIdPlaceholder]) {
      const prefix = `${folder}${old}/`;
      if (old !== '' && topic.startsWith(prefix)) return `${folder}${id}/${topic.slice(prefix.length)}`;
    }
  }
  return topic;
};
