import type { LineFrame, Sending } from '../../../../shared/contract.ts';
import type { ImportPreview, ImportSettings } from '../../../../shared/imports/preview.ts';
import { hasBaudRate } from '../../../../shared/port-address.ts';
import type { PortChange } from '../../../../shared/port-settings.ts';

/** Settings of a file that can be applied to a port. */
export const portChoiceNames = [
  'baudRate',
  'frame',
  'flowControl',
  'lineEnding',
  'encoding',
  'packetMs',
  'checksum',
  'dtr',
  'rts',
  'hexView',
] as const;
export type PortChoiceName = (typeof portChoiceNames)[number];

const hasFrame = ({ dataBits, parity, stopBits }: ImportSettings): boolean =>
  dataBits !== undefined || parity !== undefined || stopBits !== undefined;

/** The settings of the file that this kind of port supports. */
export const offeredChoices = ({ settings }: ImportPreview, address: string): readonly PortChoiceName[] => {
  const isSerial = hasBaudRate(address);
  const has: Readonly<Record<PortChoiceName, boolean>> = {
    baudRate: isSerial && settings.baudRate !== undefined,
    frame: isSerial && hasFrame(settings),
    flowControl: isSerial && settings.flowControl !== undefined,
    lineEnding: true,
    encoding: settings.encoding !== undefined,
    packetMs: settings.packetMs !== undefined,
    checksum: settings.checksum !== undefined,
    dtr: isSerial && settings.dtr !== undefined,
    rts: isSerial && settings.rts !== undefined,
    hexView: settings.hexView !== undefined,
  };
  return portChoiceNames.filter((name) => has[name]);
};

/** The frame of the port, with the values that the file has. */
export const frameOf = (settings: ImportSettings, before: LineFrame): LineFrame => ({
  ...before,
  dataBits: settings.dataBits ?? before.dataBits,
  parity: settings.parity ?? before.parity,
  stopBits: settings.stopBits ?? before.stopBits,
});

const flowOf = (settings: ImportSettings): Pick<LineFrame, 'rtscts' | 'xon' | 'xoff'> => ({
  rtscts: settings.flowControl === 'rtscts',
  xon: settings.flowControl === 'xonxoff',
  xoff: settings.flowControl === 'xonxoff',
});

export interface PortBefore {
  readonly line: LineFrame;
  readonly sending: Sending;
}

/** The change of the port settings that the ticked choices make. `null`: none. */
export const portChangeOf = (
  { settings, lineEnds }: Pick<ImportPreview, 'settings' | 'lineEnds'>,
  ticked: ReadonlySet<PortChoiceName>,
  before: PortBefore,
): PortChange | null => {
  const line = {
    ...(ticked.has('frame') ? frameOf(settings, before.line) : before.line),
    ...(ticked.has('flowControl') ? flowOf(settings) : {}),
  };
  const sending: Sending = {
    ...before.sending,
    ...(ticked.has('lineEnding') ? { lineEnding: lineEnds } : {}),
    ...(ticked.has('checksum') && settings.checksum !== undefined
      ? { checksum: settings.checksum, range: settings.range ?? before.sending.range }
      : {}),
  };
  const change: PortChange = {
    ...(ticked.has('baudRate') ? { baudRate: settings.baudRate } : {}),
    ...(ticked.has('frame') || ticked.has('flowControl') ? { line } : {}),
    ...(ticked.has('encoding') ? { encoding: settings.encoding } : {}),
    ...(ticked.has('packetMs') ? { packetMs: settings.packetMs } : {}),
    ...(ticked.has('lineEnding') || ticked.has('checksum') ? { sending } : {}),
  };
  return Object.keys(change).length === 0 ? null : change;
};
