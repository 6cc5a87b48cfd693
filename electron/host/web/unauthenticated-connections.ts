import type { Duplex } from 'node:stream';

/**
 * Connections that have not sent the token; any user of this computer can open them. When there are too many, the oldest are closed: of those
 * without a complete request, as long as they are more than half, else of those with one, by their last request. So neither idle, slow and
 * returning connections nor repeated requests lock the user out.
 */
export interface UnauthenticatedConnections {
  add(socket: Duplex): void;
  /** Call it when the connection sent a complete request. */
  used(socket: Duplex): void;
  /** Call it when the connection has sent the token: it no longer counts. */
  authenticated(socket: Duplex): void;
  /** A connection should now end with its answer, because it could be closed before its next request. */
  isCrowded(): boolean;
}

/**
 * `afterReading` calls back when the requests that have arrived by now were read. The system passes on hundreds of connections in one turn,
 * and their requests in the next one.
 */
export const createUnauthenticatedConnections = (
  limit: number,
  afterReading: (action: () => void) => void = afterNextTurn,
): UnauthenticatedConnections => {
  /** Without a complete request, ordered by age. */
  const silent = new Set<Duplex>();
  /** Ordered by their last request. */
  const requesting = new Set<Duplex>();
  let isTrimming = false;

  const oldest = (): Duplex | undefined => {
    const [first] = silent.size > limit / 2 ? silent : requesting;
    return first;
  };
  const forget = (socket: Duplex): boolean => silent.delete(socket) || requesting.delete(socket);
  const trim = (): void => {
    isTrimming = false;
    while (silent.size + requesting.size > limit) {
      const socket = oldest();
      if (socket === undefined) return;
      forget(socket);
      socket.destroy();
    }
  };
  return {
    add: (socket) => {
      silent.add(socket);
      socket.once('close', () => forget(socket));
      if (isTrimming || silent.size + requesting.size <= limit) return;
      isTrimming = true;
      afterReading(trim);
    },
    used: (socket) => {
      if (forget(socket)) requesting.add(socket);
    },
    authenticated: (socket) => void forget(socket),
    isCrowded: () => silent.size + requesting.size > limit / 2,
  };
};

const afterNextTurn = (action: () => void): void => {
  setImmediate(() => setImmediate(action));
};
