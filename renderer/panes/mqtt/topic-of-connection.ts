import type { OnlineView } from '../../../shared/contract.ts';

/**
 * Adapts a topic of the form to the device that is logged in. The form may contain another profile by now, and a broker
 * closes the connection of a device that publishes to another device's topic (docs/huawei.md §5.2 row 22).
 */
export const topicOfConnection = (topic: string, formDeviceId: string, online: OnlineView | null): string => {
  const connected = online === null || online.kind === 'offline' ? '' : (online.plan?.deviceId ?? '');
  if (formDeviceId === '' || connected === '' || connected === formDeviceId) return topic;
  return topic
    .split('/')
    .map((level) => (level === formDeviceId ? connected : level))
    .join('/');
};
