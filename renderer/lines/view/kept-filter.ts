import { longestQuery, matchKinds } from '../../../shared/lines/kinds.ts';
import type { Query } from '../../../shared/lines/matcher.ts';

/** What a second list shows. */
export interface KeptFilter {
  readonly query: Query;
  readonly command: string;
}

const keyOf = (session: string): string => `atelier.filter.${session}`;

/** After a reload of the page; `null`: none was kept, or what was kept is not readable. */
export const readKeptFilter = (storage: Pick<Storage, 'getItem'>, session: string): KeptFilter | null => {
  const parts = partsOf(storage.getItem(keyOf(session)) ?? '');
  const [kind, text, command] = parts;
  const found = matchKinds.find((each) => each === kind);
  if (found === undefined || !isShort(text) || !isShort(command) || parts.length !== 3) return null;
  return text === '' && command === '' ? null : { query: { kind: found, text }, command };
};

/** `null`: the second list was closed. */
export const writeKeptFilter = (
  storage: Pick<Storage, 'setItem' | 'removeItem'>,
  session: string,
  kept: KeptFilter | null,
): void => {
  if (kept === null) return storage.removeItem(keyOf(session));
  const { query, command } = kept;
  storage.setItem(keyOf(session), JSON.stringify([query.kind, query.text, command]));
};

const partsOf = (stored: string): readonly unknown[] => {
  try {
    const parts: unknown = JSON.parse(stored);
    return Array.isArray(parts) ? parts : [];
  } catch {
    return [];
  }
};

const isShort = (part: unknown): part is string => typeof part === 'string' && part.length <= longestQuery;
