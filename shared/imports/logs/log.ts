import type { FileEncoding } from '../preview.ts';

/** The programs whose logs are known. `marked`, `timed`, `plain`: forms that several programs and people write. */
export const logPrograms = [
  'sscom',
  'llcom',
  'esp',
  'python',
  'table',
  'tio',
  'minicom',
  'picocom',
  'coolterm',
  'tera-term',
  'arduino',
  'ts',
  'marked',
  'timed',
  'plain',
] as const;
export type LogProgram = (typeof logPrograms)[number];

/** What the file does not say. `program`: others write such lines too. `zone`: the times are those of the clock of a computer. */
export const logGuesses = ['program', 'direction', 'time', 'date', 'zone', 'line-end', 'encoding', 'bytes'] as const;
export type LogGuess = (typeof logGuesses)[number];

/** What was changed, added or could not be read. The sentences are in `words/log-import-words.ts`. */
export const logWarningCodes = [
  'sent-lines-inferred',
  'echo-completed',
  'payload-inferred',
  'local-echo-taken',
  'time-missing',
  'date-from-file',
  'passed-midnight',
  'time-backwards',
  'line-ends-added',
  'end-mark-missing',
  'notes-taken',
  'lines-as-notes',
  'lines-left-out',
  'zero-as-text',
  'hex-shown',
  'text-instead-of-bytes',
  'escape-not-read',
  'encoding-ambiguous',
] as const;
export type LogWarningCode = (typeof logWarningCodes)[number];

export interface LogWarning {
  readonly code: LogWarningCode;
  readonly count: number;
  /** Of the file, from 1: the first place. */
  readonly line?: number | undefined;
}

/** Bytes of one direction, or only a note (without bytes). */
export interface LogEntry {
  readonly direction: 'sent' | 'received';
  /** Milliseconds since 1970 UTC, never less than of the entry before. `null`: the file says nothing. */
  readonly atMs: number | null;
  readonly bytes: Uint8Array;
  /** What a person has written beside it, or a line of the other program about itself. */
  readonly note?: string;
  readonly guessed: readonly LogGuess[];
  /** Of the file, from 1. */
  readonly line: number;
}

/** A log of another program, before anything of it is taken. */
export interface ImportedLog {
  readonly program: LogProgram;
  readonly encoding: FileEncoding;
  readonly entries: readonly LogEntry[];
  /** Of the whole file: what is guessed of any entry, and of the file itself. */
  readonly guessed: readonly LogGuess[];
  readonly warnings: readonly LogWarning[];
}

export const logRefusalCodes = ['empty', 'too-large', 'is-recording', 'not-a-log'] as const;
export type LogRefusalCode = (typeof logRefusalCodes)[number];

export interface LogRefusal {
  readonly code: LogRefusalCode;
  readonly facts: Readonly<Record<string, string | number>>;
}

export type LogOutcome =
  | { readonly ok: true; readonly value: ImportedLog }
  | { readonly ok: false; readonly error: LogRefusal };

/** SSCOM keeps at most 5 MB of its window; captures of a day are longer. */
export const logLimitBytes = 32 * 1024 * 1024;
