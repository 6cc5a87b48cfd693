import { createServer, type Socket } from 'node:net';
import { fail, type Outcome, ok } from '../../shared/outcome.ts';
import type { PortControl } from '../base/byte-link.ts';
import type { Clock } from '../base/clock.ts';
import { factText } from './fact-text.ts';
import { createRfc2217Server } from './rfc2217-server.ts';
import type { SharedPort } from './shared-port.ts';

/** How long a client may take to negotiate the option. */
export const readyDeadlineMs = 10_000;
/** A client that does not read this much is disconnected: what it reads has no gaps. */
export const unreadLimitBytes = 8 * 1024 * 1024;
/** Maximum number of connections. All but the one that is served get the reason `in-use`. */
const connectionLimit = 16;

/** Why a client was not served, or does not stay connected. `http`: it began with an HTTP method, as the page of a web site does. */
export type RefusalReason =
  | 'not-allowed'
  | 'in-use'
  | 'http'
  | 'no-negotiation'
  | 'port-closed'
  | 'too-slow'
  | 'protocol';

/** What happens at a shared port. `peer`: address and port of the client. */
export type ShareEvent =
  | { readonly kind: 'refused'; readonly peer: string; readonly reason: RefusalReason }
  | { readonly kind: 'connected'; readonly peer: string }
  | { readonly kind: 'changed'; readonly peer: string; readonly what: string }
  /** `droppedBytes`: what the client sent although it may only read. `reason`: why it was disconnected; `null`: it has left. */
  | {
      readonly kind: 'disconnected';
      readonly peer: string;
      readonly reason: RefusalReason | null;
      readonly sentBytes: number;
      readonly receivedBytes: number;
      readonly droppedBytes: number;
    };

export interface ShareServerOptions {
  readonly clock: Clock;
  /** 0: any free port. */
  readonly tcpPort: number;
  readonly bind: string;
  /** IP addresses that may connect; empty: all. */
  readonly allow: readonly string[];
  readonly mayWrite: boolean;
  readonly port: SharedPort;
  readonly isOpen: () => boolean;
  readonly control: () => PortControl | null;
  /** Sends bytes of the client to the device. Resolves when the driver has accepted them. */
  readonly write: (bytes: Uint8Array) => Promise<unknown>;
  readonly onEvent: (event: ShareEvent) => void;
}

export interface ShareServer {
  readonly host: string;
  readonly tcpPort: number;
  /** Bytes of the device for the client. */
  deliver(bytes: Uint8Array): void;
  /** The port is lost: its client is disconnected. */
  portClosed(): void;
  close(): Promise<void>;
}

/** One spelling of an address: as IPv4, if a socket for both versions reports it as IPv6. */
const plainAddress = (address: string | undefined): string => {
  const text = (address ?? '').toLowerCase().replace(/^::ffff:(?=\d+\.)/, '');
  const url = `http://[${text}]/`;
  return URL.canParse(url) ? new URL(url).hostname.slice(1, -1) : text;
};

const peerOf = ({ remoteAddress, remotePort }: Socket): string => {
  const address = plainAddress(remoteAddress);
  return `${address.includes(':') ? `[${address}]` : address}:${remotePort ?? 0}`;
};

/** Lends an open port to one client at a time by RFC 2217. Failures to listen: `link/busy denied failed`, fact `address`. */
export const startShareServer = (options: ShareServerOptions): Promise<Outcome<ShareServer>> => {
  const { allow, isOpen, onEvent } = options;
  let client: ShareClient | null = null;
  const sockets = new Set<Socket>();
  const allowed = new Set(allow.map(plainAddress));

  const refusal = (socket: Socket): RefusalReason | null => {
    if (allowed.size > 0 && !allowed.has(plainAddress(socket.remoteAddress))) return 'not-allowed';
    if (client) return 'in-use';
    return isOpen() ? null : 'port-closed';
  };
  const server = createServer({ noDelay: true, keepAlive: true, keepAliveInitialDelay: 10_000 }, (socket) => {
    socket.on('error', () => undefined);
    const reason = refusal(socket);
    if (reason) {
      onEvent({ kind: 'refused', peer: peerOf(socket), reason });
      socket.destroy();
      return;
    }
    sockets.add(socket);
    const own = serveClient(socket, options, () => {
      sockets.delete(socket);
      if (client === own) client = null;
    });
    client = own;
  });
  server.maxConnections = connectionLimit;
  const close = (): Promise<void> =>
    new Promise((resolve) => {
      server.close(() => resolve());
      client?.disconnect(null);
      for (const socket of sockets) socket.destroy();
    });
  return new Promise((resolve) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const code = error.code === 'EADDRINUSE' ? 'link/busy' : error.code === 'EACCES' ? 'link/denied' : 'link/failed';
      resolve(fail(code, { path: `${options.bind}:${options.tcpPort}`, detail: factText(error.message) }));
    });
    server.listen(options.tcpPort, options.bind, () => {
      server.on('error', () => undefined);
      const address = server.address();
      const tcpPort = typeof address === 'object' && address ? address.port : options.tcpPort;
      resolve(
        ok({
          host: options.bind,
          tcpPort,
          deliver: (bytes) => client?.deliver(bytes),
          portClosed: () => client?.disconnect('port-closed'),
          close,
        }),
      );
    });
  });
};

interface ShareClient {
  deliver(bytes: Uint8Array): void;
  disconnect(reason: RefusalReason | null): void;
}

/** A web page can post to a port of this computer, but not with another first line. */
const httpMethod = /^[A-Z]{3,16} /;

/** Serves one client until it leaves or is disconnected. */
const serveClient = (socket: Socket, options: ShareServerOptions, onEnded: () => void): ShareClient => {
  const { clock, mayWrite, onEvent, write } = options;
  const peer = peerOf(socket);
  let [sentBytes, receivedBytes, droppedBytes] = [0, 0, 0];
  let held: Uint8Array[] = [];
  let heldBytes = 0;
  let holds = 0;
  let isEnded = false;

  const disconnect = (reason: RefusalReason | null): void => {
    if (isEnded) return;
    isEnded = true;
    cancelDeadline();
    const wasReady = rfc2217.isReady;
    rfc2217.end();
    socket.destroy();
    onEnded();
    if (wasReady) onEvent({ kind: 'disconnected', peer, reason, sentBytes, receivedBytes, droppedBytes });
    else onEvent({ kind: 'refused', peer, reason: reason ?? 'no-negotiation' });
  };
  const cancelDeadline = clock.after(readyDeadlineMs, () => disconnect('no-negotiation'));
  const pass = async (data: Uint8Array): Promise<void> => {
    receivedBytes += data.length;
    if (!mayWrite) {
      droppedBytes += data.length;
      return;
    }
    await whileHeld(write(data));
  };
  /** The client waits while the port takes no more. */
  const whileHeld = async (action: Promise<unknown>): Promise<void> => {
    holds += 1;
    socket.pause();
    await action;
    holds -= 1;
    if (holds === 0 && !isEnded) socket.resume();
  };
  const rfc2217 = createRfc2217Server({
    ...{ clock, port: options.port, control: options.control, mayChange: mayWrite },
    send: (bytes) => {
      socket.write(bytes);
      if (socket.writableLength > unreadLimitBytes) disconnect('too-slow');
    },
    onReady: () => {
      cancelDeadline();
      onEvent({ kind: 'connected', peer });
    },
    onData: (data) => void pass(data),
    onEarlyData: (data) => {
      const isHttp = httpMethod.test(Buffer.from(data).toString('latin1'));
      disconnect(isHttp ? 'http' : 'no-negotiation');
    },
    onChange: (what) => onEvent({ kind: 'changed', peer, what }),
    onBroken: () => disconnect('protocol'),
  });
  const flush = (): void => {
    if (rfc2217.isSuspended) return;
    for (const bytes of held) socket.write(rfc2217.encode(bytes));
    held = [];
    heldBytes = 0;
  };
  socket.on('data', (bytes) => {
    if (isEnded) return;
    rfc2217.receive(bytes);
    if (isEnded) return;
    const { busy } = rfc2217;
    if (busy !== null) void whileHeld(busy);
    flush();
  });
  socket.on('end', () => disconnect(null));
  socket.on('close', () => disconnect(null));
  rfc2217.start();
  return {
    disconnect,
    deliver: (bytes) => {
      // What came before the client was ready is not its own.
      if (isEnded || !rfc2217.isReady) return;
      sentBytes += bytes.length;
      held.push(Uint8Array.from(bytes));
      heldBytes += bytes.length;
      flush();
      if (heldBytes + socket.writableLength > unreadLimitBytes) disconnect('too-slow');
    },
  };
};
