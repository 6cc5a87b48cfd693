import { connect, type Socket } from 'node:net';
import type { ErrorCode } from '../../shared/errors.ts';
import type { Clock } from '../base/clock.ts';
import { messageOf } from './fact-text.ts';
import type { Transport } from './link-core.ts';

export interface TcpAddress {
  readonly host: string;
  readonly port: number;
}

export const connectDeadlineMs = 5000;
/** A serial server forwards the bytes at its own baud rate. The slowest common one determines the write deadline. */
export const slowestBaudRate = 9600;
const keepAliveMs = 10_000;

/** Parses `tcp://host:port` and `rfc2217://host:port`, with an IPv6 host in brackets; `null` for any other text. */
export const parseTcpAddress = (address: string): TcpAddress | null => {
  const match =
    /^(?:tcp|rfc2217):\/\/(?:\[([0-9a-f:.]{2,45}(?:%[\w.-]{1,32})?)\]|([^\s/?#@:[\]\\]{1,253})):(\d{1,5})\/?$/i.exec(
      address,
    );
  const host = match?.[1] ?? match?.[2];
  const port = Number(match?.[3]);
  return host !== undefined && port >= 1 && port <= 65_535 ? { host, port } : null;
};

const connectErrorCodes: Readonly<Record<string, ErrorCode>> = {
  ECONNREFUSED: 'link/refused',
  ENOTFOUND: 'link/unknown-host',
  EAI_AGAIN: 'link/unknown-host',
};

export type Dial = (target: TcpAddress) => Socket;

export const dialNetwork: Dial = (target) =>
  connect({ ...target, noDelay: true, keepAlive: true, keepAliveInitialDelay: keepAliveMs });

export interface Problem {
  readonly code: ErrorCode;
  readonly detail: string;
}

/** Resolves with `null` when the socket is connected. */
export const connected = (socket: Socket, clock: Clock): Promise<Problem | null> =>
  new Promise((resolve) => {
    const cancelDeadline = clock.after(connectDeadlineMs, () =>
      resolve({ code: 'link/failed', detail: 'connect deadline' }),
    );
    const settle = (problem: Problem | null): void => {
      cancelDeadline();
      resolve(problem);
    };
    socket.once('connect', () => settle(null));
    // Stays attached, so that an error after the deadline is not an uncaught one.
    socket.on('error', (error: NodeJS.ErrnoException) =>
      settle({
        code: connectErrorCodes[error.code ?? ''] ?? 'link/failed',
        detail: messageOf(error) || (error.code ?? ''),
      }),
    );
  });

export const socketTransport = (socket: Socket): Transport => ({
  send: (bytes) =>
    new Promise((resolve, reject) => {
      socket.write(bytes, (error) => (error ? reject(error) : resolve()));
    }),
  release: (discardUnsent) =>
    new Promise((resolve) => {
      if (socket.closed) resolve();
      else socket.once('close', () => resolve());
      if (discardUnsent) socket.destroy();
      else socket.destroySoon();
    }),
});
