import { createStore, type StoreApi } from 'zustand/vanilla';
import { type Failure, failure, type Outcome } from '../../../../shared/outcome.ts';

/** The clock and the timer of the page. */
export interface Pace {
  nowMs(): number;
  /** Runs the action later and returns how to cancel it. */
  after(delayMs: number, action: () => void): () => void;
}

export const pagePace: Pace = {
  nowMs: () => performance.now(),
  after: (delayMs, action) => {
    const timer = setTimeout(action, delayMs);
    return () => clearTimeout(timer);
  },
};

/** `ended`: by itself. `stopped`: by the user, or by a failure. */
export type PacedState =
  | { readonly kind: 'idle' | 'running' | 'ended' }
  | { readonly kind: 'stopped'; readonly failure: Failure | null };

/** Sends one part. The time from which on the next one may be sent; `null`: that was the last one. */
export type PacedStep = () => Promise<Outcome<number | null>>;

/** Sends parts one after the other: never before the one before is written, and never before its time. */
export interface Paced {
  readonly state: StoreApi<PacedState>;
  /** Ends what is running. */
  start(step: PacedStep): void;
  /** What is being written is not taken back. */
  stop(): void;
  /** The user has seen why it stopped. */
  forget(): void;
}

export const createPaced = (pace: Pace): Paced => {
  const state = createStore<PacedState>(() => ({ kind: 'idle' }));
  let running: { cancel: () => void } | null = null;
  const end = (next: PacedState): void => {
    running?.cancel();
    running = null;
    state.setState(next, true);
  };
  return {
    state,
    start: (step) => {
      running?.cancel();
      const own = { cancel: (): void => undefined };
      running = own;
      const go = async (): Promise<void> => {
        const sent = await step().catch((): Outcome<null> => ({ ok: false, error: failure('program/bug') }));
        if (running !== own) return;
        if (!sent.ok) return end({ kind: 'stopped', failure: sent.error });
        if (sent.value === null) return end({ kind: 'ended' });
        own.cancel = pace.after(Math.max(0, sent.value - pace.nowMs()), () => void go());
      };
      state.setState({ kind: 'running' }, true);
      void go();
    },
    stop: () => {
      if (running !== null) end({ kind: 'stopped', failure: null });
    },
    forget: () => {
      if (running === null) state.setState({ kind: 'idle' }, true);
    },
  };
};
