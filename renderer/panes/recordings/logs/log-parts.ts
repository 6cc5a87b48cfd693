import { mayAnswerSecret, mayHoldSecret } from '../../../../shared/at/secret-commands.ts';
import { type LogImportAsk, logPartLimits } from '../../../../shared/contract/log-import.ts';
import { latin1Text } from '../../../../shared/encodings/streaming-decoder.ts';
import { isCommandLine, isNamedLine, isResultLine } from '../../../../shared/imports/logs/at-lines.ts';
import type { ImportedLog, LogEntry } from '../../../../shared/imports/logs/log.ts';
import { base64Of } from '../../../parts/base64.ts';

type EntriesAsk = Extract<LogImportAsk, { readonly kind: 'entries' }>['entries'];

const longestNote = 4_000;

/** The entries in parts that one request takes. */
export function* partsOfLog(entries: readonly LogEntry[]): Generator<EntriesAsk> {
  const { entries: most, entryBytes, partBytes } = logPartLimits;
  let part: EntriesAsk[number][] = [];
  let size = 0;
  for (const { direction, atMs, bytes, note } of entries) {
    for (let at = 0; at === 0 || at < bytes.length; at += entryBytes) {
      const cut = bytes.subarray(at, at + entryBytes);
      if (part.length >= most || size + cut.length > partBytes) {
        yield part;
        part = [];
        size = 0;
      }
      const isLast = at + entryBytes >= bytes.length;
      const noted = isLast && note !== undefined ? { note: note.slice(0, longestNote) } : {};
      part.push({ direction, atMs, bytesBase64: base64Of(cut), ...noted });
      size += cut.length;
    }
  }
  if (part.length > 0) yield part;
}

export interface PreviewedLine {
  readonly direction: LogEntry['direction'];
  readonly atMs: number | null;
  readonly text: string;
  readonly isInferred: boolean;
}

/** Enough to see whether commands and answers were recognised. */
const previewedLines = 8;
const longestText = 120;
const lookedAtEntries = 500;

/** The first commands and answers, without blank lines and without any that may hold a secret. */
export const previewOf = ({ entries }: ImportedLog): readonly PreviewedLine[] => {
  const lines: PreviewedLine[] = [];
  for (const { direction, atMs, bytes, guessed } of entries.slice(0, lookedAtEntries)) {
    for (const line of latin1Text(bytes.subarray(0, 4_096)).split(/[\r\n]+/)) {
      const text = line.trim();
      const isKnown = isCommandLine(text) || isResultLine(text) || isNamedLine(text);
      if (!isKnown || mayHoldSecret(text) || mayAnswerSecret(text)) continue;
      // Only ASCII: other bytes have no encoding here.
      const shown = text.replace(/[^\x20-\x7e]+/g, '…').slice(0, longestText);
      lines.push({ direction, atMs, text: shown, isInferred: direction === 'sent' && guessed.includes('direction') });
      if (lines.length === previewedLines) return lines;
    }
  }
  return lines;
};
