import type { Connection } from '../../shared/connection.ts';
import {
  isRequestName,
  type RequestName,
  type RequestParams,
  type RequestResult,
  requests,
} from '../../shared/contract.ts';
import { type ClientFrame, type ServerFrame, serverFrameSchema } from '../../shared/frames.ts';
import { failure, type Outcome } from '../../shared/outcome.ts';
import { decodeTraffic, type TrafficPiece } from '../../shared/traffic.ts';
import { reduce, type View } from '../../shared/view.ts';

/** What the page holds of the main process: the view as folded so far, and a way to wish. */
export interface Client {
  /** `null` before the first snapshot. */
  readonly view: () => View | null;
  onView(listener: (view: View) => void): () => void;
  /** Sends a wish. Resolves with the answer, or with `link/lost` when the connection to the program closes before it comes. */
  request<Name extends RequestName>(name: Name, params: RequestParams<Name>): Promise<Outcome<RequestResult<Name>>>;
  /** Traffic of one session from a sequence number on. The undo ends the listening, not the stream of other sessions. */
  onTraffic(sessionId: string, from: number, listener: (pieces: readonly TrafficPiece[]) => void): () => void;
  onClosed(listener: () => void): () => void;
}

/** Folds what comes over one connection. A connection that closed is not used again: make a new client. */
export const createClient = (connection: Connection<ClientFrame>): Client => {
  const viewListeners = new Set<(view: View) => void>();
  const closedListeners = new Set<() => void>();
  const trafficListeners = new Map<string, (pieces: readonly TrafficPiece[]) => void>();
  const waiting = new Map<number, (outcome: Outcome<never>) => void>();
  let view: View | null = null;
  let sequence = 0;
  let nextId = 1;
  let closed = false;

  const tell = (next: View): void => {
    view = next;
    for (const listener of [...viewListeners]) listener(next);
  };
  const takeEvent = (frame: Extract<ServerFrame, { kind: 'event' }>): void => {
    if (view === null || frame.sequence <= sequence) return;
    if (frame.sequence !== sequence + 1) {
      view = null;
      connection.send({ kind: 'resync' });
      return;
    }
    sequence = frame.sequence;
    tell(reduce(view, frame.event));
  };
  const takeTraffic = ({ sessionId, bytes }: Extract<ServerFrame, { kind: 'traffic' }>): void => {
    const pieces = decodeTraffic(bytes);
    const last = pieces.ok ? pieces.value.at(-1) : undefined;
    if (!pieces.ok || last === undefined) return;
    trafficListeners.get(sessionId)?.(pieces.value);
    connection.send({ kind: 'traffic-ack', sessionId, sequence: last.sequence + 1 });
  };
  const take = (received: unknown): void => {
    const parsed = serverFrameSchema.safeParse(received);
    if (!parsed.success) {
      // What cannot be read may have been an event.
      if (view !== null) connection.send({ kind: 'resync' });
      view = null;
      return;
    }
    const frame = parsed.data;
    switch (frame.kind) {
      case 'snapshot':
        sequence = frame.sequence;
        return tell(frame.view);
      case 'event':
        return takeEvent(frame);
      case 'response': {
        const settle = waiting.get(frame.id);
        waiting.delete(frame.id);
        return settle?.(frame.outcome as Outcome<never>);
      }
      case 'traffic':
        return takeTraffic(frame);
    }
  };

  connection.onFrame(take);
  connection.onClosed(() => {
    closed = true;
    const lost: Outcome<never> = { ok: false, error: failure('link/lost', { detail: 'program' }) };
    for (const settle of waiting.values()) settle(lost);
    waiting.clear();
    for (const listener of [...closedListeners]) listener();
  });

  return {
    view: () => view,
    onView: (listener) => {
      viewListeners.add(listener);
      return () => viewListeners.delete(listener);
    },
    request: (name, params) =>
      new Promise((resolve) => {
        if (closed || !isRequestName(name)) {
          resolve({ ok: false, error: failure('link/lost', { detail: 'program' }) });
          return;
        }
        const id = nextId++;
        waiting.set(id, (outcome: Outcome<unknown>) => resolve(checked(name, outcome)));
        connection.send({ kind: 'request', id, name, params });
      }),
    onTraffic: (sessionId, from, listener) => {
      trafficListeners.set(sessionId, listener);
      connection.send({ kind: 'traffic-from', sessionId, sequence: from });
      return () => {
        if (trafficListeners.get(sessionId) === listener) trafficListeners.delete(sessionId);
      };
    },
    onClosed: (listener) => {
      closedListeners.add(listener);
      return () => closedListeners.delete(listener);
    },
  };
};

const checked = <Name extends RequestName>(name: Name, outcome: Outcome<unknown>): Outcome<RequestResult<Name>> => {
  if (!outcome.ok) return outcome;
  const result = requests[name].result.safeParse(outcome.value);
  if (!result.success) throw new Error(`the answer to ${name} is not of its form`);
  return { ok: true, value: result.data as RequestResult<Name> };
};
