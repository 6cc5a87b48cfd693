import { failures as en } from './en/failures.ts';
import type { FailureTable } from './failure-shape.ts';
import type { Words } from './language.ts';
import { failures as zh } from './zh/failures.ts';

/** The text of every expected failure. A code without words does not compile. */
export const failureWords: Words<FailureTable> = { en, zh };
