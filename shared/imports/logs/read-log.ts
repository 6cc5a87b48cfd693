import type { DecodeBytes } from '../file-text.ts';
import { logReaders } from './formats.ts';
import {
  type LogEntry,
  type LogGuess,
  type LogOutcome,
  type LogRefusalCode,
  type LogWarning,
  type LogWarningCode,
  logGuesses,
  logLimitBytes,
} from './log.ts';
import type { LogDraft, ReadEntry } from './log-reader.ts';
import { bytesOfLatin1, type LogFile, type LogText, readLogText } from './log-text.ts';
import { type LogZone, platformZone, resolveTimes, type TimedEntries } from './log-time.ts';

export type { LogFile } from './log-text.ts';

const refuse = (code: LogRefusalCode, facts: Readonly<Record<string, number>> = {}): LogOutcome => ({
  ok: false,
  error: { code, facts },
});

/**
 * Reads the log of another program. Every file ends in a log or in a refusal with its name, and nothing of it is left out without a warning.
 * `decode`: with better tables than the platform, for what people wrote; what a device has sent stays as it is.
 */
export const readLog = (file: LogFile, decode?: DecodeBytes, zone: LogZone = platformZone): LogOutcome => {
  const { bytes, changedAtMs } = file;
  if (bytes.length > logLimitBytes) return refuse('too-large', { limit: logLimitBytes });
  const text = readLogText(file, decode);
  if (text.text.trim() === '') return refuse('empty');
  if (text.lines[0]?.startsWith('{') && text.lines[0].includes('"atelier-recording"')) return refuse('is-recording');
  const reader = logReaders.find(({ recognises }) => recognises(text));
  if (!reader) return refuse('not-a-log');
  const { draft, warnings } = createDraft();
  const { program, guessed } = reader.read(text, draft);
  if (!draft.entries.some(({ bytes: read }) => read !== '')) return refuse('not-a-log');
  const times = resolveTimes(
    draft.entries.map(({ time }) => time),
    changedAtMs,
    zone,
  );
  warnOfTimes(times, draft);
  if (text.isAmbiguous) draft.warn('encoding-ambiguous');
  const entries = draft.entries.map((entry, index) => entryOf(entry, times.times[index] ?? null, text, draft));
  const all = new Set<LogGuess>([...guessed, ...ofTimes(times), ...entries.flatMap((entry) => entry.guessed)]);
  if (text.isAmbiguous) all.add('encoding');
  return {
    ok: true,
    value: {
      ...{ program, encoding: text.encoding, entries },
      guessed: logGuesses.filter((guess) => all.has(guess)),
      warnings: warnings(),
    },
  };
};

const createDraft = (): { readonly draft: LogDraft; readonly warnings: () => readonly LogWarning[] } => {
  const found = new Map<LogWarningCode, LogWarning>();
  const warn: LogDraft['warn'] = (code, line, count = 1) => {
    const before = found.get(code);
    found.set(code, before ? { ...before, count: before.count + count } : { code, count, ...(line && { line }) });
  };
  return { draft: { entries: [], warn }, warnings: () => [...found.values()] };
};

const warnOfTimes = (
  { times, midnights, backwards, firstBackwards, hasDate }: TimedEntries,
  { entries, warn }: LogDraft,
): void => {
  const isTimed = times.some((time) => time !== null);
  if (!isTimed) warn('time-missing', undefined, times.length);
  else if (!hasDate) warn('date-from-file');
  if (midnights > 0) warn('passed-midnight', undefined, midnights);
  if (backwards > 0) warn('time-backwards', entries[firstBackwards ?? 0]?.line, backwards);
};

const ofTimes = ({ times, hasDate, isLocal }: TimedEntries): readonly LogGuess[] => {
  if (!times.some((time) => time !== null)) return ['time', 'date'];
  return [...(hasDate ? [] : (['date'] as const)), ...(isLocal ? (['zone'] as const) : [])];
};

const entryOf = (
  { direction, bytes, note, guessed = [], line }: ReadEntry,
  atMs: number | null,
  { hasReturns }: LogText,
  { warn }: LogDraft,
): LogEntry => {
  // Modules end their lines with CR LF: a file without any CR has lost them.
  const isRestored = !hasReturns && direction === 'received' && /(?:^|[^\r])\n/.test(bytes);
  if (isRestored) warn('line-ends-added', line);
  const whole = isRestored ? bytes.replace(/\r?\n/g, '\r\n') : bytes;
  const all = isRestored && !guessed.includes('line-end') ? [...guessed, 'line-end' as const] : guessed;
  return {
    ...{ direction, atMs, bytes: bytesOfLatin1(whole), guessed: all, line },
    ...(note !== undefined && note !== '' && { note }),
  };
};
