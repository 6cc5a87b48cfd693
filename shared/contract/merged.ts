import type { SessionView } from './session.ts';

/** A port of a merged view. */
export interface MergedPortView {
  /** Stays the same for as long as the view exists: its lines have it. */
  readonly number: number;
  readonly address: string;
  /** `null`: it is no longer followed, because its session was closed or it was removed from the view. Its lines stay. */
  readonly sessionId: string | null;
}

/** The lines of several sessions in one list, in the order of their times. It exists until the user closes its tab. */
export interface MergedView {
  readonly id: string;
  readonly madeAtMs: number;
  /** In the order of their numbers, which begin with 1. */
  readonly ports: readonly MergedPortView[];
  readonly recording: NonNullable<SessionView['recording']>;
  /** Marked lines, as those of a session. */
  readonly marks: SessionView['marks'];
}

/** The most merged views at the same time. */
export const mergedViewLimit = 4;

/** Between the ports of a merged view, in the address of its recording. */
export const mergedAddressSeparator = ' + ';
