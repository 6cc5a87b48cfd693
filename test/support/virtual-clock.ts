import type { Clock } from '../../electron/base/clock.ts';

interface Timer {
  readonly dueMs: number;
  readonly order: number;
  readonly action: () => void;
}

/** A clock that advances only when called: `advance` fires timers that are due, in order, and lets promises settle in between. */
export class VirtualClock implements Clock {
  private currentMs = 0;
  private order = 0;
  private timers: Timer[] = [];
  private startWallMs: number;

  constructor(startWallMs = Date.UTC(2026, 10, 23, 6, 0, 0)) {
    this.startWallMs = startWallMs;
  }

  nowMs(): number {
    return this.currentMs;
  }

  wallMs(): number {
    return this.startWallMs + this.currentMs;
  }

  /** Sets the system time. */
  setWall(wallMs: number): void {
    this.startWallMs = wallMs - this.currentMs;
  }

  after(delayMs: number, action: () => void): () => void {
    const timer: Timer = { dueMs: this.currentMs + Math.max(0, delayMs), order: this.order++, action };
    this.timers.push(timer);
    return () => {
      this.timers = this.timers.filter((other) => other !== timer);
    };
  }

  get pendingTimers(): number {
    return this.timers.length;
  }

  /** Advances by `ms` and fires every timer that becomes due. */
  async advance(ms: number): Promise<void> {
    const endMs = this.currentMs + ms;
    await settle();
    for (let next = this.takeNext(endMs); next; next = this.takeNext(endMs)) {
      this.currentMs = Math.max(this.currentMs, next.dueMs);
      next.action();
      await settle();
    }
    this.currentMs = endMs;
  }

  /** Advances from timer to timer until `promise` settles. Throws when no timer is left. */
  async runUntil<T>(promise: Promise<T>, limitMs = 3_600_000): Promise<T> {
    let settled = false;
    const watched = promise.finally(() => {
      settled = true;
    });
    watched.catch(() => undefined);
    const endMs = this.currentMs + limitMs;
    await settle();
    while (!settled) {
      const next = this.takeNext(endMs);
      if (!next) throw new Error(`nothing left to wait for at ${this.currentMs} ms of virtual time`);
      this.currentMs = Math.max(this.currentMs, next.dueMs);
      next.action();
      await settle();
    }
    return watched;
  }

  private takeNext(endMs: number): Timer | undefined {
    const due = this.timers.filter((timer) => timer.dueMs <= endMs);
    due.sort((a, b) => a.dueMs - b.dueMs || a.order - b.order);
    const next = due[0];
    if (next) this.timers = this.timers.filter((timer) => timer !== next);
    return next;
  }
}

/** Lets all promises settle that need no time. */
const settle = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
