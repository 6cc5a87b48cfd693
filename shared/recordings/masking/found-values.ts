import { type MaskKind, maskKinds, pseudonymNames, type ShowableKind } from './kinds.ts';

/** A value that was found in a recording. The text has one character per byte. */
export interface FoundValue {
  readonly text: string;
  /** The first of its kinds, in the order of `maskKinds`. */
  readonly kind: MaskKind;
  /** How often it was found by its place. */
  readonly places: number;
}

export interface FoundValues {
  /** `isAgain`: another rule has found it at the same place. */
  add(kind: MaskKind, text: string, isAgain?: boolean): void;
  /** Counts a value that the recorder has masked already. */
  addHidden(kind: MaskKind): void;
  /** In the order in which they were found. */
  readonly values: readonly FoundValue[];
  readonly hidden: ReadonlyMap<MaskKind, number>;
}

const orderOf = (kind: MaskKind): number => maskKinds.indexOf(kind);

/** Nothing but the signs that the recorder writes in place of a secret. */
export const isHidden = (text: string): boolean => /^\*+$/.test(text);

export const createFoundValues = (): FoundValues => {
  const values = new Map<string, { text: string; kind: MaskKind; places: number }>();
  const hidden = new Map<MaskKind, number>();
  return {
    add: (kind, text, isAgain = false) => {
      const known = values.get(text);
      if (!known) values.set(text, { text, kind, places: 1 });
      else {
        if (!isAgain) known.places += 1;
        if (orderOf(kind) < orderOf(known.kind)) known.kind = kind;
      }
    },
    addHidden: (kind) => {
      hidden.set(kind, (hidden.get(kind) ?? 0) + 1);
    },
    get values() {
      return [...values.values()].filter(({ text, kind }) => kind !== 'device-ids' || !continuesAnother(text, values));
    },
    hidden,
  };
};

/** A client ID that continues after a device ID, with its form and hour. Only the device ID in it is hidden: the rest explains refused logins. */
const continuesAnother = (text: string, values: ReadonlyMap<string, { readonly kind: MaskKind }>): boolean =>
  Array.from(text.matchAll(/[_|&]/g)).some(({ index }) => values.get(text.slice(0, index))?.kind === 'device-ids');

const filler = '_';
const secretFiller = '*';

/**
 * The text in place of a value, of the same length: `IMEI-1_________`. The number counts the values of a kind in this export, so the same value has
 * the same name everywhere in it, and nothing else can be concluded from it. `null`: a secret.
 */
export const pseudonymOf = (kind: ShowableKind | null, number: number, length: number): string => {
  if (kind === null) return secretFiller.repeat(length);
  const { long, short } = pseudonymNames[kind];
  const fitting = [`${long}-${number}`, `${short}${number}`].find((name) => name.length <= length) ?? '';
  return fitting.padEnd(length, filler);
};
