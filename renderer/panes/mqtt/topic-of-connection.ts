import type { OnlineView } from '../../../shared/contract.ts';

/**
 * A topic of the form, for the device that is logged in. The form may hold another profile by now, and a broker closes the connection of a device
 * that publishes to the topic of another one (docs/huawei.md §5.2 row 22).
 */
export const topicOfConnection = (topic: string, formDeviceId: string, online: OnlineView | null): string => {
  const connected = online === null || online.kind === 'offline' ? '' : (online.plan?.deviceId ?? '');
  if (formDeviceId === '' || connected === '' || connected === formDeviceId) return topic;
  return topic
    .split('/')
    .map((level) => (level === formDeviceId ? connected : level))
    .join('/');
};
