import { demoHost } from '../../credentials/demo-cloud.ts';
import type { CloudDemo } from '../cloud.ts';
import { iotdaTopics } from './topics.ts';

export const iotdaDemo: CloudDemo = {
  host: demoHost,
  fileOnModule: 'demo-ca.crt',
  keepAliveSeconds: 120,
  /** The test message is received back, because the demo device subscribes to the topic on which it publishes. */
  topics: (prefix) => {
    const { subscriptions, proof } = iotdaTopics.defaults(prefix);
    return { subscriptions: [...subscriptions, ...(proof ? [{ topic: proof.topic, qos: 0 as const }] : [])], proof };
  },
};
