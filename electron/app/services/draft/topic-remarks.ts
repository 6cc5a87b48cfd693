import type { DraftFields, DraftRemark } from '../../../../shared/contract.ts';
import { withKnownDeviceId } from './platform-defaults.ts';
import { placeholderPaths } from './profile-of-draft.ts';
import { remark } from './remark.ts';

/** Remarks about subscriptions and the test message that the validation of a profile does not produce. */
export const topicRemarks = (fields: DraftFields, empty: readonly string[]): readonly DraftRemark[] => {
  // Without a device ID every default topic contains the placeholder, and the missing ID is reported already.
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
