/** The two places where a device has topics of its own: the retired platform's and the current one's (docs/huawei.md §3). */
const ownPrefixes = (deviceId: string): readonly string[] => [
  `/huawei/v1/devices/${deviceId}/`,
  `$oc/devices/${deviceId}/`,
];

/**
 * Whether a device may publish to, subscribe to or be sent `topic`: its own topics, and free ones.
 * Everything else under `/huawei` and `$` is refused. A filter such as `#` is free, hence deliveries are judged again.
 */
export const isTopicAllowed = (topic: string, deviceId: string): boolean => {
  if (ownPrefixes(deviceId).some((prefix) => topic.startsWith(prefix))) return true;
  return topic !== '' && !topic.startsWith('/huawei') && !topic.startsWith('$');
};
