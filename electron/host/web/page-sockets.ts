import type { IncomingMessage } from 'node:http';
import type { Socket } from 'node:net';
import { type WebSocket, WebSocketServer } from 'ws';
import type { Connection } from '../../../shared/connection.ts';
import type { ServerFrame } from '../../../shared/frames.ts';
import { encodeWelcome, readAuthentication, tokenRejected } from '../../../shared/page-authentication.ts';
import type { Clock } from '../../base/clock.ts';
import { within } from '../../base/within.ts';
import { socketConnection } from './socket-connection.ts';

/** Larger than the longest request of the contract: the import of a profile with 1.1 million characters of up to three bytes. */
const largestMessageBytes = 4 * 1_048_576;
/** A page that does not answer between two heartbeats is disconnected. */
const heartbeatMs = 20_000;
const closeTimeoutMs = 500;
const goingAway = 1001;
const tryAgainLater = 1013;
/** How long a page may take to send the token, and how many bytes it may send before it. */
const tokenTimeoutMs = 10_000;
const tokenLimitBytes = 8_192;
/** Maximum number of open pages. Each may leave some megabytes unread. */
const maxPages = 64;

/** The WebSockets of the pages. */
export interface PageSockets {
  /** Accepts a WebSocket. It becomes a page when its first message has the token. Until then nothing is sent to it. */
  take(request: IncomingMessage, socket: Socket, head: Buffer): void;
  /** Closes every page with a close handshake, and destroys connections that do not respond. */
  close(): Promise<void>;
}

export const createPageSockets = (options: {
  readonly clock: Clock;
  readonly attach: (connection: Connection<ServerFrame>) => void;
  readonly acceptsToken: (token: string) => boolean;
  /** Sent to every accepted page, which stores it. */
  readonly token: string;
  readonly onAccepted: (socket: Socket) => void;
}): PageSockets => {
  const { clock, attach, acceptsToken, token, onAccepted } = options;
  const server = new WebSocketServer({
    noServer: true,
    maxPayload: largestMessageBytes,
    perMessageDeflate: false,
    // One message of a page at a time: many that arrive together would delay the other pages until the last one is handled.
    allowSynchronousEvents: false,
  });
  const silent = new WeakSet<WebSocket>();
  const pages = new Set<WebSocket>();

  const sendHeartbeats = (): void => {
    for (const socket of server.clients) {
      if (silent.has(socket)) {
        socket.terminate();
        continue;
      }
      silent.add(socket);
      socket.ping();
    }
    stopHeartbeats = clock.after(heartbeatMs, sendHeartbeats);
  };
  let stopHeartbeats = clock.after(heartbeatMs, sendHeartbeats);

  const acceptPage = (opened: WebSocket, socket: Socket): void => {
    if (pages.size >= maxPages) return opened.close(tryAgainLater);
    pages.add(opened);
    opened.once('close', () => pages.delete(opened));
    onAccepted(socket);
    opened.send(encodeWelcome(token));
    attach(socketConnection(opened));
  };
  const awaitToken = (opened: WebSocket, socket: Socket): void => {
    const cancel = clock.after(tokenTimeoutMs, () => opened.terminate());
    opened.once('close', cancel);
    const before = socket.bytesRead;
    const countBytes = (): void => {
      if (socket.bytesRead - before > tokenLimitBytes) opened.terminate();
    };
    socket.on('data', countBytes);
    opened.once('message', (data, isBinary) => {
      const received = isBinary || !Buffer.isBuffer(data) ? null : readAuthentication(data.toString('utf8'));
      if (received === null || !acceptsToken(received)) return opened.close(tokenRejected);
      cancel();
      socket.off('data', countBytes);
      acceptPage(opened, socket);
    });
  };

  return {
    take: (request, socket, head) =>
      server.handleUpgrade(request, socket, head, (opened) => {
        opened.on('pong', () => silent.delete(opened));
        // A message that is too large or not valid. The event `close` follows.
        opened.on('error', () => undefined);
        awaitToken(opened, socket);
      }),
    close: async () => {
      stopHeartbeats();
      const open = [...server.clients];
      const closed = open.map((socket) => new Promise<void>((resolve) => socket.once('close', () => resolve())));
      for (const socket of open) socket.close(goingAway);
      await within(clock, closeTimeoutMs, Promise.all(closed));
      for (const socket of open) socket.terminate();
    },
  };
};
