import type { ModuleCore, Signal } from './core.ts';
import { identity } from './identity.ts';

/** The cell that serves the module, consistent with the area and the cell of AT+CREG=2. Band 40 has one frequency for both directions. */
export const servingCell = {
  mcc: '460',
  mnc: '00',
  area: Number.parseInt(identity.areaCode, 16),
  cell: Number.parseInt(identity.cellId, 16),
  band: 40,
  channel: 39_148,
  /** 20 MHz: the index of 3GPP TS 36.331, and the number of resource blocks. */
  bandwidthIndex: 5,
  resourceBlocks: 100,
  physicalCell: 351,
} as const;

interface NeighbourCell {
  readonly channel: number;
  readonly cell: number;
  readonly physicalCell: number;
  /** Difference from the serving cell, dB. */
  readonly rsrp: number;
  readonly rsrq: number;
}

/** The manual's example has seven neighbours on these channels. */
export const neighbourCells: readonly NeighbourCell[] = [
  { channel: 38_950, cell: servingCell.cell - 1_570, physicalCell: 350, rsrp: -6, rsrq: 24 },
  { channel: 39_148, cell: servingCell.cell + 1, physicalCell: 352, rsrp: -12, rsrq: 19 },
  { channel: 1_300, cell: 26_224_401, physicalCell: 37, rsrp: -9, rsrq: 24 },
  { channel: 1_300, cell: 26_224_402, physicalCell: 38, rsrp: -14, rsrq: 15 },
  { channel: 38_400, cell: 26_224_397, physicalCell: 191, rsrp: -15, rsrq: 23 },
  { channel: 3_590, cell: 26_224_415, physicalCell: 318, rsrp: -13, rsrq: 9 },
  { channel: 3_590, cell: 26_224_416, physicalCell: 319, rsrp: -10, rsrq: 19 },
];

const indexWithin = (value: number): number => Math.max(0, Math.min(97, value));

/** SrxLev of TS 36.304: the level above the least one that the cell demands; 17 dB and 21 dB in the manual's examples. */
const levelAbove = (rsrp: number, demanded: number): number => Math.max(0, rsrp - demanded);

/** `+CCED:LTE current cell:…` with the IMSI in its third field (MAN CCED). A 780EPV V1011 has a blank and the index of the bandwidth. */
export const servingCellLine = (core: ModuleCore, { rsrp, rsrq }: Signal): string => {
  const { mcc, mnc, band, channel, cell, area, bandwidthIndex, resourceBlocks, physicalCell } = servingCell;
  const isIndex = core.model.cellForm === 'bandwidth-index';
  const bandwidth = isIndex ? bandwidthIndex : `n${resourceBlocks}`;
  const { imsi } = core.identity;
  return `+CCED:LTE current cell:${isIndex ? ' ' : ''}${[
    ...[mcc, mnc, imsi, 0, band, bandwidth, channel, cell],
    ...[rsrp, rsrq, area, levelAbove(rsrp, 17), physicalCell],
  ].join()}`;
};

export const neighbourCellLines = (core: ModuleCore, serving: Signal): readonly string[] => {
  const blank = core.model.cellForm === 'bandwidth-index' ? ' ' : '';
  return neighbourCells.map(({ channel, cell, physicalCell, ...signal }) => {
    const rsrp = indexWithin(serving.rsrp + signal.rsrp);
    const fields = [servingCell.mcc, servingCell.mnc, channel, cell, rsrp, signal.rsrq, servingCell.area];
    return `+CCED:LTE neighbor cell:${blank}${[...fields, levelAbove(rsrp, 21), physicalCell].join()}`;
  });
};

/** The country code in the engineering lines is the decimal form of its hexadecimal digits: 460 → 0x460 → 1120. */
const engineeringCountry = Number.parseInt(servingCell.mcc, 16);
const noRejectCause = 65_535;
const temporaryId = -1_012_345_678;

/** Power on PUSCH, dBm: it rises as the signal gets weaker; the maximum of power class 3 is 23 dBm. */
const transmitPower = (rsrp: number): number => Math.max(-20, Math.min(23, 50 - rsrp));

/**
 * The 30 fields of `+EEMLTESVC` (MAN EEMGINFO, in the form of a log of an Air720H). Without a service the cell is known,
 * but there is no temporary identity; the reject cause is 65535 unless the network refused.
 */
export const engineeringLine = (signal: Signal, registered: boolean, rejectCause: number | null): string => {
  const { mnc, area, physicalCell, channel, band, bandwidthIndex, cell } = servingCell;
  const place = [engineeringCountry, mnc.length, Number(mnc), area, physicalCell, channel, channel, band];
  const levels = [signal.rsrp, signal.rsrq, signal.sinr, signal.rsrp, indexWithin(signal.rsrp - 2), signal.rsrq];
  const radio = [signal.rsrq, indexWithin(signal.rsrp + 14), registered ? 12 : 0, transmitPower(signal.rsrp), 1];
  const states = registered ? [1, 10, 0] : [1, 2, 1];
  const refused = [rejectCause === null ? 0 : 1, rejectCause ?? noRejectCause];
  const core = registered ? [779, 146, temporaryId] : [0, 0, 0];
  return `+EEMLTESVC:${[...place, bandwidthIndex, cell, 0, ...levels, ...radio, ...states, ...refused, ...core].join(', ')}`;
};

/** Neighbours on the channel of the serving cell are INTRA, the others INTER; each group is counted separately. */
export const engineeringNeighbours = (serving: Signal): readonly string[] => {
  const lines = (name: string, cells: readonly NeighbourCell[]): readonly string[] =>
    cells.map(({ channel, cell, physicalCell, rsrp, rsrq }, index) => {
      const level = indexWithin(serving.rsrp + rsrp);
      const where = [engineeringCountry, Number(servingCell.mnc), servingCell.area, cell];
      return `${name}: ${[index, physicalCell, channel, level, rsrq, ...where].join(', ')}`;
    });
  const isSame = ({ channel }: NeighbourCell): boolean => channel === servingCell.channel;
  return [
    ...lines('+EEMLTEINTRA', neighbourCells.filter(isSame)),
    ...lines(
      '+EEMLTEINTER',
      neighbourCells.filter((cell) => !isSame(cell)),
    ),
  ];
};
