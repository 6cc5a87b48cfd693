import { done, fail, type Outcome } from '../../shared/outcome.ts';
import { commandsIn, dataRuleOf } from '../commands/dialect/lookup.ts';

/** The longest line whose echo the framer can still recognise. */
const commandLimitBytes = 16_000;

const invalid = (problem: string): ReturnType<typeof fail> => fail('usage/invalid', { field: 'command', problem });

/**
 * `AT*DOWNLOAD=1` starts a mode in which only the vendor's flashing tool can talk to the module, so it must never be sent
 * (docs/at-dialect.md §3).
 */
export const entersDownloadMode = (text: string): boolean =>
  /[*+^]\s*DOWNLOAD\b/i.test(text.replaceAll(/"[^"\r\n]*"/g, '""'));

export const downloadRefused = (): ReturnType<typeof fail> => invalid('download-mode');

/**
 * True for `AT+FSWRITE="server.crt",0,1402,15` and similar commands, after which the module waits at a prompt for data that a command line
 * does not contain. Without a way to enter them such a command is not sent: the next typed lines would be written to the file.
 */
const asksForData = (text: string): boolean => dataAskedBy(text) !== null;

/** What the module will ask for after this line. `sizeBytes` is `null` where the line does not say how many bytes. */
export const dataAskedBy = (text: string): { readonly name: string; readonly sizeBytes: number | null } | null => {
  for (const command of commandsIn(text)) {
    const rule = dataRuleOf(command);
    if (rule) return { name: command.name, sizeBytes: rule.sizeBytes };
  }
  return null;
};

/** A prompting command of 3GPP TS 27.005 that the dialect does not have, and of which nothing is known. */
const unknownPrompt = /[+]CMGC=(?!\?)/i;

/**
 * Whether one line may be sent as a command: it begins with `AT`, or is `+++`, which leaves the data mode, and contains no line end or other
 * control character. `canEnterData`: data can be entered at a prompt. Fails with `usage/invalid`, fact `problem`: `not-a-command`,
 * `control-character`, `too-long`, `download-mode`, `asks-for-data`.
 */
export const checkTypedCommand = (text: string, canEnterData = false): Outcome<void> => {
  if (/[\u0000-\u001f\u007f]/.test(text)) return invalid('control-character');
  if (text.trim() === '+++') return done;
  if (!/^AT(?![a-z]{3})/i.test(text.trim())) return invalid('not-a-command');
  if (Buffer.byteLength(text) > commandLimitBytes) return invalid('too-long');
  if (unknownPrompt.test(text) || (!canEnterData && asksForData(text))) return invalid('asks-for-data');
  return entersDownloadMode(text) ? downloadRefused() : done;
};
