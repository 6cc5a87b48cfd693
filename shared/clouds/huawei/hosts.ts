import { type Warning, warning } from '../../warnings.ts';
import { portFor, registeredPorts } from '../ports.ts';

/** Addresses of the retired platform, from Huawei's own code and the article (docs/huawei.md §2.1). */
const retiredAddresses: readonly string[] = ['49.4.93.24', '119.3.248.253', '119.3.251.30'];
const retiredName = /^iot-acc\.[a-z0-9-]+\.myhuaweicloud\.com$/;
const deviceName =
  /^(?:[0-9a-f]{10}\.)?(?:st\d+\.)?(?:iotda-device|iot-mqtts|iot-acc)\.[a-z0-9-]+\.myhuaweicloud\.com$/;
/** Hosts of the REST API for applications and of the provisioning service: devices do not send MQTT data there. */
const otherSideName =
  /^(?:[0-9a-z]+\.)?(?:st\d+\.)?(?:iotda|iotda-app|iot-api|iot-bs|iot-amqps|iot-https|iot-coaps)\.[a-z0-9-]+\.myhuaweicloud\.com$/;

/** Regions with an IoT service, from public documents and code (docs/huawei.md §2.1). */
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

/** The names of access hosts in a region; `*` is a placeholder for the ten hex digits of an instance. */
const namesIn = (region: string): readonly string[] => [
  `iot-acc.${region}.myhuaweicloud.com`,
  `iot-mqtts.${region}.myhuaweicloud.com`,
  `*.iot-mqtts.${region}.myhuaweicloud.com`,
  `*.iotda-device.${region}.myhuaweicloud.com`,
  `*.st1.iotda-device.${region}.myhuaweicloud.com`,
];

/** Every host name that a device may connect to. */
export const huaweiHostNames: readonly string[] = regions.flatMap(namesIn);

/** The known role of an address of Huawei's cloud. */
export type HuaweiHostClass = 'retired' | 'device' | 'other-side' | 'unknown';

/** Ignores letter case and a final dot. */
const plainName = (host: string): string => host.trim().toLowerCase().replace(/\.$/, '');

export const classifyHuaweiHost = (host: string): HuaweiHostClass => {
  const name = plainName(host);
  if (retiredAddresses.includes(name) || retiredName.test(name)) return 'retired';
  if (otherSideName.test(name)) return 'other-side';
  return deviceName.test(name) ? 'device' : 'unknown';
};

export const huaweiRegionOf = (host: string): string | null =>
  /\.([a-z]+-[a-z]+-\d+)\.myhuaweicloud\.com$/.exec(plainName(host))?.[1] ?? null;

/** Enterprise editions have their own addresses, so no warning here stops a run. */
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
