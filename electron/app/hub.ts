import type { Connection } from '../../shared/connection.ts';
import { isRequestName, requests, type ViewEvent } from '../../shared/contract.ts';
import { type ClientFrame, clientFrameSchema, type ServerFrame } from '../../shared/frames.ts';
import { fail, failure, type Outcome } from '../../shared/outcome.ts';
import type { Clock } from '../base/clock.ts';
import type { Handler, Handlers, RequestingPage } from './handlers.ts';
import { startTrafficPump, type TrafficPump } from './traffic-pump.ts';
import type { TrafficSource } from './traffic-source.ts';
import type { ViewStore } from './view-store.ts';

/** Maximum number of pending requests of one page. The built page has far fewer. */
const openRequestLimit = 64;

export interface HubOptions {
  readonly viewStore: ViewStore;
  readonly handlers: Handlers;
  readonly traffic: (sessionId: string) => TrafficSource | null;
  readonly clock: Clock;
  /** An exception in a handler, which is a bug. */
  readonly onBug: (error: unknown) => void;
}

export interface Hub {
  /** Sends the page a snapshot at once, then every event, until its connection is closed. */
  attach(connection: Connection<ServerFrame>): void;
}

/** Connects any number of pages to the view. Never throws because of a frame that a page sends. */
export const createHub = (options: HubOptions): Hub => {
  const pages = new Set<Page>();
  let sequence = 0;
  options.viewStore.onEvent((event) => {
    sequence += 1;
    for (const page of [...pages]) page.publish(event, sequence);
  });
  return {
    attach: (connection) => {
      const page = new Page(connection, options, () => sequence);
      pages.add(page);
      connection.onClosed(() => {
        pages.delete(page);
        page.end();
      });
      page.begin();
    },
  };
};

class Page {
  private readonly connection: Connection<ServerFrame>;
  private readonly options: HubOptions;
  private readonly sequence: () => number;
  private readonly pumps = new Map<string, TrafficPump>();
  private openRequests = 0;
  private readonly goneListeners = new Set<() => void>();
  /** One object for the page, so that it can be compared. */
  private readonly self: RequestingPage = {
    onGone: (listener) => {
      this.goneListeners.add(listener);
      return () => this.goneListeners.delete(listener);
    },
  };
  private isClosed = false;

  constructor(connection: Connection<ServerFrame>, options: HubOptions, sequence: () => number) {
    this.connection = connection;
    this.options = options;
    this.sequence = sequence;
  }

  begin(): void {
    this.sendSnapshot();
    this.connection.onFrame((received) => {
      const frame = clientFrameSchema.safeParse(received);
      if (frame.success) this.take(frame.data);
      else this.refuse(received);
    });
  }

  publish(event: ViewEvent, sequence: number): void {
    this.send({ kind: 'event', sequence, event });
    // A pump keeps all the traffic of its session in memory.
    if (event.type === 'session-forgotten') this.endPump(event.sessionId);
    if (event.type === 'merged-closed') this.endPump(event.mergedId);
  }

  private send(frame: ServerFrame): void {
    if (!this.isClosed) this.connection.send(frame);
  }

  end(): void {
    this.isClosed = true;
    for (const id of [...this.pumps.keys()]) this.endPump(id);
    for (const listener of [...this.goneListeners]) listener();
  }

  private sendSnapshot(): void {
    this.send({ kind: 'snapshot', sequence: this.sequence(), view: this.options.viewStore.view() });
  }

  private take(frame: ClientFrame): void {
    switch (frame.kind) {
      case 'request':
        void this.answer(frame);
        return;
      case 'resync':
        return this.sendSnapshot();
      case 'traffic-from':
        return this.pumpTraffic(frame.sessionId, frame.sequence);
      case 'traffic-stop':
        return this.endPump(frame.sessionId);
      case 'traffic-ack':
        return this.pumps.get(frame.sessionId)?.acknowledge(frame.sequence);
    }
  }

  /** A malformed request is answered if it has an ID. */
  private refuse(received: unknown): void {
    const id = (received as { readonly id?: unknown } | null)?.id;
    if (!Number.isSafeInteger(id) || Number(id) < 0) return;
    const outcome = fail('usage/invalid', { field: 'request', problem: 'malformed' });
    this.send({ kind: 'response', id: Number(id), outcome });
  }

  private async answer({ id, name, params }: Extract<ClientFrame, { kind: 'request' }>): Promise<void> {
    if (this.openRequests >= openRequestLimit) {
      const outcome = fail('usage/invalid', { field: 'request', problem: 'too-many' });
      return this.send({ kind: 'response', id, outcome });
    }
    this.openRequests += 1;
    const outcome = await this.handle(name, params);
    this.openRequests -= 1;
    this.send({ kind: 'response', id, outcome });
  }

  private async handle(name: string, params: unknown): Promise<Outcome<unknown>> {
    if (!isRequestName(name)) return fail('usage/invalid', { field: 'request', problem: 'unknown' });
    const checked = requests[name].params.safeParse(params);
    if (!checked.success) return fail('usage/invalid', { field: 'params', problem: 'malformed' });
    try {
      return await (this.options.handlers[name] as Handler<never>)(checked.data as never, this.self);
    } catch (error) {
      this.options.onBug(error);
      return { ok: false, error: failure('program/bug') };
    }
  }

  private pumpTraffic(sessionId: string, from: number): void {
    this.endPump(sessionId);
    const source = this.options.traffic(sessionId);
    if (source === null) return;
    const { clock } = this.options;
    const pump = startTrafficPump({ sessionId, from, source, clock, send: (frame) => this.send(frame) });
    this.pumps.set(sessionId, pump);
  }

  private endPump(sessionId: string): void {
    this.pumps.get(sessionId)?.end();
    this.pumps.delete(sessionId);
  }
}
