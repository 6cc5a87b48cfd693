import type { ServerFrame } from '../../shared/frames.ts';
import { encodeTraffic } from '../../shared/traffic.ts';
import type { Clock } from '../base/clock.ts';
import type { Undo } from '../base/undo.ts';
import type { TrafficSource } from './traffic-source.ts';

/** Lines arrive in bursts. A page draws 60 times a second, so more batches would be useless. */
const gatherMs = 16;
const batchBytes = 64 * 1024;
/** Maximum size of unacknowledged batches, so that a busy or hidden page is not flooded. */
const inFlightLimitBytes = 256 * 1024;

/** Sends the traffic of one session to one page, with flow control. */
export interface TrafficPump {
  acknowledge(sequence: number): void;
  end(): void;
}

export interface TrafficPumpOptions {
  readonly sessionId: string;
  readonly from: number;
  readonly source: TrafficSource;
  readonly clock: Clock;
  readonly send: (frame: ServerFrame) => void;
}

export const startTrafficPump = ({ sessionId, from, source, clock, send }: TrafficPumpOptions): TrafficPump => {
  /** Unacknowledged batches: the sequence number after each, and its size. */
  const inFlight: { readonly end: number; readonly bytes: number }[] = [];
  let inFlightBytes = 0;
  let next = from;
  let cancelTimer: Undo | null = null;

  const pump = (): void => {
    while (inFlightBytes < inFlightLimitBytes && next < source.next) {
      const pieces = source.slice(next, batchBytes);
      const last = pieces.at(-1);
      if (last === undefined) return;
      const bytes = encodeTraffic(pieces);
      next = last.sequence + 1;
      inFlight.push({ end: next, bytes: bytes.length });
      inFlightBytes += bytes.length;
      send({ kind: 'traffic', sessionId, bytes });
    }
  };
  const schedule = (): void => {
    cancelTimer ??= clock.after(gatherMs, () => {
      cancelTimer = null;
      pump();
    });
  };
  const removeListener = source.onMore(schedule);
  pump();

  return {
    acknowledge: (sequence) => {
      for (let batch = inFlight[0]; batch && batch.end <= sequence; batch = inFlight[0]) {
        inFlightBytes -= batch.bytes;
        inFlight.shift();
      }
      pump();
    },
    end: () => {
      removeListener();
      cancelTimer?.();
    },
  };
};
