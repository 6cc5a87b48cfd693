import type { LogGuess, LogProgram, LogWarningCode } from './log.ts';
import type { LogText } from './log-text.ts';
import type { LogTime } from './log-time.ts';

/** An entry before its time is known. Texts have one character per byte. */
export interface ReadEntry {
  readonly direction: 'sent' | 'received';
  readonly time: LogTime | null;
  readonly bytes: string;
  readonly note?: string | undefined;
  readonly guessed?: readonly LogGuess[];
  readonly line: number;
}

/** What a reader has found. Of each warning the first place and how often. */
export interface LogDraft {
  readonly entries: ReadEntry[];
  readonly warn: (code: LogWarningCode, line?: number, count?: number) => void;
}

export interface ReadLog {
  readonly program: LogProgram;
  /** Of the whole file. */
  readonly guessed: readonly LogGuess[];
}

/** Reads the logs of one form. */
export interface LogReader {
  /** Where the form is described or was seen. */
  readonly source: string;
  /** Whether the file has it. Only the first lines are looked at. */
  readonly recognises: (file: LogText) => boolean;
  readonly read: (file: LogText, draft: LogDraft) => ReadLog;
}

/** Enough lines to know a form. */
export const lookedAtLines = 400;

/** `true` for most of the lines that are not blank, at the beginning of the file. */
export const isMost = (lines: readonly string[], test: (line: string) => boolean): boolean => {
  const filled = lines.slice(0, lookedAtLines).filter((line) => /\S/.test(line));
  return filled.length > 0 && filled.filter(test).length * 2 > filled.length;
};
