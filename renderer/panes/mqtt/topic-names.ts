import { clouds, inFolder } from '../../../shared/clouds/index.ts';
import { topicMatches } from '../../../shared/topics.ts';
import type { Language } from '../../../shared/words/language.ts';

/** What a topic means to a device: without the parts that are the same for all its topics, and without the id of a request. */
export const shortTopic = (topic: string): string => {
  const own = inFolder(topic);
  const rest = own === null ? topic : own.cloud.topics.shortName(own.rest);
  return rest.replace(/\/request_id=[^/]*$/, '') || topic;
};

/** The same for a place with more room: says that something is left out. */
export const shortFilter = (topic: string): string => {
  const own = inFolder(topic);
  return own === null ? topic : `…/${own.rest}`;
};

export const requestIdOf = (topic: string): string | null => /\/request_id=([^/]+)$/.exec(topic)?.[1] ?? null;

/** What a topic is for, as its cloud says; `null`: nothing is known of it. */
export const purposeOf = (topic: string, language: Language): string | null => {
  for (const { topics, words } of clouds) {
    const meaning = topics.meaningOf(topic);
    if (meaning !== null) return words[language].meanings[meaning] ?? null;
  }
  return null;
};

/** Each subscription has a colour and a shape; there are four of each. */
export const markCount = 4;

/** The place of the subscription that brought a message; -1: none of them. */
export const subscriptionOf = (filters: readonly string[], topic: string): number =>
  filters.findIndex((filter) => topicMatches(filter, topic));
