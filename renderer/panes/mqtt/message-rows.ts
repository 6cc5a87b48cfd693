import type { MessageOwner, MessageView } from '../../../shared/contract.ts';

/** A message, or a divider between the messages of two modules. */
export type MessageRow =
  | { readonly kind: 'message'; readonly message: MessageView }
  | { readonly kind: 'owner'; readonly owner: MessageOwner };

/** Inserts a divider where the module changed. The first message needs none. */
export const messageRows = (
  messages: readonly MessageView[],
  owners: readonly MessageOwner[],
): readonly MessageRow[] => {
  const rows: MessageRow[] = [];
  const first = messages[0]?.number ?? Infinity;
  const later = owners.filter(({ from }, index) => from > first && owners[index + 1]?.from !== from);
  let next = 0;
  const put = (before: number): void => {
    const passed = next;
    while (later[next] !== undefined && (later[next]?.from ?? 0) <= before) next += 1;
    const owner = next > passed ? later[next - 1] : undefined;
    if (owner) rows.push({ kind: 'owner', owner });
  };
  for (const message of messages) {
    put(message.number);
    rows.push({ kind: 'message', message });
  }
  put(Infinity);
  return rows;
};
