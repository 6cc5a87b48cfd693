import type { recordings as en } from '../en/recordings.ts';
import type { UiText } from '../ui-text.ts';

export const recordings: UiText<typeof en> = {};
