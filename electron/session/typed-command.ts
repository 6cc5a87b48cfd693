import { done, fail, type Outcome } from '../../shared/outcome.ts';

/** The longest line that the framer can still recognise as its echo. */
const commandLimitBytes = 16_000;

const invalid = (problem: string): ReturnType<typeof fail> => fail('usage/invalid', { field: 'command', problem });

/** `AT*DOWNLOAD=1` leaves a module that only the vendor's flashing tool can talk to: a tool must never send it (at-dialect §3). */
export const entersDownloadMode = (text: string): boolean =>
  /[*+^]\s*DOWNLOAD\b/i.test(text.replaceAll(/"[^"\r\n]*"/g, '""'));

export const downloadRefused = (): ReturnType<typeof fail> => invalid('download-mode');

/**
 * Whether one line may be sent as a command: it begins with `AT`, and holds no line end or other control character.
 * Fails with `usage/invalid`, fact `problem`: `not-a-command`, `control-character`, `too-long`, `download-mode`.
 */
export const checkTypedCommand = (text: string): Outcome<void> => {
  if (/[\u0000-\u001f\u007f]/.test(text)) return invalid('control-character');
  if (!/^AT(?![a-z]{3})/i.test(text.trim())) return invalid('not-a-command');
  if (Buffer.byteLength(text) > commandLimitBytes) return invalid('too-long');
  return entersDownloadMode(text) ? downloadRefused() : done;
};
