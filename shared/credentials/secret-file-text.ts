import { withoutTail } from '../without-tail.ts';

/** The secret in a secret file: its text without byte order mark and without the line end that editors add. */
export const secretOfFileText = (text: string): string => withoutTail(text.replace(/^\uFEFF/, ''), /[\r\n]/);
