import { createServer, type Socket } from 'node:net';
import { type Outcome, ok } from '../../../shared/outcome.ts';
import type { ByteEndpoint } from './byte-endpoint.ts';
import { listenFailure } from './listen-failure.ts';

export interface TcpService {
  readonly host: string;
  readonly port: number;
  /** Ends every connection and resolves when the port is free. Idempotent. */
  close(): Promise<void>;
}

/** A client with more unread output is disconnected; the other clients and the module must not wait for it. */
const unreadLimitBytes = 4 * 1_048_576;
const clientLimit = 16;

/**
 * Serves an endpoint at `tcp://host:port` (0 for a free port). With several clients each one receives all output, and their input
 * is mixed in the order of arrival. If the port is not available, fails with `link/busy`, `link/denied` or `link/failed`.
 */
export const serveOverTcp = (port: number, module: ByteEndpoint, host = '127.0.0.1'): Promise<Outcome<TcpService>> => {
  const clients = new Set<Socket>();
  const server = createServer({ noDelay: true }, (socket) => {
    if (clients.size === 0) module.opened?.();
    clients.add(socket);
    socket.on('error', () => undefined);
    socket.on('close', () => clients.delete(socket));
    socket.on('data', (bytes) => module.receive(bytes));
  });
  server.maxConnections = clientLimit;
  const stopListening = module.onOutput((bytes) => {
    for (const client of clients) send(client, bytes);
  });
  const cutClients = (): void => {
    for (const client of clients) client.destroy();
  };
  const stopWatching = module.onUnplugged?.(cutClients);
  let closing: Promise<void> | null = null;
  const close = (): Promise<void> => {
    closing ??= new Promise((resolve) => {
      stopListening();
      stopWatching?.();
      server.close(() => resolve());
      cutClients();
    });
    return closing;
  };
  return new Promise((resolve) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      stopListening();
      stopWatching?.();
      resolve(listenFailure(error.code, `tcp://${host}:${port}`));
    });
    server.listen(port, host, () => {
      server.on('error', () => undefined);
      const address = server.address();
      resolve(ok({ host, port: typeof address === 'object' && address ? address.port : port, close }));
    });
  });
};

const send = (client: Socket, bytes: Uint8Array): void => {
  if (client.writableLength + bytes.length > unreadLimitBytes) client.destroy();
  else if (client.writable) client.write(Uint8Array.from(bytes));
};
