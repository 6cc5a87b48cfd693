import type { MessageView } from '../../../shared/contract.ts';

export interface MessageQuery {
  /** Directions to show. */
  readonly up: boolean;
  readonly down: boolean;
  /** An empty string matches every message. */
  readonly query: string;
}

/**
 * Caches the result per message while the filter is unchanged. Otherwise each new message would search 500 payloads of
 * 8 kB again.
 */
export const createMessageFilter = (): ((
  messages: readonly MessageView[],
  request: MessageQuery,
) => readonly MessageView[]) => {
  let last: MessageQuery = { up: true, down: true, query: '' };
  let verdicts = new WeakMap<MessageView, boolean>();

  const fits = (message: MessageView): boolean => {
    const known = verdicts.get(message);
    if (known !== undefined) return known;
    const wanted = last.query.toLowerCase();
    const found =
      last[message.direction] &&
      (message.payload.toLowerCase().includes(wanted) || message.topic.toLowerCase().includes(wanted));
    verdicts.set(message, found);
    return found;
  };

  return (messages, request) => {
    if (request.up && request.down && request.query === '') return messages;
    if (request.up !== last.up || request.down !== last.down || request.query !== last.query) verdicts = new WeakMap();
    last = request;
    return messages.filter(fits);
  };
};
