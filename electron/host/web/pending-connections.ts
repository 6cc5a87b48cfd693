import type { Connection } from '../../../shared/connection.ts';
import type { ServerFrame } from '../../../shared/frames.ts';
import type { ServedApplication } from './host-process.ts';

/** Connections of pages that arrive while the application is still being created. They are attached when it is ready, unless they have been closed. */
export interface PendingConnections {
  attach(connection: Connection<ServerFrame>): void;
  applicationReady(application: Pick<ServedApplication, 'attach'>): void;
}

export const createPendingConnections = (): PendingConnections => {
  let ready: Pick<ServedApplication, 'attach'> | null = null;
  const waiting = new Set<Connection<ServerFrame>>();
  return {
    attach: (connection) => {
      if (ready !== null) return ready.attach(connection);
      waiting.add(connection);
      connection.onClosed(() => waiting.delete(connection));
    },
    applicationReady: (application) => {
      ready = application;
      for (const connection of waiting) application.attach(connection);
      waiting.clear();
    },
  };
};
