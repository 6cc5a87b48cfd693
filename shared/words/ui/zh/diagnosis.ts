import type { diagnosis as en } from '../en/diagnosis.ts';
import type { UiText } from '../ui-text.ts';

export const diagnosis: UiText<typeof en> = {};
