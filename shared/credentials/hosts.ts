import { type Warning, warning } from '../warnings.ts';

/** The clouds a profile can name. */
export const cloudKinds = ['huawei-v1', 'huawei-iotda', 'mqtt'] as const;

export type CloudKind = (typeof cloudKinds)[number];

/** Addresses of the retired platform in Huawei's own code and in the article (huawei.md §2.1). */
const retiredAddresses: readonly string[] = ['49.4.93.24', '119.3.248.253', '119.3.251.30'];
const retiredName = /^iot-acc\.[a-z0-9-]+\.myhuaweicloud\.com$/;
const deviceName =
  /^(?:[0-9a-f]{10}\.)?(?:st\d+\.)?(?:iotda-device|iot-mqtts|iot-acc)\.[a-z0-9-]+\.myhuaweicloud\.com$/;
/** REST for applications and the provisioning service: no device speaks MQTT for its data there. */
const otherSideName =
  /^(?:[0-9a-z]+\.)?(?:st\d+\.)?(?:iotda|iotda-app|iot-api|iot-bs|iot-amqps|iot-https|iot-coaps)\.[a-z0-9-]+\.myhuaweicloud\.com$/;

/** What an address of Huawei's cloud is known to be. */
export type HuaweiHostClass = 'retired' | 'device' | 'other-side' | 'unknown';

/** Letter case and a final dot do not count. */
export const classifyHuaweiHost = (host: string): HuaweiHostClass => {
  const name = host.trim().toLowerCase().replace(/\.$/, '');
  if (retiredAddresses.includes(name) || retiredName.test(name)) return 'retired';
  if (otherSideName.test(name)) return 'other-side';
  return deviceName.test(name) ? 'device' : 'unknown';
};

/**
 * What is odd about an address; never a reason to stop, because enterprise editions have addresses of their own.
 * @param tlsEnabled MQTTS is expected on 8883, MQTT on 1883
 */
export const judgeCloudHost = (kind: CloudKind, host: string, port: number, tlsEnabled = true): readonly Warning[] => {
  const hostClass = classifyHuaweiHost(host);
  const expected = tlsEnabled ? 8883 : 1883;
  if (kind === 'mqtt') {
    if (hostClass === 'other-side') return [warning('host-wrong-side', { host, expected })];
    // Any broker may listen anywhere, but hardly at the port that the other protocol has.
    return port === (tlsEnabled ? 1883 : 8883) ? [warning('port-unusual', { port, expected })] : [];
  }
  const warnings: Warning[] = [];
  if (hostClass === 'retired') warnings.push(warning('host-retired', { host }));
  if (hostClass === 'unknown') warnings.push(warning('host-not-recognised', { host }));
  if (kind === 'huawei-v1' && hostClass === 'device') warnings.push(warning('host-of-iotda', { host }));
  if (hostClass === 'other-side') warnings.push(warning('host-wrong-side', { host, expected }));
  else if (port !== expected) warnings.push(warning('port-unusual', { port, expected }));
  return warnings;
};
