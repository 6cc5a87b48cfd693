import type { FirmwareChange, FirmwareRange, ModuleLimits, ModuleQuirks } from './families.ts';
import type { RecognisedModule } from './recognise.ts';

/** False as well when chip or version are not known. */
export const isInRange = ({ chip, version }: RecognisedModule, range: FirmwareRange): boolean =>
  chip === range.chip &&
  version !== null &&
  version >= (range.from ?? 0) &&
  version <= (range.to ?? Number.POSITIVE_INFINITY);

const changesOf = (module: RecognisedModule): readonly FirmwareChange[] =>
  module.family.changes.filter(({ range }) => isInRange(module, range));

/** How much this module takes with the firmware that it has; the family's smallest where the firmware is not known. */
export const limitsOf = (module: RecognisedModule): ModuleLimits =>
  Object.assign({}, module.family.limits, ...changesOf(module).map(({ limits }) => limits));

/** How this module behaves with the firmware that it has. */
export const quirksOf = (module: RecognisedModule): ModuleQuirks =>
  Object.assign({}, module.family.quirks, ...changesOf(module).map(({ quirks }) => quirks));
