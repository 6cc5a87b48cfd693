import type { FirmwareChange, FirmwareRange, ModuleLimits, ModuleQuirks } from './families.ts';
import type { RecognisedModule } from './recognise.ts';

/** Also false when the chip or the version is unknown. */
export const isInRange = ({ chip, version }: RecognisedModule, range: FirmwareRange): boolean =>
  chip === range.chip &&
  version !== null &&
  version >= (range.from ?? 0) &&
  version <= (range.to ?? Number.POSITIVE_INFINITY);

const changesOf = (module: RecognisedModule): readonly FirmwareChange[] =>
  module.family.changes.filter(({ range }) => isInRange(module, range));

/** The limits of this module with its firmware; the smallest of the family when the firmware is unknown. */
export const limitsOf = (module: RecognisedModule): ModuleLimits =>
  Object.assign({}, module.family.limits, ...changesOf(module).map(({ limits }) => limits));

/** The quirks of this module with its firmware. */
export const quirksOf = (module: RecognisedModule): ModuleQuirks =>
  Object.assign({}, module.family.quirks, ...changesOf(module).map(({ quirks }) => quirks));
