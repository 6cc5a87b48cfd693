import { type FoundValues, isHidden } from '../../../shared/recordings/masking/found-values.ts';
import { isShowable, type MaskKind, type ShowableKind } from '../../../shared/recordings/masking/kinds.ts';
import { createValueSearch, type NamedValue, type ValueSearch } from './value-search.ts';

/** What an export hides, and under which names. */
export interface HiddenValues {
  readonly search: ValueSearch;
  /** The values that the recorder's search hides: secrets, keys and passwords. One character per byte. */
  readonly secrets: readonly string[];
  /** How a value at this place is hidden; `null`: it is shown. */
  at(text: string, kind: MaskKind): NamedValue | null;
  /** The same for a value of the first reading. */
  known(text: string): NamedValue | null;
  readonly shown: ReadonlySet<ShowableKind>;
}

export const createHiddenValues = (found: FoundValues, shown: ReadonlySet<ShowableKind>): HiddenValues => {
  const named = new Map<string, NamedValue>();
  const numbers = new Map<MaskKind, number>();
  const shownTexts = new Set<string>();
  const secrets: string[] = [];
  for (const { text, kind } of found.values) {
    const number = (numbers.get(kind) ?? 0) + 1;
    numbers.set(kind, number);
    if (!isShowable(kind)) secrets.push(text);
    else if (shown.has(kind)) shownTexts.add(text);
    else named.set(text, { text, kind, pseudonym: kind, number });
  }
  return {
    search: createValueSearch([...named.values()]),
    secrets,
    shown,
    known: (text) => named.get(text) ?? null,
    at: (text, kind) => {
      const known = named.get(text);
      if (known) return known;
      if (isHidden(text) || shownTexts.has(text)) return null;
      if (isShowable(kind) && shown.has(kind)) return null;
      // The first reading did not see it so, such as a value of which a part was a secret.
      return { text, kind, pseudonym: isShowable(kind) ? kind : null, number: 0 };
    },
  };
};
