import type { CellView } from '../../shared/contract/module-page.ts';
import { ok } from '../../shared/outcome.ts';
import { commandLine } from '../at/command-line.ts';
import { afterPrefix, integerOf, splitFields } from '../at/syntax.ts';
import { declare } from './parts/declare.ts';

export interface CellInformationParams {
  readonly which: 'serving' | 'neighbours';
}

export interface CellInformation {
  readonly cells: readonly CellView[];
}

export const rsrpOf = (value: number | null): number | null => {
  if (value === null) return null;
  if (value < 0) return value >= -141 ? value : null;
  return value > 97 ? null : value - 141;
};

export const rsrqOf = (value: number | null): number | null => {
  if (value === null) return null;
  if (value < 0) return value >= -20 ? value : null;
  return value > 34 ? null : value / 2 - 20;
};

const kinds = { serving: 'LTE current cell:', neighbours: 'LTE neighbor cell:' } as const;

/** Positions of the values after mcc and mnc. The serving cell has the IMSI and the roaming state as well, which are left out. */
const positions = {
  serving: { band: 4, earfcn: 6, cellId: 7, rsrp: 8, rsrq: 9, areaCode: 10, physicalCell: 12 },
  neighbours: { band: null, earfcn: 2, cellId: 3, rsrp: 4, rsrq: 5, areaCode: 6, physicalCell: 8 },
} as const;

const readCell = (text: string, which: CellInformationParams['which']): CellView | null => {
  const fields = splitFields(text).map((field) => field.text);
  const at = positions[which];
  const numberAt = (index: number | null): number | null => (index === null ? null : integerOf(fields[index]));
  const [mcc = '', mnc = ''] = fields;
  if (!/^\d{3}$/.test(mcc) || !/^\d{1,3}$/.test(mnc) || numberAt(at.rsrp) === null) return null;
  return {
    mcc,
    mnc,
    band: numberAt(at.band),
    earfcn: numberAt(at.earfcn),
    cellId: numberAt(at.cellId),
    physicalCell: numberAt(at.physicalCell),
    areaCode: numberAt(at.areaCode),
    rsrpDbm: rsrpOf(numberAt(at.rsrp)),
    rsrqDb: rsrqOf(numberAt(at.rsrq)),
  };
};

/** Once, not periodically: the periodic form for neighbour cells restarts 618 modules before V1155. Without a cell only `OK` is printed. */
export const cellInformation = declare<CellInformationParams, CellInformation>({
  name: 'AT+CCED',
  source: 'MAN CCED',
  line: ({ which }) => commandLine('AT+CCED=0,', which === 'serving' ? 1 : 2),
  response: { prefixes: ['+CCED'], bare: null },
  repeatable: true,
  optional: true,
  parse: (answer, { which }) => {
    const texts = answer.lines.map((line) => afterPrefix(line, '+CCED') ?? '');
    const ofKind = texts.filter((text) => text.startsWith(kinds[which]));
    return ok({
      cells: ofKind.map((text) => readCell(text.slice(kinds[which].length), which)).filter((cell) => cell !== null),
    });
  },
});
