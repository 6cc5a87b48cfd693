import type { Topics } from '../../../../shared/clouds/cloud.ts';
import {
  type CloudKind,
  cloudOf,
  defaultCloud,
  defaultPort,
  deviceOfTopic,
  topicFolders,
} from '../../../../shared/clouds/index.ts';
import type { DraftFields } from '../../../../shared/contract.ts';

/** The editable part of a draft: the fields, and the topics of the platforms that were chosen before. */
export interface DraftForm {
  readonly fields: DraftFields;
  /** With a placeholder for the device ID, so that they are restored with the current ID. */
  readonly ofOtherPlatforms: Readonly<Partial<Record<CloudKind, Topics>>>;
}

/** The placeholder in topics for an unknown device ID. The user may type it as well. */
export const deviceIdPlaceholder = '{deviceId}';

/** The port of the broker. */
export const portOf = ({ platform, port, tlsEnabled }: DraftFields): number =>
  port ?? defaultPort(platform, tlsEnabled);

/** The device ID in topics; '' if it is unknown or does not exist. */
export const knownDeviceId = ({ platform, ...values }: DraftFields): string =>
  cloudOf(platform).form.deviceIdOf(values);

/** Topics with the device ID in place of its placeholder, if the ID is known. */
export const withKnownDeviceId = (fields: DraftFields): Topics => {
  const id = knownDeviceId(fields);
  const topicOf = (topic: string): string => (id === '' ? topic : topic.replaceAll(deviceIdPlaceholder, () => id));
  return renamedTopics(fields, topicOf);
};

/** The default topics of a cloud. */
const topicsOf = (platform: CloudKind, deviceId: string): Topics => {
  const { topics } = cloudOf(platform);
  return topics.defaults(`${topics.folder ?? ''}${deviceId || deviceIdPlaceholder}/`);
};

export const initialFields: DraftFields = {
  name: '',
  platform: defaultCloud.kind,
  host: '',
  port: defaultPort(defaultCloud.kind, true),
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
  ...topicsOf(defaultCloud.kind, ''),
  family: 'auto',
  apn: '',
};

type Patch = { readonly [Field in keyof DraftFields]?: DraftFields[Field] | undefined };

/**
 * Applies a patch to a form, and what follows from it: the topics of a new platform, as they were when it was chosen before; the default
 * port of platform and TLS; the device ID in the topics of the device. Values in the patch take precedence.
 */
export const changedForm = ({ fields: before, ofOtherPlatforms }: DraftForm, patch: Patch): DraftForm => {
  const given = Object.fromEntries(Object.entries(patch).filter(([, value]) => value !== undefined));
  const after: DraftFields = { ...before, ...given };
  const port =
    patch.port === undefined && isDefaultPort(before) ? { port: defaultPort(after.platform, after.tlsEnabled) } : {};
  const changesPlatform = before.platform !== after.platform;
  const topics = changesPlatform ? topicsOfNext(before, after, ofOtherPlatforms[after.platform] ?? null) : after;
  const { subscriptions, proof } = {
    subscriptions: patch.subscriptions ?? topics.subscriptions,
    proof: patch.proof === undefined ? topics.proof : patch.proof,
  };
  const renamed = renamedTopics({ subscriptions, proof }, (topic) => withDeviceId(topic, before, after.deviceId));
  const left = renamedTopics(before, (topic) => withDeviceId(topic, before, ''));
  return {
    fields: { ...after, ...port, ...renamed },
    ofOtherPlatforms: changesPlatform ? { ...ofOtherPlatforms, [before.platform]: left } : ofOtherPlatforms,
  };
};

const isDefaultPort = ({ platform, port, tlsEnabled }: DraftFields): boolean =>
  port === null || port === defaultPort(platform, tlsEnabled);

/** Topics without a device are kept for the next platform. Its own topics are the earlier ones, or else the default ones. */
const topicsOfNext = (before: DraftFields, after: DraftFields, left: Topics | null): Topics => {
  const next = left ?? topicsOf(after.platform, after.deviceId);
  const isGeneral = ({ topic }: { readonly topic: string }): boolean => deviceOfTopic(topic) === null;
  const isThere = ({ topic }: { readonly topic: string }): boolean =>
    next.subscriptions.some((entry) => entry.topic === topic);
  const kept = before.subscriptions.filter((entry) => isGeneral(entry) && !isThere(entry));
  const ownProof = left === null && before.proof !== null && isGeneral(before.proof) ? before.proof : next.proof;
  return { subscriptions: [...next.subscriptions, ...kept], proof: ownProof };
};

const renamedTopics = ({ subscriptions, proof }: Topics, rename: (topic: string) => string): Topics => ({
  subscriptions: subscriptions.map((entry) => ({ ...entry, topic: rename(entry.topic) })),
  proof: proof && { ...proof, topic: rename(proof.topic) },
});

/** A topic of the device with another device ID; '': with the placeholder. */
const withDeviceId = (topic: string, before: DraftFields, deviceId: string): string => {
  const id = deviceId || deviceIdPlaceholder;
  for (const folder of topicFolders) {
    for (const old of [before.deviceId, deviceIdPlaceholder]) {
      const prefix = `${folder}${old}/`;
      if (old !== '' && topic.startsWith(prefix)) return `${folder}${id}/${topic.slice(prefix.length)}`;
    }
  }
  return topic;
};
