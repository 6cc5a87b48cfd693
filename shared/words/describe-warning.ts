import type { Warning } from '../warnings.ts';
import { describeCommonWarning } from './describe-failure.ts';
import type { Language } from './language.ts';
import { describeModuleWarning } from './module-warnings.ts';

/** Any warning in whole sentences. Loads the words of all known faults of firmware, so the window uses its two parts instead. */
export const describeWarning = (warning: Warning, language: Language): string =>
  describeCommonWarning(warning, language) ?? describeModuleWarning(warning, language) ?? warning.code;
