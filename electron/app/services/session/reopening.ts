import type { Failure } from '../../../../shared/outcome.ts';
import type { Clock } from '../../../base/clock.ts';
import type { Undo } from '../../../base/undo.ts';
import type { OpenedSession, Place } from '../../place.ts';
import type { SessionHeadStore } from './session-head-store.ts';

/** Waits for a lost port while `reopens` is set in the head of its session. */
export interface Reopening {
  begin(reason: Failure): void;
  /** Sets `reopens` first. Has no effect if the port is not lost. */
  beginAgain(): void;
  /** Stops the attempts without a change of the head. */
  pause(): void;
  /** Stops the attempts and clears `reopens`. */
  stop(): void;
}

export const createReopening = (options: {
  readonly place: Pick<Place, 'keepTrying'>;
  readonly clock: Clock;
  readonly headStore: SessionHeadStore;
  readonly onOpened: (opened: OpenedSession) => void;
}): Reopening => {
  const { place, clock, headStore } = options;
  let cancel: Undo | null = null;
  const pause = (): void => {
    cancel?.();
    cancel = null;
  };
  const begin = (reason: Failure): void => {
    const { state } = headStore.head();
    if (cancel !== null || state.kind !== 'lost' || !state.reopens) return;
    cancel = place.keepTrying(reason, {
      onWaiting: () => undefined,
      onOpened: (opened) => {
        cancel = null;
        options.onOpened(opened);
      },
      onRefused: (refusal) => {
        cancel = null;
        headStore.set({ state: { kind: 'lost', failure: refusal, atMs: clock.wallMs(), reopens: false } });
      },
    });
  };
  return {
    begin,
    beginAgain: () => {
      const { state } = headStore.head();
      if (state.kind !== 'lost') return;
      headStore.set({ state: { ...state, reopens: true } });
      begin(state.failure);
    },
    pause,
    stop: () => {
      pause();
      const { state } = headStore.head();
      if (state.kind === 'lost' && state.reopens) headStore.set({ state: { ...state, reopens: false } });
    },
  };
};
