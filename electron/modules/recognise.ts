import { air720 } from './air720.ts';
import { air724 } from './air724.ts';
import { air780 } from './air780.ts';
import type { Chip, ModuleFamily, ModuleFamilyId } from './families.ts';
import { generic } from './generic.ts';

/** In the order of recognition. */
export const moduleFamilies: readonly ModuleFamily[] = [air720, air724, air780, generic];

/**
 * The builds of one version (docs/at-dialect.md §1): normal, half speed with speech, low power, audio files.
 */
export type FirmwareVariant = 'AT' | 'LSAT' | 'LPAT' | 'AUAT';

export interface RecognisedModule {
  readonly family: ModuleFamily;
  /** `null`: unknown, and then everything that depends on the firmware version is unknown as well. */
  readonly chip: Chip | null;
  /** E.g. `720H`, `Air724UG`; `null` when the version string does not contain one. */
  readonly model: string | null;
  /** Only comparable between firmware versions of one chip. */
  readonly version: number | null;
  /** `null`: the version string names none of the known builds. */
  readonly variant: FirmwareVariant | null;
  /** The version string itself. */
  readonly text: string;
}

/** All known forms of the version string (docs/at-dialect.md §1); in names of download files the number is at the end. */
const shapes: readonly RegExp[] = [
  /AirM2M_(?:([A-Za-z0-9]{1,20})_)?V(\d{1,9})(?:_|$)/,
  /AirM2M_([A-Za-z0-9]{1,20})_(?:[A-Za-z0-9]{1,20}_){0,4}V(\d{1,9})$/,
];

const variantShape = /_(AT|LSAT|LPAT|AUAT)(?:_|$)/;

const variantOf = (text: string): FirmwareVariant | null =>
  (variantShape.exec(text)?.[1] as FirmwareVariant | undefined) ?? null;

/**
 * Parses the answer of `ATI` or `AT+CGMR`. An unknown module is `generic`, never a failure.
 * @param familyId the family of the profile; `auto` detects it from the version string.
 */
export const recogniseModule = (versionText: string, familyId: ModuleFamilyId | 'auto' = 'auto'): RecognisedModule => {
  const text = versionText.trim();
  const match = shapes.map((shape) => shape.exec(text)).find((found) => found !== null);
  const model = match?.[1] ?? null;
  const family = familyId === 'auto' ? familyOfModel(model) : familyOf(familyId);
  const version = match ? Number(match[2]) : null;
  return { family, chip: chipOf(family, model), model, version, variant: match ? variantOf(text) : null, text };
};

export const familyOf = (familyId: ModuleFamilyId): ModuleFamily =>
  moduleFamilies.find(({ id }) => id === familyId) ?? generic;

const bareModel = (model: string): string => model.replace(/^Air/i, '');

const familyOfModel = (model: string | null): ModuleFamily => {
  if (model === null) return generic;
  return moduleFamilies.find(({ modelShape }) => modelShape.test(bareModel(model))) ?? generic;
};

/** A model that does not belong to the family of the profile may have another chip, so its version numbers cannot be compared. */
const chipOf = ({ platforms }: ModuleFamily, model: string | null): Chip | null =>
  model === null ? null : (platforms.find(({ modelShape }) => modelShape.test(bareModel(model)))?.chip ?? null);
