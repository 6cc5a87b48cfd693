import type { terminal as en } from '../en/terminal.ts';
import type { UiText } from '../ui-text.ts';

export const terminal: UiText<typeof en> = {};
