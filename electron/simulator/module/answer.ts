import type { CmeError } from './cme-errors.ts';

/** Raw data requested by a prompt. */
export interface DataRequest {
  /** The most bytes that are accepted. Unless `endByte` is given, all of them are expected. */
  readonly sizeBytes: number;
  readonly limitMs: number;
  /** The data end at this byte, or after `limitMs` without a byte; `null`: only at `sizeBytes`. */
  readonly endByte: number | null;
  /** Called when the data are complete. */
  readonly complete: (data: Uint8Array) => Answer;
}

export type AnswerEnd =
  | { readonly kind: 'ok' }
  | { readonly kind: 'error' }
  | { readonly kind: 'cme'; readonly error: CmeError }
  /** A final line without a following `OK`: `SHUT OK`, an address, `TimeOut`. */
  | { readonly kind: 'line'; readonly text: string }
  | { readonly kind: 'prompt'; readonly request: DataRequest }
  | { readonly kind: 'silence' };

/** The result of a command: its information response, its final result, and an action after the final result has been sent. */
export interface Answer {
  readonly lines: readonly string[];
  /** A raw block between the information response and the final result (FSREAD); `null`: none. */
  readonly data: Uint8Array | null;
  readonly end: AnswerEnd;
  /** In addition to the ordinary latency of an answer. */
  readonly delayMs: number;
  readonly after: (() => void) | null;
}

const base: Answer = { lines: [], data: null, end: { kind: 'ok' }, delayMs: 0, after: null };

export const okay = (...lines: readonly string[]): Answer => ({ ...base, lines });

export const okayThen = (after: () => void, delayMs = 0): Answer => ({ ...base, after, delayMs });

export const okayWithData = (data: Uint8Array): Answer => ({ ...base, data });

export const plainError: Answer = { ...base, end: { kind: 'error' } };

export const cmeError = (error: CmeError): Answer => ({ ...base, end: { kind: 'cme', error } });

export const finalLine = (text: string): Answer => ({ ...base, end: { kind: 'line', text } });

export const prompt = (request: DataRequest): Answer => ({ ...base, end: { kind: 'prompt', request } });

export const silence: Answer = { ...base, end: { kind: 'silence' } };
