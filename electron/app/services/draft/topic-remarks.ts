import type { DraftFields, DraftRemark } from '../../../../shared/contract.ts';
import { parseClientId } from '../../../../shared/credentials/client-id.ts';
import { findJsonError } from '../../../../shared/profile/json-error.ts';
import { deviceOfTopic, withKnownDeviceId } from './platform-defaults.ts';
import { placeholderPaths } from './profile-of-draft.ts';
import { remark } from './remark.ts';

/** What is to be said of subscriptions and of the test message, beside what a profile forbids anyway. */
export const topicRemarks = (fields: DraftFields, empty: readonly string[]): readonly DraftRemark[] => {
  // Without a device id every topic of the form's own holds the placeholder, and that the id is missing is said already.
  const placeholders = empty.includes('deviceId') ? [] : placeholderPaths(fields);
  return [
    ...placeholders.map((path) => remark(path.replace(/\[(\d+)\]/, '.$1'), 'error', 'placeholder')),
    ...duplicates(fields),
    ...(fields.platform === 'mqtt' ? [] : huaweiRemarks(fields)),
  ];
};

const duplicates = (fields: DraftFields): readonly DraftRemark[] => {
  const topics = withKnownDeviceId(fields).subscriptions.map(({ topic }) => topic);
  return topics.flatMap((topic, index) =>
    topic !== '' && topics.indexOf(topic) < index ? [remark(`subscriptions.${index}.topic`, 'error', 'duplicate')] : [],
  );
};

/** QoS 2 and topics of another device: how the platform answers is not published, so these do not stop a run (huawei.md §4, §5.2 row 22). */
const huaweiRemarks = (fields: DraftFields): readonly DraftRemark[] => {
  const { subscriptions, proof } = withKnownDeviceId(fields);
  const ids = [fields.deviceId, parseClientId(fields.clientId)?.id ?? ''].filter((id) => id !== '');
  const entries = [
    ...subscriptions.map((entry, index) => ({ ...entry, field: `subscriptions.${index}.topic` })),
    ...(proof === null ? [] : [{ ...proof, field: 'proof.topic' }]),
  ];
  const remarks = entries.flatMap(({ field, topic, qos }) => {
    const device = deviceOfTopic(topic);
    const isOthers = device !== null && ids.length > 0 && !ids.includes(device);
    return [
      ...(qos === 2 ? [remark(field, 'warning', 'qos-2-refused')] : []),
      ...(isOthers ? [remark(field, 'warning', 'topic-of-another-device')] : []),
    ];
  });
  const wantsJson = proof !== null && jsonTopic.test(proof.topic) && findJsonError(proof.payload, 32) !== null;
  return wantsJson ? [...remarks, remark('proof.payload', 'warning', 'payload-not-json')] : remarks;
};

/** Where the platform reads what comes by the model of the product; messages and topics of one's own may carry anything. */
const jsonTopic =
  /^\$oc\/devices\/[^/]+\/sys\/(?:properties|events|gateway|commands)\/|^\/huawei\/v1\/devices\/[^/]+\/data\/json$/;
