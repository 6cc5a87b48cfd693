import { failures as en } from './en/failures.ts';
import type { FailureTable } from './failure-shape.ts';
import type { Words } from './language.ts';
import { failures as zh } from './zh/failures.ts';

/** What a person is told about every expected failure. A code without words does not compile. */
export const failureWords: Words<FailureTable> = { en, zh };
