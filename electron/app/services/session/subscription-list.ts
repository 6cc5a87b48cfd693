import type { SessionHead } from '../../../../shared/contract.ts';
import { topicMatches } from '../../../../shared/topics.ts';

type Subscriptions = SessionHead['subscriptions'];

/** A typed line may hold anything; no broker takes so long a topic from a module. */
const topicLimit = 1_000;
/** More are not shown. */
const mostShown = 200;

/** Topics with their QoS. */
export type Topics = readonly (readonly [topic: string, qos: 0 | 1 | 2])[];

/** What is subscribed now, and how many messages each has brought; the counts of a module outlive a connection that is made again. */
export interface SubscriptionList {
  readonly shown: () => Subscriptions;
  add(topic: string, qos: 0 | 1 | 2): void;
  remove(topic: string): void;
  /** The connection ended: nothing is subscribed any more. */
  clear(): void;
  /** What was subscribed when the connection ended and is not now. */
  readonly lost: () => readonly { readonly topic: string; readonly qos: 0 | 1 | 2 }[];
  readonly all: () => Topics;
  /** The connection stands after all, with these topics. */
  restore(topics: Topics): void;
  /** The module is another one: what the one before had subscribed and received is not its own. */
  ofAnother(): void;
  /** Nobody wants the lost ones back. */
  forgetLost(): void;
  /** True when it counted. */
  count(topic: string): boolean;
}

export const createSubscriptionList = (): SubscriptionList => {
  const active = new Map<string, 0 | 1 | 2>();
  const lost = new Map<string, 0 | 1 | 2>();
  const received = new Map<string, number>();
  return {
    shown: () =>
      [...active].slice(0, mostShown).map(([topic, qos]) => ({ topic, qos, received: received.get(topic) ?? 0 })),
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
    ofAnother: () => {
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
