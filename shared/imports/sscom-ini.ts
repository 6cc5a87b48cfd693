import { replacement } from '../encodings/streaming-decoder.ts';
import { joinBytes } from '../join-bytes.ts';
import { hexText } from '../sending/hex-text.ts';
import { type LineEnding, lineEndingBytes } from '../sending/line-ending.ts';
import { asciiBytesOfParts, textOfParts } from './escaped-parts.ts';
import { type DecodeBytes, decodeBytes } from './file-text.ts';
import type { FormatReader } from './format-reader.ts';
import { hexPart } from './hex-item.ts';
import type { ImportItem } from './preview.ts';
import {
  groupName,
  type ImportedList,
  isCommandText,
  isMissingLineEnd,
  labelPart,
  largestIndex,
  type Notes,
  wholeNumber,
} from './preview-draft.ts';
import { type Imported, imported, importLimitItems, refuse } from './refusals.ts';
import { readSscomEscapes } from './sscom-escapes.ts';
import { factoryTest, isDefaultLabel } from './sscom-factory.ts';
import { firstMeta, isPlace, lastMeta, type SscomGeneration, sscomFormatOf, sscomGenerations } from './sscom-keys.ts';
import { readSscomLine, readSscomLines, type SscomEntry } from './sscom-lines.ts';
import { readSscomSettings } from './sscom-settings.ts';

/** SSCOM writes the commas of texts and labels as this character, because commas separate its fields. */
const savedComma = /\u0002/g;
const withCommas = (text: string): string => text.replace(savedComma, ',');

/** Whether there is a line that only SSCOM writes: `N1=A,…`, `N80=,…`, `N101=1,…,1000`. */
export const isSscomIni = (lines: readonly string[]): boolean =>
  lines.some((line) => {
    const entry = readSscomLine(line, 0);
    return entry !== null && (entry.mode !== '' || /^,|^\d{1,9},/.test(entry.value));
  });

/** The label, order and delay in the line before a string. */
interface Meta {
  readonly label: string;
  readonly order?: number;
  readonly delayMs?: number;
}

/**
 * `order,label,delay` (5.09a1 and later) or a label alone (`,label` or `label`). Split at the first and the last comma, because the label may contain others.
 */
const readMeta = (value: string): Meta | null => {
  const [first, last] = [value.indexOf(','), value.lastIndexOf(',')];
  const [before, after] = [value.slice(0, first), value.slice(last + 1)];
  if (first < last && /^\d+$/.test(before) && /^\d+$/.test(after)) {
    const [order, delayMs] = [wholeNumber(before, largestIndex), wholeNumber(after)];
    if (order === null || delayMs === null) return null;
    return { label: withCommas(value.slice(first + 1, last)), order, delayMs };
  }
  return { label: withCommas(value.startsWith(',') ? value.slice(1) : value) };
};

const isMeta = ({ mode, number }: SscomEntry): boolean => mode === '' && number >= firstMeta && number <= lastMeta;

interface ReadString {
  readonly index: number;
  readonly entry: SscomEntry;
  readonly content: string;
  readonly isHex: boolean;
  readonly meta: Meta | null;
  readonly order: number | undefined;
  readonly isLabelled: boolean;
}

/** Each string with the meta line of its number. A number that occurs twice has two strings, and the meta lines in the same order. */
const readStrings = (entries: readonly SscomEntry[], notes: Notes): readonly ReadString[] => {
  const metas = new Map<number, SscomEntry[]>();
  const strings: SscomEntry[] = [];
  for (const entry of entries) {
    if (isMeta(entry)) {
      const same = metas.get(entry.number);
      if (same === undefined) metas.set(entry.number, [entry]);
      else same.push(entry);
    } else if (entry.mode !== '') strings.push(entry);
  }
  const seen = new Map<number, number>();
  return strings.map((entry) => {
    const index = entry.number;
    const times = seen.get(index) ?? 0;
    seen.set(index, times + 1);
    if (times > 0) notes.add('index-twice', { index, line: entry.line });
    const found = metas.get(index + firstMeta - 1);
    const saved = found?.[Math.min(times, found.length - 1)];
    const meta = saved === undefined ? null : readMeta(saved.value);
    if (saved !== undefined && meta === null) notes.add('label-not-read', { index, text: saved.value });
    const isLabelled = meta !== null && !isDefaultLabel(meta.label);
    const content = withCommas(entry.value);
    return { index, entry, content, isHex: entry.mode === 'H', meta, order: meta?.order, isLabelled };
  });
};

interface Context {
  readonly notes: Notes;
  readonly lineEnds: LineEnding;
  readonly decode: (bytes: Uint8Array) => string | null;
}

/** The text after SSCOM's escapes, or hex where they make bytes that are not text. */
const textPart = (typed: string, index: number, context: Context): { text: string } | { hex: string } | null => {
  const { notes, lineEnds, decode } = context;
  const read = readSscomEscapes(typed);
  if (read.hasUnknown) notes.add('escape-kept', { index, text: typed });
  if (read.hasZeroBeforeDigit) notes.add('zero-before-digit', { index, text: typed });
  const hasBytes = read.parts.some((part) => typeof part === 'number');
  const ascii = hasBytes ? asciiBytesOfParts(read.parts) : null;
  if (ascii !== null) {
    notes.add('bytes-as-hex', { index, text: typed });
    return { hex: hexText(joinBytes([ascii, lineEndingBytes(lineEnds)])) };
  }
  const text = textOfParts(read.parts, decode);
  if (text === null) {
    notes.add('item-not-read', { index, text: typed });
    return null;
  }
  if (read.hasEscapes) notes.add('escapes-read', { index, text: typed });
  if (lineEnds === 'crlf' && /[\r\n]$/.test(text)) notes.add('line-end-twice', { index });
  if (hasLostCommas(text)) notes.add('commas-lost', { index, text: typed });
  return { text };
};

/** Versions 5.0 to 5.12 could lose the commas of a text: digits then touch a quote (`AT+COPS=42"302653"`). */
const hasLostCommas = (text: string): boolean => {
  if (!isCommandText(text)) return false;
  const equals = text.indexOf('=');
  return equals >= 0 && /\d"[^",]|[^",=]"\d/.test(betweenQuotesKept(text.slice(equals + 1)));
};

/** The arguments with each content of quotes as one letter, so that digits inside of quotes touch nothing. */
const betweenQuotesKept = (args: string): string =>
  args
    .split('"')
    .map((part, at) => (at % 2 === 0 ? part : 'x'))
    .join('"');

const itemOf = (string: ReadString, isFactory: boolean, context: Context): ImportItem | null => {
  const { index, entry, meta } = string;
  const { notes } = context;
  if (entry.isCut) notes.add('cut-at-end-mark', { index });
  if (string.content.includes(replacement) || meta?.label.includes(replacement)) {
    notes.add('bytes-replaced', { index, text: string.content });
  }
  const content = string.isHex ? hexPart(string.content, notes, { index }) : textPart(string.content, index, context);
  if (content === null) return null;
  return {
    index,
    ...content,
    ...(string.isLabelled ? labelPart(meta?.label ?? '', notes, { index }) : {}),
    ...(meta?.order === undefined ? {} : { order: meta.order }),
    ...(meta?.delayMs === undefined ? {} : { delayMs: meta.delayMs }),
    factoryDefault: isFactory,
  };
};

/** Strings without content are the rule: a list has its fixed number of places. A label on one is named, because people use them as headings. */
const withoutEmpty = (strings: readonly ReadString[], notes: Notes): readonly ReadString[] => {
  let empty = 0;
  const filled = strings.filter(({ index, content, isHex, isLabelled, meta }) => {
    if ((isHex ? content.trim() : content) !== '') return true;
    if (isLabelled) notes.add('empty-with-label', { index, text: meta?.label ?? '' });
    else empty += 1;
    return false;
  });
  notes.addCount('empty-skipped', empty);
  return filled;
};

/** Places of the list whose line has neither `A,` nor `H,`. */
const noteUnreadStrings = (entries: readonly SscomEntry[], generation: SscomGeneration, notes: Notes): void => {
  for (const { number, mode, value, line } of entries) {
    if (mode === '' && isPlace(number, generation) && value.trim() !== '') {
      notes.add('item-not-read', { index: number, line, text: value });
    }
  }
};

/** The list of SSCOM 3.2 to 5.13.1. */
export const readSscomIni = (
  bytes: Uint8Array,
  name: string | null,
  notes: Notes,
  decode: DecodeBytes = decodeBytes,
): Imported<ImportedList> => {
  const { entries, others, encoding, isAmbiguous } = readSscomLines(bytes, decode);
  if (entries.filter(({ mode }) => mode !== '').length > importLimitItems) {
    return refuse('too-many-items', { limit: importLimitItems });
  }
  if (isAmbiguous) notes.add('encoding-ambiguous');
  for (const { line, text } of others) notes.add('line-skipped', { line, text });
  const format = sscomFormatOf({
    numbers: new Set(entries.map(({ number }) => number)),
    strings: new Set(entries.flatMap(({ number, mode }) => (mode === '' ? [] : [number]))),
    hasOrders: entries.some((entry) => isMeta(entry) && readMeta(entry.value)?.order !== undefined),
  });
  const { settings, lineEnds } = readSscomSettings(entries, sscomGenerations[format], notes);
  noteUnreadStrings(entries, sscomGenerations[format], notes);
  const strings = withoutEmpty(readStrings(entries, notes), notes);
  const isFactory = factoryTest(strings);
  const textEncoding = encoding === 'utf-8' ? 'utf-8' : 'gb18030';
  const context: Context = {
    notes,
    lineEnds,
    decode: (some) => {
      const text = decode(textEncoding, some);
      return text.includes(replacement) ? null : text;
    },
  };
  const items = strings.flatMap((string) => itemOf(string, isFactory(string), context) ?? []);
  for (const item of lineEnds === 'none' ? items.filter(isMissingLineEnd) : []) {
    notes.add('line-end-not-added', { index: item.index });
  }
  return imported({ format, encoding, lineEnds, settings, groups: [{ name: groupName(name ?? 'SSCOM'), items }] });
};

export const sscom: FormatReader = {
  suffixes: ['ini'],
  recognises: ({ lines }) => (isSscomIni(lines) ? 'sure' : null),
  read: ({ bytes, name, decode }, notes) => readSscomIni(bytes, name, notes, decode),
};
