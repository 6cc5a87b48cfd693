import type { settings as en } from '../en/settings.ts';
import type { UiText } from '../ui-text.ts';

export const settings: UiText<typeof en> = {};
