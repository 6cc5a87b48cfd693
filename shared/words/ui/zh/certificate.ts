import type { certificate as en } from '../en/certificate.ts';
import type { UiText } from '../ui-text.ts';

export const certificate: UiText<typeof en> = {};
