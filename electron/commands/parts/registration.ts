import { meaningOfStat } from '../../../shared/at/registration-stat.ts';
import { ok } from '../../../shared/outcome.ts';
import type { CommandSpec } from '../../at/command-spec.ts';
import { afterPrefix, integerOf, splitFields } from '../../at/syntax.ts';
import { unexpected } from './answers.ts';
import { declare, fixedLine } from './declare.ts';

export interface Registration {
  /** 0 not searching · 1 home · 2 searching · 3 refused · 4 unknown · 5 roaming · others: docs/at-dialect.md §6.1. */
  readonly stat: number;
  readonly registered: boolean;
  readonly roaming: boolean;
  readonly denied: boolean;
  /** Hexadecimal digits as printed by the module; `null` unless reporting mode 2 is set. */
  readonly areaCode: string | null;
  readonly cellId: string | null;
  /** 3GPP number, 7 = LTE. */
  readonly accessTechnology: number | null;
  /** The line as printed by the module. */
  readonly line: string;
}

const prefixes = ['+CGREG', '+CEREG', '+CREG'] as const;

/**
 * In the answer the reporting mode precedes the status; a URC starts with the status. The second field distinguishes them:
 * a bare digit in the answer, quoted hex or nothing in a URC (docs/at-dialect.md §6.1). URCs are left to the URC catalogue.
 */
const answerShape = /^\+C[GE]?REG\s*:\s*\d\s*,\s*\d{1,2}\s*(?:,.*)?$/;

export const parseRegistration = (lines: readonly string[]): Registration | null => {
  const line = lines.find((candidate) => answerShape.test(candidate));
  const prefix = prefixes.find((name) => line?.startsWith(name));
  if (line === undefined || prefix === undefined) return null;
  const fields = splitFields(afterPrefix(line, prefix) ?? '');
  const stat = integerOf(fields[1]?.text);
  if (stat === null) return null;
  const { registered, roaming, denied } = meaningOfStat(stat);
  return {
    stat,
    registered,
    roaming,
    denied,
    areaCode: fields[2]?.text || null,
    cellId: fields[3]?.text || null,
    accessTechnology: integerOf(fields[4]?.text),
    line,
  };
};

/** The three registration queries differ only in their name. 780EP V1010 answers one with the prefix of another (transcript 31). */
export const declareRegistration = (name: string, source: string): CommandSpec<void, Registration> =>
  declare<void, Registration>({
    name,
    source,
    line: fixedLine(name),
    response: { prefixes: [], bare: answerShape },
    repeatable: true,
    parse: (answer) => {
      const registration = parseRegistration(answer.lines);
      return registration ? ok(registration) : unexpected(name, answer);
    },
  });
