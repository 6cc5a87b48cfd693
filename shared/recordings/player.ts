/** `max`: as fast as the listener takes it. */
export type PlayerSpeed = 1 | 10 | 'max';

export const playerSpeeds: readonly PlayerSpeed[] = [1, 10, 'max'];

/** Longer silence of a recording is played as this much, where silence is skipped. */
export const longestSilenceMs = 2_000;

export interface PlayerClock {
  nowMs(): number;
  after(delayMs: number, action: () => void): () => void;
}

/** What is played: items in the order of their times. It may still grow. */
export interface PlayerSource {
  readonly count: number;
  /** Milliseconds, from any beginning. */
  timeMs(index: number): number;
}

export interface PlayerOptions {
  readonly clock: PlayerClock;
  readonly source: PlayerSource;
  /** The items `[from, to)` are due now, in order, each one once until `seek`. */
  readonly onItems: (from: number, to: number) => void;
  /** Called when `state` changes. */
  readonly onState?: (state: PlayerState) => void;
  readonly speed?: PlayerSpeed;
  /** Default: true. */
  readonly skipsSilence?: boolean;
}

/** `ended`: nothing is left, until the source grows. */
export type PlayerState = 'paused' | 'playing' | 'ended';

/** Plays a recording at its pace. For the window and the command line. */
export interface Player {
  readonly state: PlayerState;
  /** Of the next item. */
  readonly position: number;
  readonly speed: PlayerSpeed;
  readonly skipsSilence: boolean;
  /** The time of the recording that is played now. */
  readonly timeMs: number;
  play(): void;
  pause(): void;
  /** Pauses, and plays the next item. */
  step(): void;
  /** The next item is this one. What was before it is not played. */
  seek(index: number): void;
  setSpeed(speed: PlayerSpeed): void;
  setSkipsSilence(skips: boolean): void;
  /** The source has grown. */
  grown(): void;
  /** Nothing is played any more. */
  end(): void;
}

/** In one turn, so that a listener can draw or be stopped in between. */
const itemsOfTurn = 1_000;
/** So far behind, the machine was asleep: what is due since then is not made up for. */
const asleepMs = 1_000;

export const createPlayer = (options: PlayerOptions): Player => {
  const { clock, source } = options;
  let { speed = 1, skipsSilence = true } = options;
  let state: PlayerState = 'paused';
  let position = 0;
  /** By the clock: when the next item is due while it plays. */
  let dueMs = 0;
  /** What is left of the silence before the next item, in the time of the recording, while it is paused. */
  let leftMs = 0;
  let cancel: (() => void) | null = null;

  const silenceBefore = (index: number): number => {
    if (index === 0 || index >= source.count) return 0;
    const silenceMs = Math.max(0, source.timeMs(index) - source.timeMs(index - 1));
    return skipsSilence ? Math.min(silenceMs, longestSilenceMs) : silenceMs;
  };
  const waitOf = (recordedMs: number): number => (speed === 'max' ? 0 : recordedMs / speed);
  const leftNow = (): number => {
    if (state !== 'playing') return leftMs;
    return speed === 'max' ? 0 : Math.max(0, dueMs - clock.nowMs()) * speed;
  };
  const setState = (next: PlayerState): void => {
    if (next === state) return;
    state = next;
    options.onState?.(next);
  };
  const stopTimer = (): void => {
    cancel?.();
    cancel = null;
  };
  const arm = (): void => {
    stopTimer();
    cancel = clock.after(Math.max(0, dueMs - clock.nowMs()), turn);
  };
  const schedule = (recordedMs: number): void => {
    dueMs = clock.nowMs() + waitOf(recordedMs);
    arm();
  };
  const turn = (): void => {
    cancel = null;
    const nowMs = clock.nowMs();
    if (nowMs - dueMs > asleepMs) dueMs = nowMs;
    const from = position;
    while (position < source.count && position - from < itemsOfTurn && dueMs <= nowMs) {
      position += 1;
      dueMs += waitOf(silenceBefore(position));
    }
    if (speed === 'max') dueMs = nowMs;
    if (position > from) options.onItems(from, position);
    // The listener may have paused it or gone elsewhere.
    if (state !== 'playing' || cancel !== null) return;
    if (position < source.count) return arm();
    leftMs = 0;
    setState('ended');
  };
  const pause = (): void => {
    if (state === 'playing') leftMs = leftNow();
    stopTimer();
    setState(position < source.count ? 'paused' : 'ended');
  };
  /** Changes what the time until the next item depends on. */
  const retimed = (change: () => void): void => {
    const left = leftNow();
    change();
    if (state === 'playing') schedule(left);
    else leftMs = left;
  };

  return {
    get state() {
      return state;
    },
    get position() {
      return position;
    },
    get speed() {
      return speed;
    },
    get skipsSilence() {
      return skipsSilence;
    },
    get timeMs() {
      if (source.count === 0) return 0;
      if (position >= source.count) return source.timeMs(source.count - 1);
      const before = source.timeMs(Math.max(0, position - 1));
      return Math.max(before, source.timeMs(position) - leftNow());
    },
    play: () => {
      if (state === 'playing') return;
      if (position >= source.count) return setState('ended');
      setState('playing');
      schedule(leftMs);
    },
    pause,
    step: () => {
      pause();
      if (position >= source.count) return;
      position += 1;
      leftMs = silenceBefore(position);
      options.onItems(position - 1, position);
      if (state === 'paused' && position >= source.count) setState('ended');
    },
    seek: (index) => {
      position = Math.max(0, Math.min(index, source.count));
      leftMs = 0;
      if (state === 'playing') schedule(0);
      else setState(position < source.count ? 'paused' : 'ended');
    },
    setSpeed: (next) =>
      retimed(() => {
        speed = next;
      }),
    setSkipsSilence: (skips) => {
      skipsSilence = skips;
      const left = Math.min(leftNow(), skips ? longestSilenceMs : Number.POSITIVE_INFINITY);
      if (state === 'playing') schedule(left);
      else leftMs = left;
    },
    grown: () => {
      if (state === 'ended' && position < source.count) setState('paused');
    },
    end: () => {
      stopTimer();
      setState('ended');
    },
  };
};
