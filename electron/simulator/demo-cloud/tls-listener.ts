import type { Socket } from 'node:net';
import { createServer, type TLSSocket } from 'node:tls';
import { type Outcome, ok } from '../../../shared/outcome.ts';
import { listenFailure } from '../serve/listen-failure.ts';
import type { CertificatePair } from './certificate-maker.ts';

const connectionLimit = 256;

export interface TlsListener {
  readonly port: number;
  /** Ends every connection at once and resolves when the port is free. */
  close(): Promise<void>;
}

export interface TlsListenerOptions {
  readonly host: string;
  /** 0 for any free port. */
  readonly port: number;
  readonly server: CertificatePair;
  readonly handshakeTimeoutMs: number;
  readonly onConnection: (socket: TLSSocket) => void;
}

/** Listens for TLS connections. If the port is not available, fails with `link/busy`, `link/denied` or `link/failed`. */
export const listenForTls = (options: TlsListenerOptions): Promise<Outcome<TlsListener>> => {
  const { host, port, server: pair, onConnection } = options;
  const sockets = new Set<Socket>();
  const server = createServer({
    key: pair.keyPem,
    cert: pair.certificatePem,
    handshakeTimeout: options.handshakeTimeoutMs,
  });
  server.maxConnections = connectionLimit;
  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
    socket.on('close', () => sockets.delete(socket));
  });
  server.on('tlsClientError', (_error, socket) => socket.destroy());
  server.on('secureConnection', onConnection);
  const close = (): Promise<void> =>
    new Promise((resolve) => {
      server.close(() => resolve());
      for (const socket of sockets) socket.destroy();
    });
  return new Promise((resolve) => {
    server.once('error', (error: NodeJS.ErrnoException) => resolve(listenFailure(error.code, `${host}:${port}`)));
    server.listen(port, host, () => {
      server.on('error', () => undefined);
      const address = server.address();
      resolve(ok({ port: typeof address === 'object' && address ? address.port : port, close }));
    });
  });
};
