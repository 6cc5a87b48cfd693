import { joinBytes } from '../join-bytes.ts';
import { checksumIds } from '../sending/checksum-ids.ts';
import { parseHex } from '../sending/hex-text.ts';
import type { LineEnding } from '../sending/line-ending.ts';
import type { EncodeText } from '../sending/raw-message.ts';
import { type ImportGroup, type ImportItem, type ImportSettings, longestDelayMs } from './preview.ts';
import { largestIndex } from './preview-draft.ts';
import { sscomEscaped } from './sscom-escapes.ts';
import { defaultLabel, isDefaultLabel } from './sscom-factory.ts';
import { firstMeta, sscomGenerations } from './sscom-keys.ts';
import type { ExportNoteCode } from './warnings.ts';

/** What SSCOM cannot hold. `index`: of the item here; `place`: its number in SSCOM. */
export interface ExportNote {
  readonly code: ExportNoteCode;
  readonly index?: number;
  readonly place?: number;
  readonly count?: number;
  readonly text?: string;
}

export interface ExportedList {
  readonly groups: readonly ImportGroup[];
  readonly settings: ImportSettings;
  readonly lineEnds: LineEnding;
}

export interface SscomIni {
  readonly bytes: Uint8Array;
  readonly unsupported: readonly ExportNote[];
}

const places = sscomGenerations['sscom-5.10'].lastString;
/** What SSCOM itself gives an item. */
const defaultDelayMs = 1000;

type AddNote = (note: ExportNote) => void;

const withSavedCommas = (text: string): string => text.replaceAll(',', '\u0002');

/** Labels have no escapes. */
const labelOf = (item: ImportItem, place: number, add: AddNote): string => {
  const { label, index } = item;
  if (label === undefined) return defaultLabel(place);
  const plain = label.replace(/[\x00-\x1f\x7f]/g, ' ');
  if (plain !== label) add({ code: 'label-changed', index, place, text: plain });
  if (isDefaultLabel(plain)) add({ code: 'label-is-default', index, place, text: plain });
  return withSavedCommas(plain);
};

/** CR or LF alone is not known to SSCOM as the end of a list; the texts carry it then. */
const ownEnds: Readonly<Record<LineEnding, string>> = { crlf: '', none: '', cr: '\r', lf: '\n' };

const contentOf = (item: ImportItem, lineEnds: LineEnding, place: number, add: AddNote): string => {
  if ('text' in item) return `A,${withSavedCommas(sscomEscaped(`${item.text}${ownEnds[lineEnds]}`))}`;
  const isHex = parseHex(item.hex).ok && !/[^\dA-Fa-f\s]/.test(item.hex);
  if (!isHex) add({ code: 'hex-as-it-was', index: item.index, place, text: item.hex });
  return `H,${withSavedCommas(item.hex.replace(/[\x00-\x1f\x7f]/g, ' '))}`;
};

/** The order for items that have none: equal numbers run from top to bottom, after the others. */
const orderForOthers = (items: readonly ImportItem[]): number =>
  Math.min(largestIndex, items.reduce((largest, { order }) => Math.max(largest, order ?? 0), 0) + 1);

/** Beyond it order, label and delay of the item would not be read as such. */
const delayOf = ({ index, delayMs }: ImportItem, place: number, add: AddNote): number | undefined => {
  if (delayMs === undefined || delayMs <= longestDelayMs) return delayMs;
  add({ code: 'delay-shortened', index, place, text: String(delayMs) });
  return longestDelayMs;
};

const noteMissing = (items: readonly ImportItem[], add: AddNote): void => {
  const noOrder = items.filter(({ order }) => order === undefined).length;
  const noDelay = items.filter(({ delayMs }) => delayMs === undefined).length;
  if (noOrder > 0) add({ code: 'order-added', count: noOrder });
  if (noDelay > 0) add({ code: 'delay-added', count: noDelay });
  for (const { index, expect, timeoutMs } of items) {
    if (expect !== undefined) add({ code: 'answer-not-kept', index, text: expect });
    if (timeoutMs !== undefined) add({ code: 'timeout-not-kept', index, text: String(timeoutMs) });
  }
};

/** SSCOM reads and shows GBK. Characters of GB18030 beyond it keep their bytes, but not their looks. */
const encodeLine = (
  line: string,
  encode: EncodeText,
): { readonly bytes: Uint8Array; readonly isGbk: boolean } | null => {
  const gbk = encode('gbk', line);
  if (gbk.ok) return { bytes: gbk.value, isGbk: true };
  const wide = encode('gb18030', line);
  return wide.ok ? { bytes: wide.value, isGbk: false } : null;
};

/** The two lines of each place of the list. */
const stringLines = (list: ExportedList, encode: EncodeText, add: AddNote): readonly Uint8Array[] => {
  const filled = list.groups
    .flatMap(({ items }) => items)
    .filter((item) => {
      const isEmpty = ('text' in item ? item.text : item.hex.trim()) === '';
      if (isEmpty) add({ code: 'empty-left-out', index: item.index });
      return !isEmpty;
    });
  for (const { index } of filled.slice(places)) add({ code: 'too-many-items', index });
  const items = filled.slice(0, places);
  noteMissing(items, add);
  const otherOrder = orderForOthers(items);
  const listDelayMs = list.settings.listIntervalMs ?? defaultDelayMs;
  const lines: Uint8Array[] = [];
  for (let place = 1; place <= places; place += 1) {
    const item = items[place - 1];
    const order = item === undefined ? 0 : item.order;
    const delayMs = item === undefined ? defaultDelayMs : delayOf(item, place, add);
    const meta = (label: string): string =>
      `N${firstMeta - 1 + place}=${order ?? otherOrder},${label},${delayMs ?? listDelayMs}\r\n`;
    const label = item === undefined ? defaultLabel(place) : labelOf(item, place, add);
    const content = item === undefined ? 'A,' : contentOf(item, list.lineEnds, place, add);
    const encoded = encodeLine(`${meta(label)}N${place}=${content}\r\n`, encode);
    if (encoded?.isGbk === false) add({ code: 'outside-gbk', place, ...(item ? { index: item.index } : {}) });
    if (encoded === null) add({ code: 'not-encodable', place, ...(item ? { index: item.index } : {}) });
    const empty = `${meta(defaultLabel(place))}N${place}=A,\r\n`;
    lines.push(encoded?.bytes ?? encodeLine(empty, encode)?.bytes ?? new Uint8Array());
  }
  return lines;
};

const yesOrNo = (value: boolean): string => (value ? 'Y' : 'N');

/** `tcp://` is the TCP client of SSCOM; other addresses it does not have. */
const pathValues = (path: string | undefined, add: AddNote): Readonly<Record<number, string>> => {
  if (path === undefined) return { 1080: '' };
  const network = /^tcp:\/\/([\w.-]{1,253}):(\d{1,5})$/.exec(path);
  if (network) return { 1068: network[1] ?? '', 1069: network[2] ?? '', 1080: '1' };
  if (/^COM\d{1,4}$/i.test(path)) return { 1080: path };
  add({ code: 'setting-not-kept', text: path });
  return { 1080: '' };
};

/** The frame that SSCOM opens a port with; it keeps no other. */
const frame: ImportSettings = { dataBits: 8, stopBits: 1, parity: 'none', flowControl: 'none' };

const noteFrame = (settings: ImportSettings, add: AddNote): void => {
  for (const name of ['dataBits', 'stopBits', 'parity', 'flowControl'] as const) {
    const value = settings[name];
    if (value !== undefined && value !== frame[name]) add({ code: 'setting-not-kept', text: `${name} ${value}` });
  }
  const { encoding } = settings;
  if (encoding !== undefined && encoding !== 'gbk' && encoding !== 'gb18030') {
    add({ code: 'setting-not-kept', text: `encoding ${encoding}` });
  }
};

/** Every setting of 5.13.1 in its order, with what SSCOM writes at its first start where nothing else is given. */
const settingValues = ({ settings, lineEnds }: ExportedList, add: AddNote): Readonly<Record<number, string>> => {
  noteFrame(settings, add);
  const { hexView, checksum, range, dtr, rts, packetMs, baudRate, path } = settings;
  return {
    ...{ 1051: '1', 1052: '', 1053: '', 1054: '', 1055: 'A', 1056: '1000' },
    1057: yesOrNo(lineEnds === 'crlf'),
    // Of the whole list: not used since each item has its own.
    1058: '1',
    1059: yesOrNo(hexView ?? false),
    1060: String(Math.max(0, checksumIds.indexOf(checksum ?? 'none'))),
    1061: yesOrNo(dtr ?? true),
    1062: yesOrNo(rts ?? false),
    1063: 'N',
    1064: yesOrNo(packetMs !== undefined),
    1065: String(packetMs ?? 20),
    ...{ 1066: '16777215', 1067: '1000000', 1068: '', 1069: '80', 1070: '777' },
    ...{ 1071: 'N', 1072: 'Y', 1073: 'N' },
    1074: String(range?.first ?? 1),
    1075: String(range?.leftOut ?? 0),
    1076: 'N',
    ...pathValues(path, add),
    1081: String(baudRate ?? 115_200),
    1100: '汉语',
  };
};

/** `sscom51.ini` of SSCOM 5.13 with this list, and what it cannot hold. `encode`: with the tables of GBK and GB18030. */
export const sscomIniOf = (list: ExportedList, encode: EncodeText): SscomIni => {
  const unsupported: ExportNote[] = [];
  const add: AddNote = (note) => unsupported.push(note);
  const used = list.groups.filter(({ items }) => items.length > 0);
  if (used.length > 1) add({ code: 'groups-joined', count: used.length });
  if (ownEnds[list.lineEnds] !== '') add({ code: 'line-end-in-texts', text: list.lineEnds });
  const strings = stringLines(list, encode, add);
  const values = Object.entries(settingValues(list, add)).map(([number, value]) => `N${number}=,${value}\r\n`);
  const settings = encodeLine(`${values.join('')};end\r\n`, encode)?.bytes ?? new Uint8Array();
  return { bytes: joinBytes([...strings, settings]), unsupported };
};
