/** Addresses in Huawei's own code and in the article: develop centre, access centre, Beijing-4 (docs/huawei.md §2.1). */
export const huaweiAddresses = ['49.4.93.24', '119.3.248.253', '121.36.42.100'] as const;

const deviceHost =
  /^(?:[0-9a-f]{10}\.)?(?:st\d+\.)?(?:iotda-device|iot-mqtts|iot-acc)\.[a-z0-9-]+\.myhuaweicloud\.com$/;

/** Whether `host` belongs to Huawei Cloud: a documented address, or a name in the formats of docs/huawei.md §2.1. */
export const isHuaweiHost = (host: string): boolean => {
  const name = host.toLowerCase();
  return huaweiAddresses.some((address) => address === name) || deviceHost.test(name);
};
