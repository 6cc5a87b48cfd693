/** One line per cloud. Only `index.ts` imports this list. */
export { huaweiIotda } from './huawei-iotda/cloud.ts';
export { huaweiV1 } from './huawei-v1/cloud.ts';
export { mqtt } from './mqtt/cloud.ts';
