import type { Duplex } from 'node:stream';

/**
 * Connections without a proven token, from any user of this computer. When there are too many, the one that has sent no complete request for
 * the longest time is closed, so that idle and slow connections never lock the user out.
 */
export interface Places {
  enter(socket: Duplex): void;
  /** Call it when the connection sent a complete request. */
  used(socket: Duplex): void;
  /** Call it when the connection proved the token: it no longer counts. */
  proven(socket: Duplex): void;
}

export const createPlaces = (limit: number): Places => {
  /** Ordered by last use. */
  const unproven = new Set<Duplex>();
  return {
    enter: (socket) => {
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
    proven: (socket) => void unproven.delete(socket),
  };
};
