import { ok } from '../../shared/outcome.ts';
import { afterPrefix, findPrefixed, integerOf, splitFields } from '../at/syntax.ts';
import { rsrpOf, rsrqOf } from './cell-information.ts';
import { accepted, unexpected } from './parts/answers.ts';
import { declare, fixedLine } from './parts/declare.ts';

/** Prints the engineering data at each query. Lost at a restart. */
export const engineeringMode = declare<void, void>({
  name: 'AT+EEMOPT',
  source: 'FAQ page of the vendor on EEMOPT',
  line: fixedLine('AT+EEMOPT=1'),
  repeatable: true,
  optional: true,
  parse: accepted,
});

/** The part of the 30 fields of `+EEMLTESVC` that helps to judge antenna and network; `null`: not printed. */
export interface EngineeringData {
  readonly band: number | null;
  readonly earfcn: number | null;
  readonly physicalCell: number | null;
  readonly areaCode: number | null;
  readonly cellId: number | null;
  readonly rsrpDbm: number | null;
  readonly rsrqDb: number | null;
  /** As printed by the module: the manual does not give its unit. */
  readonly sinr: number | null;
  /** Transmission power on PUSCH. Near 23 dBm, the most that a module of power class 3 can send, the cell hardly receives it. */
  readonly transmitPowerDbm: number | null;
  /** EMM reject cause of 3GPP TS 24.301 §9.9.3.9; `null`: the network refused nothing. */
  readonly rejectCause: number | null;
}

const fieldCount = 30;
const noRejectCause = 65_535;

/** A line of 30 fields, sent after the `OK` of AT+EEMGINFO?; `null`: another line. */
export const readEngineeringLine = (line: string): EngineeringData | null => {
  const fields = splitFields(afterPrefix(line, '+EEMLTESVC') ?? '').map(({ text }) => integerOf(text));
  if (fields.length < fieldCount) return null;
  const at = (index: number): number | null => fields[index] ?? null;
  const cause = at(26);
  return {
    areaCode: at(3),
    physicalCell: at(4),
    earfcn: at(5),
    band: at(7),
    cellId: at(9),
    rsrpDbm: rsrpOf(at(11)),
    rsrqDb: rsrqOf(at(12)),
    sinr: at(13),
    transmitPowerDbm: at(20),
    rejectCause: cause === 0 || cause === noRejectCause ? null : cause,
  };
};

/** The manual's word for "the data are valid". */
const validState = 3;

export interface EngineeringAnswer {
  /** The line with the data follows after `OK`. Without a cell none follows. */
  readonly follows: boolean;
}

/** `OK` first, then `+EEMLTESVC:` and one line for each neighbour cell; the module does not announce their number. */
export const engineeringData = declare<void, EngineeringAnswer>({
  name: 'AT+EEMGINFO?',
  source: 'MAN EEMGINFO',
  line: fixedLine('AT+EEMGINFO?'),
  response: { prefixes: ['+EEMGINFO'], bare: null },
  repeatable: true,
  optional: true,
  parse: (answer) => {
    const state = integerOf(splitFields(findPrefixed(answer.lines, '+EEMGINFO') ?? '')[0]?.text);
    return state === null ? unexpected('AT+EEMGINFO?', answer) : ok({ follows: state === validState });
  },
});
