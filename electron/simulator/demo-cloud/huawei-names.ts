/** Regions with an IoT service that public documents and code show (huawei.md §2.1). */
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

/** Addresses that stand in Huawei's own code and in the article: develop centre, access centre, Beijing-4 (huawei.md §2.1). */
export const huaweiAddresses = ['49.4.93.24', '119.3.248.253', '121.36.42.100'] as const;

const formsOf = (region: string): readonly string[] => [
  `iot-acc.${region}.myhuaweicloud.com`,
  `iot-mqtts.${region}.myhuaweicloud.com`,
  `*.iot-mqtts.${region}.myhuaweicloud.com`,
  `*.iotda-device.${region}.myhuaweicloud.com`,
  `*.st1.iotda-device.${region}.myhuaweicloud.com`,
];

/** Every name a device may dial, for a certificate: one `*` stands for the ten hex digits of an instance. */
export const huaweiServerNames: readonly string[] = regions.flatMap(formsOf);

const deviceHost =
  /^(?:[0-9a-f]{10}\.)?(?:st\d+\.)?(?:iotda-device|iot-mqtts|iot-acc)\.[a-z0-9-]+\.myhuaweicloud\.com$/;

/** Whether a device that dials `host` means Huawei Cloud: a documented address, or a name of the forms of huawei.md §2.1. */
export const isHuaweiHost = (host: string): boolean => {
  const name = host.toLowerCase();
  return huaweiAddresses.some((address) => address === name) || deviceHost.test(name);
};
