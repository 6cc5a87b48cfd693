import type { setup as en } from '../en/setup.ts';
import type { UiText } from '../ui-text.ts';

export const setup: UiText<typeof en> = {};
