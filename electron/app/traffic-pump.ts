import type { ServerFrame } from '../../shared/frames.ts';
import { encodeTraffic } from '../../shared/traffic.ts';
import type { Clock } from '../base/clock.ts';
import type { Undo } from '../base/undo.ts';
import type { TrafficSource } from './traffic-source.ts';

/** Lines of one exchange come in a burst; a page draws 60 times a second, so more batches than that are work for nothing. */
const gatherMs = 16;
const batchBytes = 64 * 1024;
/** What may be under way without an acknowledgement: a page that is busy or hidden is not buried. */
const inFlightLimitBytes = 256 * 1024;

/** Sends the traffic of one session to one page, never more than the page takes in. */
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
  /** Batches that are under way: the sequence number behind each, and its size. */
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
  const forget = source.onMore(schedule);
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
      forget();
      cancelTimer?.();
    },
  };
};
