import { topicMatches } from '../../../shared/topics.ts';

/** What a topic means to a device: without the parts that are the same for all its topics, and without the id of a request. */
export const shortTopic = (topic: string): string => {
  const own =
    /^\$oc\/devices\/[^/]+\/(?:sys\/)?(.+)$/.exec(topic)?.[1] ??
    /^\/huawei\/v1\/devices\/[^/]+\/(.+)$/.exec(topic)?.[1];
  const rest = own ?? topic;
  return rest.replace(/\/request_id=[^/]*$/, '') || topic;
};

/** The same for a place with more room: says that something is left out. */
export const shortFilter = (topic: string): string => {
  const tail =
    /^\$oc\/devices\/[^/]+(\/.+)$/.exec(topic)?.[1] ?? /^\/huawei\/v1\/devices\/[^/]+(\/.+)$/.exec(topic)?.[1];
  return tail === undefined ? topic : `…${tail}`;
};

export const requestIdOf = (topic: string): string | null => /\/request_id=([^/]+)$/.exec(topic)?.[1] ?? null;

/** What the topics of Huawei IoTDA are for; keys of the words. */
export const topicPurposes = [
  ['commands', /\/sys\/commands\//],
  ['messagesDown', /\/sys\/messages\/down/],
  ['propertiesSet', /\/sys\/properties\/set\//],
  ['propertiesGet', /\/sys\/properties\/get\//],
  ['shadow', /\/sys\/shadow\/get\//],
  ['events', /\/sys\/events\/down/],
  ['own', /^\$oc\/devices\/[^/]+\/user\//],
] as const;

export type TopicPurpose = (typeof topicPurposes)[number][0];

export const purposeOf = (topic: string): TopicPurpose | null =>
  topicPurposes.find(([, pattern]) => pattern.test(topic))?.[0] ?? null;

/** Each subscription has a colour and a shape; there are four of each. */
export const markCount = 4;

/** The place of the subscription that brought a message; -1: none of them. */
export const subscriptionOf = (filters: readonly string[], topic: string): number =>
  filters.findIndex((filter) => topicMatches(filter, topic));
