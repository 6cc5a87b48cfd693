import type { Connection } from '../../shared/connection.ts';
import {
  isRequestName,
  type RequestName,
  type RequestParams,
  type RequestResult,
  requests,
} from '../../shared/contract.ts';
import { type ClientFrame, type ServerFrame, serverFrameSchema } from '../../shared/frames.ts';
import { createListeners, createOneTimeEvent } from '../../shared/listeners.ts';
import { failure, type Outcome } from '../../shared/outcome.ts';
import { decodeTraffic, type TrafficPiece } from '../../shared/traffic.ts';
import { reduce, type View } from '../../shared/view.ts';

/** Delay before asking for a snapshot again. A large snapshot can take seconds on a busy machine. */
const askAgainMs = 5_000;

/** The part of a clock that the client needs. `after` returns a function that cancels the action. */
export interface Timer {
  after(delayMs: number, action: () => void): () => void;
}

/** The page's side of the connection: the view, built from events, and a way to send requests. */
export interface Client {
  /** `null` before the first snapshot. */
  readonly view: () => View | null;
  onView(listener: (view: View) => void): () => void;
  /** A snapshot arrived that does not match the schema. The client asks again, with pauses. */
  onUnreadable(listener: () => void): () => void;
  /** Resolves with the answer, or with `link/lost` if the connection to the program closes first. */
  request<Name extends RequestName>(name: Name, params: RequestParams<Name>): Promise<Outcome<RequestResult<Name>>>;
  /**
   * Traffic of one session, starting at a sequence number. The returned function ends the stream of this session only.
   */
  onTraffic(sessionId: string, from: number, listener: (pieces: readonly TrafficPiece[]) => void): () => void;
  onClosed(listener: () => void): () => void;
}

/** A closed connection cannot be reused: create a new client. */
export const createClient = (connection: Connection<ClientFrame>, timer: Timer): Client => {
  const views = createListeners<[View]>();
  const unreadable = createListeners();
  const ended = createOneTimeEvent();
  const trafficListeners = new Map<string, (pieces: readonly TrafficPiece[]) => void>();
  const waiting = new Map<number, (outcome: Outcome<never>) => void>();
  let view: View | null = null;
  let sequence = 0;
  let nextId = 1;
  let closed = false;
  const resync = createResync(connection, timer);

  const tell = (next: View): void => {
    view = next;
    views.emit(next);
  };
  const takeEvent = (frame: Extract<ServerFrame, { kind: 'event' }>): void => {
    if (view === null || frame.sequence <= sequence) return;
    if (frame.sequence !== sequence + 1) {
      view = null;
      return resync.now();
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
  const settle = (id: number, outcome: Outcome<unknown>): void => {
    const settled = waiting.get(id);
    waiting.delete(id);
    settled?.(outcome as Outcome<never>);
  };
  const takeUnreadable = (received: unknown): void => {
    const { kind, id } = (received ?? {}) as { readonly kind?: unknown; readonly id?: unknown };
    if (kind === 'response') return settle(Number(id), notOfItsForm);
    const hadView = view !== null;
    view = null;
    if (kind === 'snapshot') {
      resync.soon();
      unreadable.emit();
    } else if (hadView) resync.now(); // It may have been an event.
  };
  const take = (received: unknown): void => {
    const parsed = serverFrameSchema.safeParse(received);
    if (!parsed.success) return takeUnreadable(received);
    const frame = parsed.data;
    switch (frame.kind) {
      case 'snapshot':
        resync.end();
        sequence = frame.sequence;
        return tell(frame.view);
      case 'event':
        return takeEvent(frame);
      case 'response':
        return settle(frame.id, frame.outcome);
      case 'traffic':
        return takeTraffic(frame);
    }
  };

  connection.onFrame(take);
  connection.onClosed(() => {
    closed = true;
    resync.end();
    const lost: Outcome<never> = { ok: false, error: failure('link/lost', { detail: 'program' }) };
    for (const settled of waiting.values()) settled(lost);
    waiting.clear();
    ended.emit();
  });

  return {
    view: () => view,
    onView: views.add,
    onUnreadable: unreadable.add,
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
        if (trafficListeners.get(sessionId) !== listener) return;
        trafficListeners.delete(sessionId);
        connection.send({ kind: 'traffic-stop', sessionId });
      };
    },
    onClosed: ended.add,
  };
};

/** Asks for a snapshot repeatedly until `end` is called. */
const createResync = (connection: Connection<ClientFrame>, timer: Timer) => {
  let cancel: (() => void) | null = null;
  const ask = (): void => {
    connection.send({ kind: 'resync' });
    cancel = timer.after(askAgainMs, ask);
  };
  return {
    now: (): void => {
      if (cancel === null) ask();
    },
    /** After an unreadable snapshot. Asking at once would loop. */
    soon: (): void => {
      cancel ??= timer.after(askAgainMs, ask);
    },
    end: (): void => {
      cancel?.();
      cancel = null;
    },
  };
};

const checked = <Name extends RequestName>(name: Name, outcome: Outcome<unknown>): Outcome<RequestResult<Name>> => {
  if (!outcome.ok) return outcome;
  const result = requests[name].result.safeParse(outcome.value);
  return result.success ? { ok: true, value: result.data as RequestResult<Name> } : notOfItsForm;
};

/** The answer does not match the contract: a bug in the program. */
const notOfItsForm: Outcome<never> = { ok: false, error: failure('program/bug') };
