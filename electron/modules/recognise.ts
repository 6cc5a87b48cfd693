import { air720 } from './air720.ts';
import type { ModuleFamily, ModuleFamilyId } from './families.ts';
import { generic } from './generic.ts';

/** In the order of recognition. */
export const moduleFamilies: readonly ModuleFamily[] = [air720, generic];

export interface RecognisedModule {
  readonly family: ModuleFamily;
  /** E.g. `720H`, `Air724UG`; `null` when the version string names none. */
  readonly model: string | null;
  /** Orders firmware inside one family only. */
  readonly version: number | null;
  /** The version string itself. */
  readonly text: string;
}

/** Every version string seen (at-dialect §1); names of download files move the number to the end. */
const shapes: readonly RegExp[] = [
  /AirM2M_(?:([A-Za-z0-9]{1,20})_)?V(\d{1,9})(?:_|$)/,
  /AirM2M_([A-Za-z0-9]{1,20})_(?:[A-Za-z0-9]{1,20}_){0,4}V(\d{1,9})$/,
];

/**
 * Reads the answer of `ATI` or `AT+CGMR`. What nobody knows is `generic`, never a failure.
 * @param familyId what the profile says; `auto` goes by the version string.
 */
export const recogniseModule = (versionText: string, familyId: ModuleFamilyId | 'auto' = 'auto'): RecognisedModule => {
  const text = versionText.trim();
  const match = shapes.map((shape) => shape.exec(text)).find((found) => found !== null);
  const model = match?.[1] ?? null;
  return {
    family: familyId === 'auto' ? familyOfModel(model) : familyOf(familyId),
    model,
    version: match ? Number(match[2]) : null,
    text,
  };
};

export const familyOf = (familyId: ModuleFamilyId): ModuleFamily =>
  moduleFamilies.find(({ id }) => id === familyId) ?? generic;

const familyOfModel = (model: string | null): ModuleFamily => {
  if (model === null) return generic;
  const bare = model.replace(/^Air/i, '');
  return moduleFamilies.find(({ modelShape }) => modelShape.test(bare)) ?? generic;
};
