import { type Warning, warning } from '../../warnings.ts';
import { portFor, registeredPorts } from '../ports.ts';

/** Addresses of the retired platform in Huawei's own code and in the article (docs/huawei.md §2.1). */
const retiredAddresses: readonly string[] = ['49.4.93.24', '119.3.248.253', '119.3.251.30'];
const retiredName = /^iot-acc\.[a-z0-9-]+\.myhuaweicloud\.com$/;
const deviceName =
  /^(?:[0-9a-f]{10}\.)?(?:st\d+\.)?(?:iotda-device|iot-mqtts|iot-acc)\.[a-z0-9-]+\.myhuaweicloud\.com$/;
/** REST for applications and the provisioning service: no device speaks MQTT for its data there. */
const otherSideName =
  /^(?:[0-9a-z]+\.)?(?:st\d+\.)?(?:iotda|iotda-app|iot-api|iot-bs|iot-amqps|iot-https|iot-coaps)\.[a-z0-9-]+\.myhuaweicloud\.com$/;

/** Regions with an IoT service that public documents and code show (docs/huawei.md §2.1). */
const regions = [
  'cn-north-4',
  'cn-east-3',
  'cn-south-1',
  'cn-south-4',
  'ap-southeast-1',
  'ap-southeast-2',
  'ap-southeast-3',
  'ap-southeast-4',
  'af-south-1',
  'la-south-2',
  'la-north-2',
  'sa-brazil-1',
  'me-east-1',
] as const;

/** The names of access hosts in a region; one `*` stands for the ten hex digits of an instance. */
const namesIn = (region: string): readonly string[] => [
  `iot-acc.${region}.myhuaweicloud.com`,
  `iot-mqtts.${region}.myhuaweicloud.com`,
  `*.iot-mqtts.${region}.myhuaweicloud.com`,
  `*.iotda-device.${region}.myhuaweicloud.com`,
  `*.st1.iotda-device.${region}.myhuaweicloud.com`,
];

/** Every name that a device may dial. */
export const huaweiHostNames: readonly string[] = regions.flatMap(namesIn);

/** What an address of Huawei's cloud is known to be. */
export type HuaweiHostClass = 'retired' | 'device' | 'other-side' | 'unknown';

/** Letter case and a final dot do not count. */
const plainName = (host: string): string => host.trim().toLowerCase().replace(/\.$/, '');

export const classifyHuaweiHost = (host: string): HuaweiHostClass => {
  const name = plainName(host);
  if (retiredAddresses.includes(name) || retiredName.test(name)) return 'retired';
  if (otherSideName.test(name)) return 'other-side';
  return deviceName.test(name) ? 'device' : 'unknown';
};

export const huaweiRegionOf = (host: string): string | null =>
  /\.([a-z]+-[a-z]+-\d+)\.myhuaweicloud\.com$/.exec(plainName(host))?.[1] ?? null;

/** Enterprise editions have addresses of their own, so nothing here is a reason to stop. */
export const huaweiHostWarnings = (host: string, port: number, tlsEnabled: boolean): readonly Warning[] => {
  const hostClass = classifyHuaweiHost(host);
  const expected = portFor(registeredPorts, tlsEnabled);
  const warnings: Warning[] = [];
  if (hostClass === 'retired') warnings.push(warning('host-retired', { host }));
  if (hostClass === 'unknown') warnings.push(warning('host-not-recognised', { host }));
  if (hostClass === 'other-side') warnings.push(warning('host-wrong-side', { host, expected }));
  else if (port !== expected) warnings.push(warning('port-unusual', { port, expected }));
  return warnings;
};
