/** A received message, Latin-1. */
export interface StoredMessage {
  readonly topic: string;
  readonly payload: string;
}

const inboxSlots = 4;

/** The four slots of cached mode: the oldest message is overwritten (docs/at-dialect.md §9.7). */
export interface MqttInbox {
  /** Returns the slot that was used. */
  store(message: StoredMessage): number;
  /** All messages, slot by slot; the slots are free afterwards. */
  takeAll(): readonly StoredMessage[];
  /** Whether each slot holds a message. */
  occupied(): readonly boolean[];
}

export const createMqttInbox = (): MqttInbox => {
  const slots: (StoredMessage | null)[] = new Array<StoredMessage | null>(inboxSlots).fill(null);
  let next = 0;
  return {
    store: (message) => {
      const slot = next;
      slots[slot] = message;
      next = (next + 1) % inboxSlots;
      return slot;
    },
    takeAll: () => {
      // `next` is the oldest slot once all four have been used.
      const ordered = [...slots.slice(next), ...slots.slice(0, next)].filter((message) => message !== null);
      slots.fill(null);
      next = 0;
      return ordered;
    },
    occupied: () => slots.map((message) => message !== null),
  };
};
