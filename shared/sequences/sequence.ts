import type { LineEnding } from '../sending/line-ending.ts';
import type { Comparison } from './expression.ts';
import type { Pattern } from './pattern.ts';

/** A text of a file: in one language for all readers, or in both. */
export type LocalText = string | { readonly en: string; readonly zh: string };

/** What a step does. */
export type StepAction =
  /** A text with escapes and variables, without its line ending. An AT command is answered by its own lines only. */
  | { readonly kind: 'send'; readonly text: string }
  | { readonly kind: 'send-hex'; readonly hex: string }
  /** Until a line arrives that is expected, at most this long. */
  | { readonly kind: 'wait'; readonly forMs: number }
  | { readonly kind: 'pause'; readonly forMs: number };

/** What follows a step that failed. */
export type OnFail =
  | { readonly kind: 'stop' }
  | { readonly kind: 'continue' }
  /** Goes on at the step of this name, at most so many times in one loop; then stops. */
  | { readonly kind: 'goto'; readonly step: string; readonly times: number };

export interface Assertion {
  readonly text: string;
  readonly comparison: Comparison;
}

export interface SequenceStep {
  readonly name: LocalText | null;
  readonly action: StepAction;
  /** Sent at the prompt of the command: a text with escapes and variables, without a line ending. */
  readonly data: string | null;
  /** `null`: that of the sequence. */
  readonly lineEnding: LineEnding | null;
  /** The step passes when a line matches one of them. Empty: by the successful final result. */
  readonly expect: readonly Pattern[];
  /** The step fails when a line matches one of them. */
  readonly reject: readonly Pattern[];
  /** `null`: the time of the command in the table of the dialect. */
  readonly timeoutMs: number | null;
  /** Further attempts after a failed one. */
  readonly retry: number;
  /** The time from the end of an attempt to the next. `null`: not repeated until `withinMs`. */
  readonly everyMs: number | null;
  /** Repeats the step until it passes, for at most this long. */
  readonly withinMs: number | null;
  readonly assert: readonly Assertion[];
  readonly onFail: OnFail;
  /** Shown when the step fails: what it means for the person who runs it. */
  readonly say: LocalText | null;
  readonly delayAfterMs: number;
  /** Ascending; equal numbers in the order of the list. 0: only by hand. `null`: as 1. */
  readonly order: number | null;
}

export interface Sequence {
  /** A short name without blanks. */
  readonly name: string;
  readonly title: LocalText | null;
  /** Values that a caller may replace. */
  readonly vars: Readonly<Record<string, string>>;
  readonly lineEnding: LineEnding;
  /** A line that matches one of them ends the run, whatever the step. */
  readonly abort: readonly Pattern[];
  readonly steps: readonly SequenceStep[];
}

export const textIn = (text: LocalText, language: 'en' | 'zh'): string =>
  typeof text === 'string' ? text : text[language];

/** How a step is called where it has no name: by what it does. */
export const stepTitle = ({ name, action }: SequenceStep, language: 'en' | 'zh'): string => {
  if (name !== null) return textIn(name, language);
  if (action.kind === 'send') return action.text;
  return action.kind === 'send-hex' ? action.hex : '';
};

/** The steps of a run, in its order. Steps by hand are left out. */
export const stepsInOrder = (steps: readonly SequenceStep[]): readonly SequenceStep[] => {
  const byOrder = steps
    .map((step, index) => ({ step, index }))
    .filter(({ step }) => step.order !== 0)
    .sort((left, right) => (left.step.order ?? 1) - (right.step.order ?? 1) || left.index - right.index);
  return byOrder.map(({ step }) => step);
};
