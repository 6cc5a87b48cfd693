import type { Chip } from './families.ts';
import type { RecognisedModule } from './recognise.ts';

/** The names of chips in the column *Firmware* of docs/at-commands.md. Of other chips it says nothing. */
const chipNames: ReadonlyMap<string, Chip> = new Map([
  ['618', 'ec618'],
  ['718', 'ec718'],
  ['716S', 'ec716'],
  ['724', 'rda8910'],
]);
const namedChips: ReadonlySet<Chip> = new Set(chipNames.values());

const chipAndVersion = /^(\w+)(?: from V(\d+))?$/;

/**
 * Whether the firmware of a module does not have a command, by that column: `618 from V1126`, `724, 718`, `not 716S`. Everything else there
 * is a remark, and excludes nothing.
 */
export const isLacking = (firmware: string, { chip, version }: Pick<RecognisedModule, 'chip' | 'version'>): boolean => {
  if (chip === null || firmware === '' || !namedChips.has(chip)) return false;
  const excluded = /^not (\w+)$/.exec(firmware)?.[1];
  if (excluded !== undefined) return chipNames.get(excluded) === chip;
  const parts = firmware.split(/[,;]/).map((part) => part.trim());
  const having = parts
    .filter((part) => !part.startsWith('without '))
    .map((part) => {
      const [, name = '', from] = chipAndVersion.exec(part) ?? [];
      return { chip: chipNames.get(name) ?? null, from: from === undefined ? null : Number(from) };
    });
  if (having.some((one) => one.chip === null)) return false;
  const own = having.find((one) => one.chip === chip);
  if (!own) return true;
  return own.from !== null && version !== null && version < own.from;
};
