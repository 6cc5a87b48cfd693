import type { Clock } from '../../base/clock.ts';

/** Differences from the usual values, in the units of AT+CESQ: 1 dB, 0.5 dB, 1 dB. */
export interface SignalOffsets {
  readonly rsrp: number;
  readonly rsrq: number;
  readonly sinr: number;
}

export const noOffsets: SignalOffsets = { rsrp: 0, rsrq: 0, sinr: 0 };

const stepMs = 2_000;
const limits: SignalOffsets = { rsrp: 8, rsrq: 4, sinr: 6 };
/** After a long time without a reading only this many steps are made up for. */
const mostStepsAtOnce = 1_000;

/** A signal that changes a little every two seconds and stays near its usual value. It depends on the time and the random numbers only. */
export class SignalWalk {
  private readonly clock: Clock;
  private readonly random: () => number;
  private readonly startMs: number;
  private steps = 0;
  private current = noOffsets;

  constructor(clock: Clock, random: () => number) {
    this.clock = clock;
    this.random = random;
    this.startMs = clock.nowMs();
  }

  offsets(): SignalOffsets {
    const due = Math.floor((this.clock.nowMs() - this.startMs) / stepMs);
    this.steps = Math.max(this.steps, due - mostStepsAtOnce);
    for (; this.steps < due; this.steps += 1) {
      const { rsrp, rsrq, sinr } = this.current;
      this.current = {
        rsrp: this.next(rsrp, limits.rsrp),
        rsrq: this.next(rsrq, limits.rsrq),
        sinr: this.next(sinr, limits.sinr),
      };
    }
    return this.current;
  }

  private next(value: number, limit: number): number {
    const moved = value + Math.floor(this.random() * 3) - 1;
    return Math.max(-limit, Math.min(limit, moved));
  }
}
