import type { LineCounts } from '../lines/traffic-lines.ts';
import type { Failure } from '../outcome.ts';
import type { CommandAnswers } from '../recordings/answer-times.ts';
import type { ComparedRow, Comparison } from '../recordings/compare.ts';
import type { SeenFailure } from '../recordings/seen-failures.ts';
import type { Timeline } from '../recordings/timeline.ts';
import type { SessionView } from './session.ts';

/** A recording that pages look at. Its lines are read as those of a session, by its id. */
export interface OpenedRecording {
  readonly id: string;
  /** The name of its first file. */
  readonly name: string;
  /** As far as it was read. */
  readonly lines: number;
  readonly counts: LineCounts;
  /** Sequence numbers of its pieces: of the first, and after the last. */
  readonly first: number;
  readonly next: number;
  /** Of its first and last line; `null`: there are none so far. */
  readonly firstAtMs: number | null;
  readonly lastAtMs: number | null;
  readonly scannedBytes: number;
  readonly sizeBytes: number;
  /** All of the file was read. It may still grow. */
  readonly isComplete: boolean;
  /** It kept no pieces: its lines are those that this version finds in its bytes. */
  readonly isDerived: boolean;
  /** Why it could not be read on. */
  readonly failure: Failure | null;
  readonly marks: SessionView['marks'];
}

/** The most at the same time. The one that was opened first is closed for another; a page that still shows it opens it again. */
export const openedRecordingLimit = 6;

/** A fact in a recording with its time. Values are from a file that anyone may have edited. */
export interface RecordedFact {
  readonly atMs: number;
  readonly kind: string;
  readonly facts: Readonly<Record<string, unknown>>;
}

export interface RecordingDetailsAnswer {
  readonly answers: readonly CommandAnswers[];
  readonly events: readonly RecordedFact[];
  /** What failed, by the runs and by the lines: the first ones, and the number of all. */
  readonly failures: readonly SeenFailure[];
  readonly failureCount: number;
}

export type TimelineAnswer = Timeline;

/** What a person has written about a recording. Kept beside it. */
export interface RecordingRemarks {
  /** Replaces the time in lists; '': none. */
  readonly title: string;
  readonly note: string;
  readonly tags: readonly string[];
  /** Not deleted by the rules for old recordings. */
  readonly isPinned: boolean;
}

export const noRemarks: RecordingRemarks = { title: '', note: '', tags: [], isPinned: false };

export const remarkLimits = { title: 120, note: 4_000, tags: 12, tag: 40 } as const;

/** A part of a comparison. */
export interface ComparisonPart extends Omit<Comparison, 'rows'> {
  readonly total: number;
  readonly from: number;
  readonly rows: readonly ComparedRow[];
}

/** Where a text was found in one recording. */
export interface FoundInRecording {
  readonly name: string;
  /** How often; counted up to `foundLimit`. */
  readonly places: number;
  /** The line with the first one, cut to `foundTextLimit`, and its time; `null`: unknown. */
  readonly first: { readonly atMs: number | null; readonly text: string };
}

export const foundLimit = 1_000;
export const foundTextLimit = 200;
