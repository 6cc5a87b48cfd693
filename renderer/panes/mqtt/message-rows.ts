import type { MessageOwner, MessageView } from '../../../shared/contract.ts';

/** A message, or the line between messages of two modules. */
export type MessageRow =
  | { readonly kind: 'message'; readonly message: MessageView }
  | { readonly kind: 'owner'; readonly owner: MessageOwner };

/**
 * Adds a line wherever the messages of another module begin. `messages` may be filtered, so several owners can lie between two of them. There is
 * no line above the first message.
 */
export const messageRows = (
  messages: readonly MessageView[],
  owners: readonly MessageOwner[],
): readonly MessageRow[] => {
  const rows: MessageRow[] = [];
  let next = 0;
  /** Of the row above; `null`: not known. */
  let current: MessageOwner | null = null;
  const ownerUpTo = (number: number): MessageOwner | null => {
    let owner = current;
    for (; (owners[next]?.from ?? Infinity) <= number; next += 1) owner = owners[next] ?? owner;
    return owner;
  };
  const add = (number: number): void => {
    const owner = ownerUpTo(number);
    const isOther = owner !== null && owner !== current && (owner.module === '' || owner.module !== current?.module);
    if (isOther && rows.length > 0) rows.push({ kind: 'owner', owner });
    current = owner;
  };
  for (const message of messages) {
    add(message.number);
    rows.push({ kind: 'message', message });
  }
  add(Number.MAX_SAFE_INTEGER);
  return rows;
};
