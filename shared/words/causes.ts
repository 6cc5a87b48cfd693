import type { CauseTable } from './cause-keys.ts';
import { causes as en } from './en/causes.ts';
import type { Words } from './language.ts';
import { causes as zh } from './zh/causes.ts';

/** Likely causes and their remedies, from the AT manual and Huawei's published error catalogue. */
export const causeWords: Words<CauseTable> = { en, zh };
