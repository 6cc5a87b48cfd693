import type { CloudTopics, MessageSummary } from '../cloud.ts';
import { huaweiFolders } from '../huawei/topics.ts';

/** The purpose of a topic; keys of the words (docs/huawei.md §3.1, §3.2). */
const meanings = [
  ['commands', /\/sys\/commands\//],
  ['messagesDown', /\/sys\/messages\/down/],
  ['propertiesSet', /\/sys\/properties\/set\//],
  ['propertiesGet', /\/sys\/properties\/get\//],
  ['shadow', /\/sys\/shadow\/get\//],
  ['events', /\/sys\/events\/down/],
  ['own', /^\$oc\/devices\/[^/]+\/user\//],
] as const;

export type IotdaMeaning = (typeof meanings)[number][0];

export const iotdaTopics: CloudTopics = {
  folder: huaweiFolders.iotda,
  // The cloud sends none of a device's reports back (docs/huawei.md §3.1), so QoS 1 is used: PUBACK is the proof.
  defaults: (prefix) => ({
    subscriptions: [
      { topic: `${prefix}sys/commands/#`, qos: 0 },
      { topic: `${prefix}sys/messages/down`, qos: 0 },
      { topic: `${prefix}sys/properties/set/#`, qos: 0 },
    ],
    proof: {
      topic: `${prefix}sys/properties/report`,
      qos: 1,
      payload: '{"services":[{"service_id":"Greenhouse","properties":{"temperature":21.5}}]}',
    },
  }),
  shortName: (rest) => rest.replace(/^sys\//, ''),
  meaningOf: (topic) => meanings.find(([, pattern]) => pattern.test(topic))?.[0] ?? null,
  summaryOf: (payload) => ofReport(payload) ?? ofCommand(payload) ?? ofAnswer(payload),
};

type Payload = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is Payload =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Properties of services, as a device reports them and the cloud sets them. */
const ofReport = ({ services }: Payload): MessageSummary | null => {
  if (!Array.isArray(services)) return null;
  const objects = services.filter(isObject);
  const names = objects.map(({ service_id: id }) => (typeof id === 'string' ? id : JSON.stringify(id ?? '')));
  return {
    head: names.join(', '),
    pairs: objects.flatMap(({ properties }) => (isObject(properties) ? Object.entries(properties) : [])),
  };
};

const ofCommand = ({ command_name: name, paras }: Payload): MessageSummary | null =>
  typeof name === 'string' ? { head: name, pairs: isObject(paras) ? Object.entries(paras) : [] } : null;

const ofAnswer = (payload: Payload): MessageSummary | null => {
  if (!('result_code' in payload)) return null;
  const { result_code: code, ...rest } = payload;
  return { head: null, pairs: [['result_code', code], ...Object.entries(rest)] };
};
