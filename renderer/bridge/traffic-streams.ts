import type { Connection } from '../../shared/connection.ts';
import type { ClientFrame, ServerFrame } from '../../shared/frames.ts';
import { decodeTraffic, type TrafficPiece } from '../../shared/traffic.ts';

export type TrafficListener = (pieces: readonly TrafficPiece[]) => void;

/** The traffic of the sessions that the page listens to. */
export interface TrafficStreams {
  /** Returns a function that ends the stream of this session only. */
  listen(sessionId: string, from: number, listener: TrafficListener): () => void;
  /** Passes traffic on and acknowledges it. */
  take(frame: Extract<ServerFrame, { kind: 'traffic' }>): void;
}

export const createTrafficStreams = (connection: Connection<ClientFrame>): TrafficStreams => {
  const listeners = new Map<string, TrafficListener>();
  return {
    listen: (sessionId, from, listener) => {
      listeners.set(sessionId, listener);
      connection.send({ kind: 'traffic-from', sessionId, sequence: from });
      return () => {
        if (listeners.get(sessionId) !== listener) return;
        listeners.delete(sessionId);
        connection.send({ kind: 'traffic-stop', sessionId });
      };
    },
    take: ({ sessionId, bytes }) => {
      const pieces = decodeTraffic(bytes);
      const last = pieces.ok ? pieces.value.at(-1) : undefined;
      if (!pieces.ok || last === undefined) return;
      listeners.get(sessionId)?.(pieces.value);
      connection.send({ kind: 'traffic-ack', sessionId, sequence: last.sequence + 1 });
    },
  };
};
