import { clouds, inFolder } from '../../../shared/clouds/index.ts';
import { topicMatches } from '../../../shared/topics.ts';
import type { Language } from '../../../shared/words/language.ts';

/** As `shortTopic`, where there is more space: `…` shows that the beginning is omitted. */
export const shortFilter = (topic: string): string => {
  const own = inFolder(topic);
  return own === null ? topic : `…/${own.rest}`;
};

export const requestIdOf = (topic: string): string | null => /\/request_id=([^/]+)$/.exec(topic)?.[1] ?? null;

/** What a topic is for, according to its cloud; `null` if unknown. */
export const purposeOf = (topic: string, language: Language): string | null => {
  for (const { topics, words } of clouds) {
    const meaning = topics.meaningOf(topic);
    if (meaning !== null) return words[language].meanings[meaning] ?? null;
  }
  return null;
};

/** Subscriptions are distinguished by four colours and four shapes. */
export const markCount = 4;

/** Index of the subscription that matches a topic; -1 if none does. */
export const subscriptionOf = (filters: readonly string[], topic: string): number =>
  filters.findIndex((filter) => topicMatches(filter, topic));
