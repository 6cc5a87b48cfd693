import { pseudonymOf } from '../../../shared/recordings/masking/found-values.ts';
import type { MaskKind, ShowableKind } from '../../../shared/recordings/masking/kinds.ts';
import { secretForms } from '../../recorder/secret-forms.ts';
import { createSecretSearch, type SecretSearch } from '../../recorder/secret-search.ts';

/** A value that an export hides. */
export interface NamedValue {
  /** One character per byte. */
  readonly text: string;
  readonly kind: MaskKind;
  /** `null`: a secret, which has no name. */
  readonly pseudonym: ShowableKind | null;
  /** Among the values of its kind, from 1 on. */
  readonly number: number;
}

export interface ValueSearch {
  readonly search: SecretSearch;
  /** Which value these bytes are, and how it is written there; `null`: the search did not mean them. */
  identify(found: string): { readonly value: NamedValue; readonly isHex: boolean; readonly isPlain: boolean } | null;
  /** Values that are only masked at their places, because there are too many. */
  readonly notSearched: number;
}

/** An automaton needs some 100 bytes for each byte of a form: 100 MB in all. */
const allFormsLimit = 2_000;
const plainLimit = 40_000;

const shortestBytes = 8;
const fewestDistinct = 4;

/** Shorter or simpler texts occur everywhere: `00000000` may be a cell or anything. */
const isSearched = ({ text, kind }: NamedValue): boolean =>
  kind === 'addresses' || (text.length >= shortestBytes && new Set(text).size >= fewestDistinct);

export const createValueSearch = (values: readonly NamedValue[]): ValueSearch => {
  const search = createSecretSearch();
  const texts = new Map<string, NamedValue>();
  const digits = new Map<string, NamedValue>();
  const addText = (text: string, value: NamedValue): void => {
    // The value itself is more than a form of another one.
    if (texts.has(text) && text !== value.text) return;
    texts.set(text, value);
    search.texts.add(Buffer.from(text, 'latin1'));
  };
  const searched = values.filter(isSearched);
  for (const [index, value] of searched.entries()) {
    if (index >= plainLimit) break;
    for (const text of [value.text, ...otherTexts(value)]) addText(text, value);
    if (index >= allFormsLimit) continue;
    const forms = secretForms(Buffer.from(value.text, 'latin1'));
    for (const form of forms.texts) addText(Buffer.from(form).toString('latin1'), value);
    for (const form of forms.hex) {
      const text = Buffer.from(form).toString('latin1');
      if (!digits.has(text)) digits.set(text, value);
      search.hex.add(form);
    }
  }
  return {
    search,
    identify: (found) => {
      const plain = texts.get(found);
      if (plain) return { value: plain, isHex: false, isPlain: plain.text === found };
      const hex = digits.get(found.replaceAll(/[^0-9A-Fa-f]/g, '').toLowerCase());
      return hex ? { value: hex, isHex: true, isPlain: false } : null;
    },
    notSearched: Math.max(0, searched.length - plainLimit),
  };
};

/** A phone number without the code of the country, and with the digits of each byte exchanged, as a message contains it (3GPP TS 23.040 §9.1.2.3). */
const otherTexts = ({ text, kind }: NamedValue): readonly string[] => {
  if (kind !== 'phone') return [];
  const all = text.replace(/^\+/, '');
  const national = /^86\d{11}$/.test(all) ? [all.slice(2)] : [];
  return [all, ...national]
    .filter((digits) => digits.length >= shortestBytes)
    .flatMap((digits) => [digits, exchanged(digits)]);
};

const exchanged = (digits: string): string =>
  digits.padEnd(digits.length + (digits.length % 2), 'F').replaceAll(/(.)(.)/g, '$2$1');

/** The bytes in place of a value, as it is written there. */
export const replacementOf = ({ pseudonym, number, text }: NamedValue, found: string, isHex: boolean): string => {
  if (!isHex) return pseudonymOf(pseudonym, number, found.length);
  const name = Buffer.from(pseudonymOf(pseudonym, number, text.length), 'latin1').toString('hex');
  const digits = /[A-F]/.test(found) ? name.toUpperCase() : name;
  let at = 0;
  return found.replaceAll(/[0-9A-Fa-f]/g, () => digits[at++] ?? '0');
};

const isWordSign = (sign: string | undefined): boolean => sign !== undefined && /[0-9A-Za-z]/.test(sign);

/** From this length on, a value is recognised also inside of a longer word. */
const unmistakableBytes = 12;

/** A short value must stand alone: `10.0.0.2` is not in `10.0.0.25`. `''`: nothing stands there. */
export const standsAlone = ({ text, kind }: NamedValue, before: string, after: string): boolean => {
  if (kind !== 'addresses' && text.length >= unmistakableBytes) return true;
  if (isWordSign(before) || isWordSign(after[0])) return false;
  return kind !== 'addresses' || (before !== '.' && !/^\.\d/.test(after));
};
