import type { Duplex } from 'node:stream';

/**
 * Connections that have proven nothing yet: of everybody on this machine. When there are too many, the one that has been without a
 * whole request for longest goes, so that idle and slow ones never keep the person out.
 */
export interface Places {
  enter(socket: Duplex): void;
  /** It sent a whole request. */
  used(socket: Duplex): void;
  /** It showed the token: it no longer counts. */
  proven(socket: Duplex): void;
}

export const createPlaces = (limit: number): Places => {
  /** In the order of their last use. */
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
