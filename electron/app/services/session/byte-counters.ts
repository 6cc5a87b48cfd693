import { type Counters, noCounters } from '../../../../shared/contract.ts';
import type { Clock } from '../../../base/clock.ts';
import type { Undo } from '../../../base/undo.ts';

const tickMs = 500;
const ticksPerSecond = 1_000 / tickMs;

export interface ByteCounters {
  add(direction: 'sent' | 'received', bytes: number): void;
  /** The port is closed. */
  pause(): void;
}

/** Publishes the counters at most twice a second while they change. Needs no timer on an idle line. */
export const createByteCounters = (clock: Clock, publish: (counters: Counters) => void): ByteCounters => {
  let cancel: Undo | null = null;
  let published = noCounters;
  let sent = 0;
  let received = 0;
  /** The totals at the last ticks, the oldest first. */
  let before: readonly { readonly sent: number; readonly received: number }[] = [{ sent: 0, received: 0 }];

  const publishChanged = (counters: Counters): void => {
    const isSame = (Object.keys(counters) as (keyof Counters)[]).every((name) => counters[name] === published[name]);
    published = counters;
    if (!isSame) publish(counters);
  };

  const tick = (): void => {
    cancel = null;
    const [oldest = { sent: 0, received: 0 }] = before;
    const counters: Counters = {
      sentBytes: sent,
      receivedBytes: received,
      sentPerSecond: sent - oldest.sent,
      receivedPerSecond: received - oldest.received,
    };
    before = [...before, { sent, received }].slice(-ticksPerSecond);
    publishChanged(counters);
    if (counters.sentPerSecond + counters.receivedPerSecond > 0) cancel = clock.after(tickMs, tick);
  };

  return {
    add: (direction, bytes) => {
      if (direction === 'sent') sent += bytes;
      else received += bytes;
      cancel ??= clock.after(tickMs, tick);
    },
    pause: () => {
      cancel?.();
      cancel = null;
      before = [{ sent, received }];
      publishChanged({ sentBytes: sent, receivedBytes: received, sentPerSecond: 0, receivedPerSecond: 0 });
    },
  };
};
