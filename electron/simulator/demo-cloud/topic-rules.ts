/** The two topic folders of a device: those of the retired platform and of the current one (docs/huawei.md §3). */
const ownPrefixes = (deviceId: string): readonly string[] => [
  `/huawei/v1/devices/${deviceId}/`,
  `$oc/devices/${deviceId}/`,
];

/**
 * Whether a device may publish to, subscribe to or receive `topic`: its own topics, and custom ones.
 * Every other topic under `/huawei` and `$` is refused. A filter such as `#` is allowed, so each delivery is checked again.
 */
export const isTopicAllowed = (topic: string, deviceId: string): boolean => {
  if (ownPrefixes(deviceId).some((prefix) => topic.startsWith(prefix))) return true;
  return topic !== '' && !topic.startsWith('/huawei') && !topic.startsWith('$');
};
