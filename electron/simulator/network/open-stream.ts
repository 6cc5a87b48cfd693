import { isIP, connect as openTcp, type Socket } from 'node:net';
import { createSecureContext, connect as openTls, type SecureContext, type TLSSocket } from 'node:tls';
import type { Clock } from '../../base/clock.ts';
import type { DialFailure, TlsRequest } from '../../base/upstream.ts';
import { judgeChain } from './judge-chain.ts';
import { peerChain } from './peer-chain.ts';
import type { NetworkAddress } from './virtual-network.ts';

export type Dialled = { readonly stream: Socket } | { readonly failure: DialFailure };

const dialDeadlineMs = 30_000;

/** Opens TCP, and TLS on it when requested, within 30 s. The returned stream cannot raise an unhandled error. */
export const openStream = async (target: NetworkAddress, tls: TlsRequest | null, clock: Clock): Promise<Dialled> => {
  if (!(Number.isInteger(target.port) && target.port >= 1 && target.port <= 65_535))
    return failed('refused', 'no such port');
  const context = tls ? secureContextOf(tls) : null;
  if (context && 'failure' in context) return context;
  const socket = openTcp({ host: target.host, port: target.port, noDelay: true });
  const deadline = startDeadline(clock, socket);
  const opened = await untilOpen(socket, deadline);
  const result =
    'stream' in opened && tls && context ? await handshake(socket, tls, context.context, deadline) : opened;
  deadline.cancel();
  if ('failure' in result) socket.destroy();
  return result;
};

const failed = (reason: DialFailure['reason'], detail: string): { readonly failure: DialFailure } => ({
  failure: { reason, detail },
});

interface Deadline {
  readonly passed: () => boolean;
  readonly cancel: () => void;
}

const startDeadline = (clock: Clock, socket: Socket): Deadline => {
  let passed = false;
  const cancel = clock.after(dialDeadlineMs, () => {
    passed = true;
    socket.destroy();
  });
  return { passed: () => passed, cancel };
};

const untilOpen = (socket: Socket, deadline: Deadline): Promise<Dialled> =>
  new Promise((resolve) => {
    socket.on('connect', () => resolve({ stream: socket }));
    socket.on('error', (error: NodeJS.ErrnoException) => resolve(whyNoTcp(error.code ?? '')));
    socket.on('close', () =>
      resolve(deadline.passed() ? failed('timed-out', 'no answer') : failed('refused', 'closed')),
    );
  });

const whyNoTcp = (errorName: string): Dialled => {
  if (['ENOTFOUND', 'EAI_AGAIN', 'EAI_FAIL', 'EAI_NONAME'].includes(errorName))
    return failed('unknown-host', errorName);
  if (['ETIMEDOUT', 'EHOSTUNREACH', 'ENETUNREACH'].includes(errorName)) return failed('timed-out', errorName);
  return failed('refused', errorName);
};

const handshake = (
  socket: Socket,
  tls: TlsRequest,
  secureContext: SecureContext,
  deadline: Deadline,
): Promise<Dialled> =>
  new Promise((resolve) => {
    const stream = openTls({
      socket,
      secureContext,
      // The rules of the module are checked after the handshake, with its own clock.
      rejectUnauthorized: false,
      // SNI carries host names only (RFC 6066 §3).
      ...(tls.serverName !== null && isIP(tls.serverName) === 0 ? { servername: tls.serverName } : {}),
    });
    stream.on('secureConnect', () => resolve(judge(stream, tls)));
    stream.on('error', (error: NodeJS.ErrnoException) =>
      resolve(failed('tls-failed', error.code ?? 'handshake failed')),
    );
    stream.on('close', () =>
      resolve(deadline.passed() ? failed('timed-out', 'handshake') : failed('tls-failed', 'closed')),
    );
  });

const judge = (stream: TLSSocket, tls: TlsRequest): Dialled => {
  const { verifyServer, ca, checkDatesAtMs: atMs, serverName } = tls;
  const failure = verifyServer ? judgeChain(peerChain(stream), ca, { atMs, serverName }) : null;
  return failure ? { failure } : { stream };
};

/** The modules support up to TLS 1.2 (docs/at-dialect.md §8), in which a refused client certificate shows during the handshake. */
const secureContextOf = (tls: TlsRequest): { readonly context: SecureContext } | { readonly failure: DialFailure } => {
  const { clientCertificate, clientKey } = tls;
  if ((clientCertificate === null) !== (clientKey === null))
    return failed('tls-failed', 'client certificate or key alone');
  const pair =
    clientCertificate && clientKey ? { cert: Buffer.from(clientCertificate), key: Buffer.from(clientKey) } : {};
  try {
    return { context: createSecureContext({ ca: [], minVersion: 'TLSv1', maxVersion: 'TLSv1.2', ...pair }) };
  } catch {
    return failed('tls-failed', 'client certificate and key do not fit or cannot be read');
  }
};
