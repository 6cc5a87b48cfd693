import type { CloudTopics } from '../cloud.ts';
import { huaweiFolders } from '../huawei/topics.ts';

/** A sample report of a device (docs/huawei.md §3.3), as the test message of a new form. */
export const v1Report =
  '{"msgType":"deviceReq","data":[{"serviceId":"Greenhouse","serviceData":{"temperature":21.5}}]}';

export const v1Topics: CloudTopics = {
  folder: huaweiFolders.v1,
  defaults: (prefix) => ({
    subscriptions: [{ topic: `${prefix}command/json`, qos: 0 }],
    proof: { topic: `${prefix}data/json`, qos: 1, payload: v1Report },
  }),
  shortName: (rest) => rest,
  meaningOf: () => null,
  summaryOf: () => null,
};
