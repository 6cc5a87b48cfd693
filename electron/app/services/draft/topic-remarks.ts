import type { DraftFields, DraftRemark } from '../../../../shared/contract.ts';
import { withKnownDeviceId } from './platform-defaults.ts';
import { placeholderPaths } from './profile-of-draft.ts';
import { remark } from './remark.ts';

/** What is to be said of subscriptions and of the test message, beside what a profile forbids anyway. */
export const topicRemarks = (fields: DraftFields, empty: readonly string[]): readonly DraftRemark[] => {
  // Without a device id every topic of the form's own holds the placeholder, and that the id is missing is said already.
  const placeholders = empty.includes('deviceId') ? [] : placeholderPaths(fields);
  return [
    ...placeholders.map((path) => remark(path.replace(/\[(\d+)\]/, '.$1'), 'error', 'placeholder')),
    ...duplicates(fields),
  ];
};

const duplicates = (fields: DraftFields): readonly DraftRemark[] => {
  const topics = withKnownDeviceId(fields).subscriptions.map(({ topic }) => topic);
  return topics.flatMap((topic, index) =>
    topic !== '' && topics.indexOf(topic) < index ? [remark(`subscriptions.${index}.topic`, 'error', 'duplicate')] : [],
  );
};
