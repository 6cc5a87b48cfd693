/** Every cloud, each by one line. Nothing but `index.ts` reads this list. */
export { huaweiIotda } from './huawei-iotda/cloud.ts';
export { huaweiV1 } from './huawei-v1/cloud.ts';
export { mqtt } from './mqtt/cloud.ts';
