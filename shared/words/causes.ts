import type { CauseKey, CausesOf } from './cause-keys.ts';
import { causes as connectionEn } from './en/causes.ts';
import { workshopCauses as workshopEn } from './en/workshop-causes.ts';
import type { Words } from './language.ts';
import { causes as connectionZh } from './zh/causes.ts';
import { workshopCauses as workshopZh } from './zh/workshop-causes.ts';

/** Likely causes and their remedies, from the AT manual, Huawei's published error catalogue, and typical problems of cables and SIM cards. */
export const causeWords: Words<CausesOf<CauseKey>> = {
  en: { ...connectionEn, ...workshopEn },
  zh: { ...connectionZh, ...workshopZh },
};
