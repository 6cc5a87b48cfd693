import { createStore, type StoreApi } from 'zustand/vanilla';
import type { ItemResult } from '../../../../shared/contract/sequences.ts';
import type { AskSequences } from './quick-store.ts';

/** The last result of each item, by the key of the item. */
export type GroupResults = ReadonlyMap<string, ItemResult>;

export const noResults: GroupResults = new Map();

/** `null`: none, or a run continues that will come to the item. */
export const resultOf = (results: GroupResults, key: string): ItemResult | null => {
  const result = results.get(key);
  return result && result.attempts > 0 ? result : null;
};

/** The results of items, which are asked for when there are newer ones. */
export class QuickResults {
  /** By session and group. */
  readonly state: StoreApi<Readonly<Record<string, GroupResults>>> = createStore(() => ({}));
  private readonly ask: AskSequences;
  private readonly underWay = new Set<string>();
  private readonly again = new Set<string>();

  constructor(ask: AskSequences) {
    this.ask = ask;
  }

  /** `sessionName`: of the session with the time of its opening, because IDs start again with the program. */
  static place(sessionName: string, groupId: string): string {
    return `${sessionName}\n${groupId}`;
  }

  async update(sessionName: string, sessionId: string, groupId: string): Promise<void> {
    const place = QuickResults.place(sessionName, groupId);
    if (this.underWay.has(place)) {
      this.again.add(place);
      return;
    }
    this.underWay.add(place);
    do {
      this.again.delete(place);
      await this.read(place, sessionId, groupId);
    } while (this.again.has(place));
    this.underWay.delete(place);
  }

  private async read(place: string, sessionId: string, groupId: string): Promise<void> {
    for (;;) {
      const known = this.state.getState()[place] ?? noResults;
      const after = Math.max(0, ...[...known.values()].slice(-1).map(({ number }) => number));
      const answer = await this.ask({ kind: 'results', sessionId, id: groupId, after });
      if (!answer.ok || answer.value.results.length === 0) return;
      const next = new Map(known);
      for (const result of answer.value.results) {
        // The newest is last.
        next.delete(result.key);
        next.set(result.key, result);
      }
      this.state.setState({ [place]: next });
    }
  }
}
