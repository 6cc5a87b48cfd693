import type { shell as en } from '../en/shell.ts';
import type { UiText } from '../ui-text.ts';

export const shell: UiText<typeof en> = {};
