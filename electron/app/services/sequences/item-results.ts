import type { ItemResult } from '../../../../shared/contract/sequences.ts';

/** The last result of each item in one session. */
export interface ItemResults {
  /** Returns the result with its number. */
  add(groupId: string, result: Omit<ItemResult, 'number'>): ItemResult;
  /** These items have no result any more. Returns the number of the newest result. */
  clear(groupId: string, keys: readonly string[]): number;
  /** The results stay with a group that has another ID. */
  rename(before: string, after: string): void;
  /** Newer than `after`, the oldest first. */
  of(groupId: string, after: number): readonly ItemResult[];
}

/** The oldest are dropped. */
const kept = 20_000;
const mostAtOnce = 500;

export const createItemResults = (): ItemResults => {
  /** In the order of their numbers. */
  const results = new Map<string, { readonly groupId: string; readonly result: ItemResult }>();
  let number = 0;
  const placeOf = (groupId: string, key: string): string => `${groupId}\n${key}`;
  const add: ItemResults['add'] = (groupId, result) => {
    number += 1;
    const place = placeOf(groupId, result.key);
    const numbered = { ...result, number };
    results.delete(place);
    results.set(place, { groupId, result: numbered });
    const oldest = results.size > kept ? results.keys().next().value : undefined;
    if (oldest !== undefined) results.delete(oldest);
    return numbered;
  };
  return {
    add,
    clear: (groupId, keys) => {
      for (const key of keys) {
        const before = results.get(placeOf(groupId, key));
        if (before && before.result.attempts > 0) add(groupId, { key, answerMs: 0, attempts: 0, failure: null });
      }
      return number;
    },
    rename: (before, after) => {
      const all = [...results.values()].filter(({ groupId }) => groupId !== after);
      results.clear();
      for (const { groupId, result } of all) {
        const group = groupId === before ? after : groupId;
        results.set(placeOf(group, result.key), { groupId: group, result });
      }
    },
    of: (groupId, after) => {
      const found: ItemResult[] = [];
      for (const { groupId: group, result } of results.values()) {
        if (group !== groupId || result.number <= after) continue;
        found.push(result);
        if (found.length === mostAtOnce) break;
      }
      return found;
    },
  };
};
