import type { Duplex } from 'node:stream';

/**
 * Connections that have not proved the token; any user of this computer can open them. When there are too many, the one that has sent no
 * complete request for the longest time is closed, so that idle and slow connections never lock the user out.
 */
export interface UnprovenConnections {
  add(socket: Duplex): void;
  /** Call it when the connection sent a complete request. */
  used(socket: Duplex): void;
  /** Call it when the connection proved the token: it no longer counts. */
  proved(socket: Duplex): void;
}

export const createUnprovenConnections = (limit: number): UnprovenConnections => {
  /** Ordered by last use. */
  const unproven = new Set<Duplex>();
  return {
    add: (socket) => {
      const [oldest] = unproven;
      if (oldest !== undefined && unproven.size >= limit) {
        unproven.delete(oldest);
        oldest.destroy();
      }
      unproven.add(socket);
      socket.once('close', () => unproven.delete(socket));
    },
    used: (socket) => {
      if (unproven.delete(socket)) unproven.add(socket);
    },
    proved: (socket) => void unproven.delete(socket),
  };
};
