import { readImei } from '../../shared/at/imei.ts';
import { ok } from '../../shared/outcome.ts';
import { unexpected, unquoted } from './parts/answers.ts';
import { declare, fixedLine } from './parts/declare.ts';

/** The module's report about itself. `null` for fields that it does not print. */
export interface ModuleReport {
  readonly manufacturer: string | null;
  readonly model: string | null;
  readonly revision: string | null;
  readonly hardwareVersion: string | null;
  /** As printed by the module, e.g. `Mar  6 2023 20:04:22`. */
  readonly buildTime: string | null;
  readonly imei: string | null;
  readonly iccid: string | null;
  readonly imsi: string | null;
}

const reportLine = /^(?:Manufacturer|Model|Revision|HWver|Buildtime|IMEI|ICCID|IMSI)\s*:.*$/i;

const fieldOf = (lines: readonly string[], name: string): string | null => {
  const line = lines.find((candidate) => candidate.toLowerCase().startsWith(name));
  const value = line === undefined ? '' : unquoted(line.slice(line.indexOf(':') + 1));
  return value === '' ? null : value;
};

/** For diagnosis: all identities in one answer. Blanks and capitals differ between pages of the manual. */
export const moduleReport = declare<void, ModuleReport>({
  name: 'AT*I',
  source: 'MAN AT*I; docs/at-dialect.md §5',
  line: fixedLine('AT*I'),
  response: { prefixes: [], bare: reportLine },
  repeatable: true,
  optional: true,
  parse: (answer) => {
    const { lines } = answer;
    const report: ModuleReport = {
      manufacturer: fieldOf(lines, 'manufacturer'),
      model: fieldOf(lines, 'model'),
      revision: fieldOf(lines, 'revision'),
      hardwareVersion: fieldOf(lines, 'hwver'),
      buildTime: fieldOf(lines, 'buildtime'),
      imei: readImei(fieldOf(lines, 'imei') ?? ''),
      iccid: fieldOf(lines, 'iccid'),
      imsi: fieldOf(lines, 'imsi'),
    };
    return Object.values(report).every((value) => value === null) ? unexpected('AT*I', answer) : ok(report);
  },
});
