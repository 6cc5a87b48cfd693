import { connect, type Socket } from 'node:net';
import type { ErrorCode } from '../../shared/errors.ts';
import { fail, type Outcome, ok } from '../../shared/outcome.ts';
import type { Clock } from '../base/clock.ts';
import { factText, messageOf } from './fact-text.ts';
import { type CountedLink, type LinkContext, LinkCore, type Transport } from './link-core.ts';

export interface TcpAddress {
  readonly host: string;
  readonly port: number;
}

export const connectDeadlineMs = 5000;
/** A serial server forwards the bytes at its own baud rate. The slowest common one determines the write deadline. */
const slowestBaudRate = 9600;
const keepAliveMs = 10_000;

/** Parses `tcp://host:port`, with an IPv6 host in brackets; `null` for any other text. */
export const parseTcpAddress = (address: string): TcpAddress | null => {
  const match = /^tcp:\/\/(?:\[([0-9a-f:.]{2,45}(?:%[\w.-]{1,32})?)\]|([^\s/?#@:[\]\\]{1,253})):(\d{1,5})\/?$/i.exec(
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

const dialNetwork: Dial = (target) =>
  connect({ ...target, noDelay: true, keepAlive: true, keepAliveInitialDelay: keepAliveMs });

/**
 * Connects to a serial server or a virtual module.
 * Failures: `link/bad-settings refused unknown-host failed`, facts `path`, `detail`.
 */
export const openTcpLink = async (
  address: string,
  context: LinkContext,
  dial: Dial = dialNetwork,
): Promise<Outcome<CountedLink>> => {
  const target = parseTcpAddress(address);
  if (!target) return fail('link/bad-settings', { path: factText(address), detail: 'address' });
  const socket = dial(target);
  const core = new LinkCore({
    address,
    epoch: context.nextEpoch(),
    clock: context.clock,
    baudRate: slowestBaudRate,
    transport: transportOf(socket),
  });
  socket.on('data', (bytes) => core.receive(bytes));
  socket.on('end', () => core.lose('ended'));
  socket.on('close', () => core.lose('ended'));
  const problem = await connected(socket, context.clock);
  if (problem) {
    socket.destroy();
    return fail(problem.code, { path: address, detail: factText(problem.detail) });
  }
  socket.on('error', (error) => core.lose(error.message));
  return ok(core);
};

interface Problem {
  readonly code: ErrorCode;
  readonly detail: string;
}

const connected = (socket: Socket, clock: Clock): Promise<Problem | null> =>
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

const transportOf = (socket: Socket): Transport => ({
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
