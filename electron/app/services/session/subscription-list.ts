import type { SessionHead } from '../../../../shared/contract.ts';
import { topicMatches } from '../../../../shared/topics.ts';

type Subscriptions = SessionHead['subscriptions'];

/** Maximum length of a topic. A typed line may contain anything. */
const topicLimit = 1_000;
/** Maximum number of topics in the view. */
const maxShown = 200;

/** Topics with their QoS. */
export type Topics = readonly (readonly [topic: string, qos: 0 | 1 | 2])[];

/** The subscribed topics, and the number of messages of each. The numbers survive a reconnection. */
export interface SubscriptionList {
  readonly shown: () => Subscriptions;
  add(topic: string, qos: 0 | 1 | 2): void;
  remove(topic: string): void;
  /** The connection ended. */
  clear(): void;
  /** The topics that were subscribed when the connection ended and are not subscribed now. */
  readonly lost: () => readonly { readonly topic: string; readonly qos: 0 | 1 | 2 }[];
  readonly all: () => Topics;
  /** The connection is still open, with these topics. */
  restore(topics: Topics): void;
  /** Another module is connected. */
  moduleReplaced(): void;
  /** The lost topics are not to be subscribed again. */
  forgetLost(): void;
  /** True if the topic is subscribed. */
  count(topic: string): boolean;
}

export const createSubscriptionList = (): SubscriptionList => {
  const active = new Map<string, 0 | 1 | 2>();
  const lost = new Map<string, 0 | 1 | 2>();
  const received = new Map<string, number>();
  return {
    shown: () =>
      [...active].slice(0, maxShown).map(([topic, qos]) => ({ topic, qos, received: received.get(topic) ?? 0 })),
    add: (topic, qos) => {
      if (topic.length <= topicLimit) active.set(topic, qos);
    },
    remove: (topic) => {
      active.delete(topic);
      received.delete(topic);
    },
    clear: () => {
      for (const [topic, qos] of active) lost.set(topic, qos);
      active.clear();
    },
    lost: () => [...lost].filter(([topic]) => !active.has(topic)).map(([topic, qos]) => ({ topic, qos })),
    all: () => [...active],
    restore: (topics) => {
      for (const [topic, qos] of topics) active.set(topic, qos);
      lost.clear();
    },
    moduleReplaced: () => {
      lost.clear();
      received.clear();
    },
    forgetLost: () => lost.clear(),
    count: (topic) => {
      const matching = [...active.keys()].filter((filter) => topicMatches(filter, topic));
      for (const filter of matching) received.set(filter, (received.get(filter) ?? 0) + 1);
      return matching.length > 0;
    },
  };
};
