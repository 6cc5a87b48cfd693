import { shownValue } from './json-values.ts';
import {
  type FileEncoding,
  type ImportFormat,
  type ImportGroup,
  type ImportItem,
  type ImportPreview,
  type ImportSettings,
  type ImportWarning,
  importSettingsSchema,
  longestDelayMs,
  longestLabel,
  longestQuote,
} from './preview.ts';
import type { ImportWarningCode } from './warnings.ts';

/** Cuts between characters. */
const cut = (text: string, longest: number): string => {
  if (text.length <= longest) return text;
  const end = /[\ud800-\udbff]/.test(text[longest - 2] ?? '') ? longest - 2 : longest - 1;
  return `${text.slice(0, end)}…`;
};

export type WarningPlace = Omit<ImportWarning, 'code'>;

/** Collects what an importer has to say. Quotations are cut here. */
export interface Notes {
  add(code: ImportWarningCode, place?: WarningPlace): void;
  /** Adds nothing for 0. */
  addCount(code: ImportWarningCode, count: number): void;
  all(): readonly ImportWarning[];
}

/** More of one kind are counted, not listed. */
export const listedPerCode = 500;

export const createNotes = (): Notes => {
  const notes: ImportWarning[] = [];
  const added = new Map<ImportWarningCode, number>();
  const add: Notes['add'] = (code, { text, ...place } = {}) => {
    const times = (added.get(code) ?? 0) + 1;
    added.set(code, times);
    if (times > listedPerCode) return;
    notes.push({ code, ...place, ...(text === undefined ? {} : { text: cut(text, longestQuote) }) });
  };
  return {
    add,
    addCount: (code, count) => {
      if (count > 0) add(code, { count });
    },
    all: () => [
      ...notes,
      ...[...added].flatMap(([code, times]) => (times > listedPerCode ? [{ code, count: times - listedPerCode }] : [])),
    ],
  };
};

/** A whole number of milliseconds, or of an order, that the preview can hold; `null` for anything else. */
export const wholeNumber = (value: unknown, largest = longestDelayMs): number | null => {
  const number = typeof value === 'string' && /^\s*\d{1,12}\s*$/.test(value) ? Number(value) : value;
  return typeof number === 'number' && Number.isInteger(number) && number >= 0 && number <= largest ? number : null;
};

export const largestIndex = 1_000_000_000;

/** The label of an item, cut; nothing for none. */
export const labelPart = (label: string, notes: Notes, place: WarningPlace): { readonly label?: string } => {
  if (label === '') return {};
  const shown = cut(label, longestLabel);
  if (shown !== label) notes.add('label-cut', { ...place, text: label });
  return { label: shown };
};

export const groupName = (name: string): string => cut(name, longestLabel);

/** The settings that can be used; what is out of range is named. */
export const usableSettings = (given: Readonly<Record<string, unknown>>, notes: Notes): ImportSettings => {
  const usable: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(given)) {
    if (value === undefined) continue;
    const isUsable = importSettingsSchema.safeParse({ [name]: value }).success;
    if (isUsable) usable[name] = value;
    else
      notes.add('setting-not-read', {
        text: `${name} ${shownValue(value)}`,
      });
  }
  return importSettingsSchema.parse(usable);
};

/** What an importer returns; the rest of the preview is the same for all. */
export interface ImportedList {
  readonly format: ImportFormat;
  readonly encoding: FileEncoding;
  readonly lineEnds: ImportPreview['lineEnds'];
  readonly settings: ImportSettings;
  readonly groups: readonly ImportGroup[];
}

export const isCommandText = (text: string): boolean => /^\s*AT/i.test(text);

const textOf = (item: ImportItem): string | null => ('text' in item ? item.text : null);

/**
 * Line ends of a list whose file does not say: CR LF where AT commands are sent, because without a line end no module answers; otherwise
 * none. Both are named.
 */
export const assumedLineEnds = (items: readonly ImportItem[], notes: Notes): 'crlf' | 'none' => {
  const ends = items.some((item) => isCommandText(textOf(item) ?? '')) ? 'crlf' : 'none';
  if (items.some((item) => textOf(item) !== null)) notes.add('line-end-assumed', { text: ends });
  return ends;
};

/** Whether it is an AT command that would be sent without a line end: no module answers it. */
export const isMissingLineEnd = (item: ImportItem): boolean => {
  const text = textOf(item);
  return text !== null && isCommandText(text) && !/[\r\n]$/.test(text);
};
