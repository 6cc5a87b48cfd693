import { type ModuleName, type OpeningView, openingLimit } from '../../../../shared/contract.ts';
import type { Failure } from '../../../../shared/outcome.ts';

export const unnamed: ModuleName = { imei: null, iccid: null, model: null };

/** Adds an opening that begins now. */
export const withOpening = (
  openings: readonly OpeningView[],
  { openedAtMs, trafficFrom }: Pick<OpeningView, 'openedAtMs' | 'trafficFrom'>,
  number: number,
): readonly OpeningView[] => {
  const opening = { number, openedAtMs, endedAtMs: null, failure: null, trafficFrom, module: unnamed, isOther: false };
  return [...openings, opening].slice(-openingLimit);
};

const withLast = (openings: readonly OpeningView[], change: Partial<OpeningView>): readonly OpeningView[] =>
  openings.map((opening, index) => (index === openings.length - 1 ? { ...opening, ...change } : opening));

export const withEnd = (
  openings: readonly OpeningView[],
  endedAtMs: number,
  failure: Failure | null,
): readonly OpeningView[] => withLast(openings, { endedAtMs, failure });

export const withModule = (
  openings: readonly OpeningView[],
  module: ModuleName,
  isOther: boolean,
): readonly OpeningView[] => withLast(openings, { module, isOther });

/** Whether both identities are of the same module; `null`: unknown. */
export const isSameModule = (one: ModuleName, other: ModuleName): boolean | null => {
  if (one.imei !== null && other.imei !== null) return one.imei === other.imei;
  if (one.model !== null && other.model !== null && one.model !== other.model) return false;
  // A card can be moved to another module. So another card proves nothing, and the same card in the same model is the best available evidence.
  return one.iccid !== null && one.iccid === other.iccid && one.model === other.model ? true : null;
};
