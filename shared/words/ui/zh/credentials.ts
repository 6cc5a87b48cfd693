import type { credentials as en } from '../en/credentials.ts';
import type { UiText } from '../ui-text.ts';

export const credentials: UiText<typeof en> = {};
