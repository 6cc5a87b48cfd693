import type { Failure } from '../../../../shared/outcome.ts';
import type { Clock } from '../../../base/clock.ts';
import type { Undo } from '../../../base/undo.ts';
import type { OpenedSession, Place } from '../../place.ts';
import type { HeadRecord } from './head-record.ts';

/** Waits for a port that was lost, as long as the head of its session says so. */
export interface Reopening {
  begin(reason: Failure): void;
  /** Also where the head says that nobody does; a port that is not lost is not waited for. */
  beginAgain(): void;
  /** Nothing is attempted for now; the head says what it said. */
  pause(): void;
  /** Nobody waits any more, and the head says so. */
  stop(): void;
}

export const createReopening = (options: {
  readonly place: Pick<Place, 'keepTrying'>;
  readonly clock: Clock;
  readonly record: HeadRecord;
  readonly onOpened: (opened: OpenedSession) => void;
}): Reopening => {
  const { place, clock, record } = options;
  let cancel: Undo | null = null;
  const pause = (): void => {
    cancel?.();
    cancel = null;
  };
  const begin = (reason: Failure): void => {
    const { state } = record.head();
    if (cancel !== null || state.kind !== 'lost' || !state.reopens) return;
    cancel = place.keepTrying(reason, {
      onWaiting: () => undefined,
      onOpened: (opened) => {
        cancel = null;
        options.onOpened(opened);
      },
      onRefused: (refusal) => {
        cancel = null;
        record.set({ state: { kind: 'lost', failure: refusal, atMs: clock.wallMs(), reopens: false } });
      },
    });
  };
  return {
    begin,
    beginAgain: () => {
      const { state } = record.head();
      if (state.kind !== 'lost') return;
      record.set({ state: { ...state, reopens: true } });
      begin(state.failure);
    },
    pause,
    stop: () => {
      pause();
      const { state } = record.head();
      if (state.kind === 'lost' && state.reopens) record.set({ state: { ...state, reopens: false } });
    },
  };
};
