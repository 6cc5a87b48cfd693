import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { type WebSocket, WebSocketServer } from 'ws';
import type { Connection } from '../../../shared/connection.ts';
import type { ServerFrame } from '../../../shared/frames.ts';
import type { Clock } from '../../base/clock.ts';
import { within } from '../node/within.ts';
import { socketConnection } from './socket-connection.ts';

/** Above the longest request of the contract: a profile to be imported, 1.1 million characters of up to three bytes. */
const largestMessageBytes = 4 * 1_048_576;
/** A page that does not answer from one beat to the next is gone. */
const heartbeatMs = 20_000;
const farewellMs = 500;
const goingAway = 1001;

/** The WebSockets of the pages that were let in. */
export interface PageSockets {
  take(request: IncomingMessage, socket: Duplex, head: Buffer): void;
  /** Says goodbye to every page, and cuts those that do not answer it. */
  close(): Promise<void>;
}

export const createPageSockets = (options: {
  readonly clock: Clock;
  readonly attach: (connection: Connection<ServerFrame>) => void;
}): PageSockets => {
  const { clock, attach } = options;
  const server = new WebSocketServer({ noServer: true, maxPayload: largestMessageBytes, perMessageDeflate: false });
  const silent = new WeakSet<WebSocket>();

  const beat = (): void => {
    for (const socket of server.clients) {
      if (silent.has(socket)) {
        socket.terminate();
        continue;
      }
      silent.add(socket);
      socket.ping();
    }
    stopBeating = clock.after(heartbeatMs, beat);
  };
  let stopBeating = clock.after(heartbeatMs, beat);

  return {
    take: (request, socket, head) =>
      server.handleUpgrade(request, socket, head, (opened) => {
        opened.on('pong', () => silent.delete(opened));
        // A message that is too large, or no WebSocket message at all; `close` follows.
        opened.on('error', () => undefined);
        attach(socketConnection(opened));
      }),
    close: async () => {
      stopBeating();
      const open = [...server.clients];
      const gone = open.map((socket) => new Promise<void>((resolve) => socket.once('close', () => resolve())));
      for (const socket of open) socket.close(goingAway);
      await within(clock, farewellMs, Promise.all(gone));
      for (const socket of open) socket.terminate();
    },
  };
};
