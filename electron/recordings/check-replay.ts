import { readCuts } from '../recorder/cuts.ts';
import { type CutDifference, createComparedCuts } from './compared-cuts.ts';
import type { ReadSource } from './entry-stream.ts';
import { replay } from './replay.ts';

/** How today's program cuts a recording, beside how it was cut. */
export interface ReplayCheck {
  /** Openings whose inputs are in the recording. Without one there is nothing to compare. */
  readonly openings: number;
  /** Kept pieces that were compared. */
  readonly comparedPieces: number;
  readonly differences: number;
  readonly first: CutDifference | null;
  /** Restarts of the module as recorded, and as found today. */
  readonly restarts: { readonly kept: number; readonly now: number };
  /** Places where bytes are missing. From there to the next opening nothing is compared. */
  readonly gaps: number;
  /** Inputs that cannot be read, such as those of a later version. */
  readonly unreadableInputs: number;
}

export const isSameReplay = ({ differences, restarts }: ReplayCheck): boolean =>
  differences === 0 && restarts.kept === restarts.now;

export const checkReplay = (source: ReadSource): ReplayCheck => {
  const cuts = createComparedCuts();
  const restarts = { kept: 0, now: 0 };
  const counts = { openings: 0, gaps: 0, unreadableInputs: 0 };
  let isInOpening = false;
  const endPart = (): void => {
    cuts.endPart();
    isInOpening = false;
  };
  replay(source, {
    piece: (piece) => {
      if (isInOpening) cuts.replayed(piece);
    },
    event: (event) => {
      if (isInOpening && event.kind === 'restarted') restarts.now += 1;
    },
    part: endPart,
    opening: (place) => {
      counts.openings += 1;
      isInOpening = true;
      cuts.resume(place);
    },
    unreadable: () => {
      counts.unreadableInputs += 1;
    },
    entry: (entry) => {
      if (entry.kind === 'cuts') {
        if (isInOpening) cuts.kept(readCuts(entry.text) ?? []);
      } else if (entry.kind === 'event') {
        if (isInOpening && entry.event === 'restarted') restarts.kept += 1;
      } else if (entry.kind === 'mark' && 'gap' in entry.facts) {
        counts.gaps += 1;
        cuts.pause();
      }
    },
  });
  endPart();
  const { comparedPieces, differences, first } = cuts;
  return { ...counts, comparedPieces, differences, first, restarts };
};
