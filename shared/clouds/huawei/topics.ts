/** The folder of a device's topics, by platform (docs/huawei.md §3). */
export const huaweiFolders = { iotda: '$oc/devices/', v1: '/huawei/v1/devices/' } as const;
