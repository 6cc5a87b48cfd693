import type { Connection } from '../../../shared/connection.ts';
import type { ServerFrame } from '../../../shared/frames.ts';
import type { ServedApplication } from './host-process.ts';

/** Pages may connect while the application is still being created. They wait, and those that disconnect in the meantime are forgotten. */
export interface Door {
  attach(connection: Connection<ServerFrame>): void;
  open(application: Pick<ServedApplication, 'attach'>): void;
}

export const createDoor = (): Door => {
  let inside: Pick<ServedApplication, 'attach'> | null = null;
  const waiting = new Set<Connection<ServerFrame>>();
  return {
    attach: (connection) => {
      if (inside !== null) return inside.attach(connection);
      waiting.add(connection);
      connection.onClosed(() => waiting.delete(connection));
    },
    open: (application) => {
      inside = application;
      for (const connection of waiting) application.attach(connection);
      waiting.clear();
    },
  };
};
