import type { Connection } from '../../shared/connection.ts';
import type { ClientFrame, ServerFrame } from '../../shared/frames.ts';

export interface ConnectionPair {
  readonly server: Connection<ServerFrame>;
  readonly client: Connection<ClientFrame>;
  close(): void;
}

/** The result of `carry` for a frame that never arrives. */
export const dropped = Symbol('dropped');

interface End<Out> extends Connection<Out> {
  take(frame: unknown): void;
  closed(): void;
}

/**
 * Both ends of a connection in memory. Frames arrive later, never within `send`, as with a real transport. `carry` simulates the transport for
 * each frame.
 */
export const createConnectionPair = (carry: (frame: unknown) => unknown = (frame) => frame): ConnectionPair => {
  let isOpen = true;
  const deliver = (to: () => End<unknown>, frame: unknown): void => {
    if (!isOpen) return;
    const carried = carry(frame);
    if (carried === dropped) return;
    queueMicrotask(() => isOpen && to().take(carried));
  };
  const server: End<ServerFrame> = createEnd((frame) => deliver(() => client, frame));
  const client: End<ClientFrame> = createEnd((frame) => deliver(() => server, frame));
  return {
    server,
    client,
    close: () => {
      if (!isOpen) return;
      isOpen = false;
      server.closed();
      client.closed();
    },
  };
};

const createEnd = <Out>(send: (frame: Out) => void): End<Out> => {
  const frameListeners = new Set<(frame: unknown) => void>();
  const closedListeners = new Set<() => void>();
  const early: unknown[] = [];
  return {
    send,
    take: (frame) => {
      if (frameListeners.size === 0) early.push(frame);
      for (const listener of [...frameListeners]) listener(frame);
    },
    closed: () => {
      for (const listener of [...closedListeners]) listener();
    },
    onFrame: (listener) => {
      frameListeners.add(listener);
      for (const frame of early.splice(0)) listener(frame);
      return () => frameListeners.delete(listener);
    },
    onClosed: (listener) => {
      closedListeners.add(listener);
      return () => closedListeners.delete(listener);
    },
  };
};
