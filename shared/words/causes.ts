import type { CauseKey, CausesOf } from './cause-keys.ts';
import { causes as connectionEn } from './en/causes.ts';
import { otherCauses as otherEn } from './en/other-causes.ts';
import type { Words } from './language.ts';
import { causes as connectionZh } from './zh/causes.ts';
import { otherCauses as otherZh } from './zh/other-causes.ts';

/** Likely causes and their remedies, from the AT manual, Huawei's published error catalogue, and typical problems of cables and SIM cards. */
export const causeWords: Words<CausesOf<CauseKey>> = {
  en: { ...connectionEn, ...otherEn },
  zh: { ...connectionZh, ...otherZh },
};
