import type { mqtt as en } from '../en/mqtt.ts';
import type { UiText } from '../ui-text.ts';

export const mqtt: UiText<typeof en> = {};
