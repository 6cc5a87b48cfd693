import type { LineFrame } from '../../shared/contract.ts';
import type { ModemLines, ReadLines } from '../base/byte-link.ts';

/** The commands of RFC 2217 §3, as a client sends them. A server answers with the number plus `serverOffset`. */
export const comPortCommands = {
  signature: 0,
  baudRate: 1,
  dataSize: 2,
  parity: 3,
  stopSize: 4,
  control: 5,
  notifyLineState: 6,
  notifyModemState: 7,
  suspend: 8,
  resume: 9,
  lineStateMask: 10,
  modemStateMask: 11,
  purge: 12,
} as const;

export const serverOffset = 100;

/** Values of SET-CONTROL. */
export const controls = {
  askFlow: 0,
  noFlow: 1,
  softwareFlow: 2,
  hardwareFlow: 3,
  askBreak: 4,
  breakOn: 5,
  breakOff: 6,
  askDtr: 7,
  dtrOn: 8,
  dtrOff: 9,
  askRts: 10,
  rtsOn: 11,
  rtsOff: 12,
  askInboundFlow: 13,
} as const;

/** Which of the four things that SET-CONTROL sets a value belongs to: an answer to one says nothing of the others. */
export type ControlSubject = 'flow' | 'break' | 'dtr' | 'rts' | 'inbound-flow';

export const controlSubject = (value: number): ControlSubject | null => {
  if (value <= 3) return 'flow';
  if (value <= 6) return 'break';
  if (value <= 9) return 'dtr';
  if (value <= 12) return 'rts';
  return value <= 19 ? 'inbound-flow' : null;
};

const parities: readonly LineFrame['parity'][] = ['none', 'odd', 'even', 'mark', 'space'];

/** The numbers of RFC 2217 start at 1. */
export const parityValue = (parity: LineFrame['parity']): number => parities.indexOf(parity) + 1;
export const parityOf = (value: number): LineFrame['parity'] | null => parities[value - 1] ?? null;

export const dataSizeOf = (value: number): LineFrame['dataBits'] | null =>
  value === 5 || value === 6 || value === 7 || value === 8 ? value : null;

const stopSizes: readonly LineFrame['stopBits'][] = [1, 2, 1.5];

/** The numbers of RFC 2217: 3 is one and a half. */
export const stopSizeValue = (stopBits: LineFrame['stopBits']): number => stopSizes.indexOf(stopBits) + 1;
export const stopSizeOf = (value: number): LineFrame['stopBits'] | null => stopSizes[value - 1] ?? null;

/** The flow control of a frame. RFC 2217 has no name for both kinds at once. */
export const flowValue = ({ rtscts, xon, xoff }: Pick<LineFrame, 'rtscts' | 'xon' | 'xoff'>): number => {
  if (rtscts) return controls.hardwareFlow;
  return xon || xoff ? controls.softwareFlow : controls.noFlow;
};

/** `null`: the value is not a kind of flow control, or one that a frame does not have. */
export const flowOf = (value: number): Pick<LineFrame, 'rtscts' | 'xon' | 'xoff'> | null => {
  if (value === controls.noFlow) return { rtscts: false, xon: false, xoff: false };
  if (value === controls.softwareFlow) return { rtscts: false, xon: true, xoff: true };
  return value === controls.hardwareFlow ? { rtscts: true, xon: false, xoff: false } : null;
};

/** A command and its content. */
export const comPort = (command: number, ...content: readonly number[]): Uint8Array =>
  Uint8Array.of(command, ...content);

export const baudRateBytes = (baudRate: number): readonly number[] => [
  (baudRate >>> 24) & 255,
  (baudRate >>> 16) & 255,
  (baudRate >>> 8) & 255,
  baudRate & 255,
];

/** `null` for a content of another length. */
export const baudRateIn = (content: Uint8Array): number | null =>
  content.length === 4 ? new DataView(content.buffer, content.byteOffset, 4).getUint32(0) : null;

/** Bits of NOTIFY-MODEMSTATE; the lower four say that a line has changed. */
const modemBits = { dcd: 128, ri: 64, dsr: 32, cts: 16 } as const;
export const allModemLines = 255;

export const modemLinesIn = (value: number): ModemLines => ({
  cts: (value & modemBits.cts) !== 0,
  dsr: (value & modemBits.dsr) !== 0,
  dcd: (value & modemBits.dcd) !== 0,
  ri: (value & modemBits.ri) !== 0,
});

const deltaBits = { dcd: 8, ri: 4, dsr: 2, cts: 1 } as const;

/** The value of NOTIFY-MODEMSTATE for these lines and the ones before. */
export const modemStateValue = (lines: ReadLines, before: ReadLines | null): number =>
  (['cts', 'dsr', 'dcd', 'ri'] as const).reduce((value, name) => {
    const changed = before !== null && before[name] !== lines[name];
    return value | (lines[name] ? modemBits[name] : 0) | (changed ? deltaBits[name] : 0);
  }, 0);

export type LineError = 'break' | 'framing' | 'parity' | 'overrun';

const lineErrorBits: Readonly<Record<LineError, number>> = { overrun: 2, parity: 4, framing: 8, break: 16 };

export const lineErrorMask = 2 | 4 | 8 | 16;

export const lineErrorsIn = (value: number): readonly LineError[] =>
  (Object.keys(lineErrorBits) as LineError[]).filter((name) => (value & lineErrorBits[name]) !== 0);
