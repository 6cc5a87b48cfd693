import { checksumIds } from '../sending/checksum-ids.ts';
import type { ImportPreview, ImportSettings } from './preview.ts';
import { type Notes, usableSettings, wholeNumber } from './preview-draft.ts';
import { firstMeta, isPlace, lastMeta, type SscomGeneration, type SscomSetting } from './sscom-keys.ts';
import type { SscomEntry } from './sscom-lines.ts';

type Values = Partial<Record<SscomSetting, string>>;

const yesOrNo = (value: string | undefined): boolean | undefined =>
  value === 'Y' ? true : value === 'N' ? false : undefined;

/** As a number if it is one, otherwise as text, so that a warning can show it. */
const numberOf = (value: string | undefined): number | string | undefined =>
  value === undefined || value === '' ? undefined : /^\d{1,9}(?:\.\d)?$/.test(value) ? Number(value) : value;

/** The order of the serial ports of Windows (`DCB.Parity`). */
const parities = ['none', 'odd', 'even', 'mark', 'space'] as const;

/** 0: no flow control; what the other numbers mean is not known. */
const flowOf = (value: string | undefined): string | undefined =>
  value === undefined || value === '' ? undefined : value === '0' ? 'none' : value;

/** Instead of a port, SSCOM keeps the kind of its network connection. */
const networkKinds: Readonly<Record<string, string>> = { '1': 'TCP client', '2': 'TCP server', '3': 'UDP' };

const pathOf = ({ path, remoteHost, remotePort }: Values, notes: Notes): string | undefined => {
  if (path === undefined || path === '') return undefined;
  const network = networkKinds[path];
  if (network === undefined) return path;
  if (path === '1' && remoteHost && remotePort && /^[\w.-]+$/.test(remoteHost) && /^\d+$/.test(remotePort)) {
    return `tcp://${remoteHost}:${remotePort}`;
  }
  notes.add('port-is-network', { text: network });
  return undefined;
};

const packetOf = ({ split, splitMs }: Values): number | string | undefined =>
  yesOrNo(split) === true ? numberOf(splitMs) : undefined;

const checksumOf = ({ checksum, checksumFirst, checksumLeftOut }: Values) => {
  if (checksum === undefined || checksum === '' || checksum === '0') return {};
  return {
    checksum: checksumIds[Number(checksum)] ?? checksum,
    ...(checksumFirst === undefined
      ? {}
      : { range: { first: Number(checksumFirst), leftOut: Number(checksumLeftOut ?? '0') } }),
  };
};

const lineEndsOf = ({ addCrLf }: Values, hasStrings: boolean, notes: Notes): ImportPreview['lineEnds'] => {
  const adds = yesOrNo(addCrLf);
  const lineEnds = adds === true ? 'crlf' : 'none';
  if (adds === undefined && hasStrings) notes.add('line-end-assumed', { text: lineEnds });
  return lineEnds;
};

/** The settings of a file of SSCOM. Those of its window are counted. */
export const readSscomSettings = (
  entries: readonly SscomEntry[],
  generation: SscomGeneration,
  notes: Notes,
): { readonly settings: ImportSettings; readonly lineEnds: ImportPreview['lineEnds'] } => {
  const values: Values = {};
  let others = 0;
  for (const { number, mode, value } of entries) {
    if (mode !== '' || isPlace(number, generation) || (number >= firstMeta && number <= lastMeta)) continue;
    const name = generation.settings[number];
    // A setting is written as `=,value`.
    if (name === undefined) others += 1;
    else values[name] = value.replace(/^,/, '').trim();
  }
  notes.addCount('settings-not-used', others);
  const parity = wholeNumber(values.parity);
  const given = {
    path: pathOf(values, notes),
    baudRate: numberOf(values.baudRate),
    dataBits: numberOf(values.dataBits),
    stopBits: numberOf(values.stopBits),
    parity: parity === null ? values.parity || undefined : (parities[parity] ?? values.parity),
    flowControl: flowOf(values.flowControl),
    dtr: yesOrNo(values.dtr),
    rts: yesOrNo(values.rts),
    hexView: yesOrNo(values.hexView),
    packetMs: packetOf(values),
    ...checksumOf(values),
    listIntervalMs: values.listIntervalMs === undefined ? undefined : (wholeNumber(values.listIntervalMs) ?? undefined),
  };
  const hasStrings = entries.some(({ mode }) => mode !== '');
  return { settings: usableSettings(given, notes), lineEnds: lineEndsOf(values, hasStrings, notes) };
};
