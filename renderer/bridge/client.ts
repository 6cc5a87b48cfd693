import type { Connection } from '../../shared/connection.ts';
import type { RequestName, RequestParams, RequestResult } from '../../shared/contract.ts';
import { type ClientFrame, type ServerFrame, serverFrameSchema } from '../../shared/frames.ts';
import { createListeners, createOneTimeEvent } from '../../shared/listeners.ts';
import type { Outcome } from '../../shared/outcome.ts';
import { reduce, type View } from '../../shared/view.ts';
import { createPendingRequests } from './pending-requests.ts';
import { createTrafficStreams, type TrafficListener } from './traffic-streams.ts';

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
  onTraffic(sessionId: string, from: number, listener: TrafficListener): () => void;
  onClosed(listener: () => void): () => void;
}

/** A closed connection cannot be reused: create a new client. */
export const createClient = (connection: Connection<ClientFrame>, timer: Timer): Client => {
  const ended = createOneTimeEvent();
  const resync = createResync(connection, timer);
  const mirror = createViewMirror(resync);
  const pending = createPendingRequests(connection);
  const traffic = createTrafficStreams(connection);

  const takeUnreadable = (received: unknown): void => {
    const { kind, id } = (received ?? {}) as { readonly kind?: unknown; readonly id?: unknown };
    if (kind === 'response') pending.answerUnreadable(Number(id));
    else if (kind === 'snapshot') mirror.takeUnreadableSnapshot();
    else mirror.takeUnknown();
  };
  connection.onFrame((received) => {
    const parsed = serverFrameSchema.safeParse(received);
    if (!parsed.success) return takeUnreadable(received);
    const frame = parsed.data;
    switch (frame.kind) {
      case 'snapshot':
        return mirror.takeSnapshot(frame);
      case 'event':
        return mirror.takeEvent(frame);
      case 'response':
        return pending.answer(frame.id, frame.outcome);
      case 'traffic':
        return traffic.take(frame);
    }
  });
  connection.onClosed(() => {
    resync.end();
    pending.close();
    ended.emit();
  });
  return {
    view: mirror.view,
    onView: mirror.onView,
    onUnreadable: mirror.onUnreadable,
    request: pending.request,
    onTraffic: traffic.listen,
    onClosed: ended.add,
  };
};

/** The view, built from a snapshot and the events after it. Asks for a new snapshot when something is missing. */
const createViewMirror = (resync: Resync) => {
  const views = createListeners<[View]>();
  const unreadable = createListeners();
  let view: View | null = null;
  let sequence = 0;
  const set = (next: View): void => {
    view = next;
    views.emit(next);
  };
  return {
    view: () => view,
    onView: views.add,
    onUnreadable: unreadable.add,
    takeSnapshot: (frame: Extract<ServerFrame, { kind: 'snapshot' }>): void => {
      resync.end();
      sequence = frame.sequence;
      set(frame.view);
    },
    takeEvent: (frame: Extract<ServerFrame, { kind: 'event' }>): void => {
      if (view === null || frame.sequence <= sequence) return;
      if (frame.sequence !== sequence + 1) {
        view = null;
        return resync.now();
      }
      sequence = frame.sequence;
      set(reduce(view, frame.event));
    },
    takeUnreadableSnapshot: (): void => {
      view = null;
      resync.soon();
      unreadable.emit();
    },
    /** The frame cannot be read. It may have been an event. */
    takeUnknown: (): void => {
      if (view === null) return;
      view = null;
      resync.now();
    },
  };
};

type Resync = ReturnType<typeof createResync>;

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
