import type { CloudDemo } from '../cloud.ts';
import { v1Report } from './topics.ts';

/** As in the article. */
export const v1Demo: CloudDemo = {
  host: '49.4.93.24',
  fileOnModule: 'server.crt',
  keepAliveSeconds: 60,
  topics: (prefix) => ({
    subscriptions: [
      { topic: `${prefix}command/json`, qos: 0 },
      { topic: `${prefix}data/json`, qos: 0 },
    ],
    proof: { topic: `${prefix}data/json`, qos: 0, payload: v1Report },
  }),
};
