import { randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import type { Connection } from '../../../shared/connection.ts';
import type { ServerFrame } from '../../../shared/frames.ts';
import { fail, type Outcome, ok } from '../../../shared/outcome.ts';
import { pageHeaders } from '../../../shared/page-policy.ts';
import { startWords } from '../../../shared/words/start.ts';
import type { Clock } from '../../base/clock.ts';
import { createNodeClock } from '../node/node-clock.ts';
import { type PageFiles, readPageFiles } from '../node/page-files.ts';
import { type Access, createAccess } from './access.ts';
import { encodedFor } from './content-encoding.ts';
import { createPageSockets } from './page-sockets.ts';
import { createUnauthenticatedConnections } from './unauthenticated-connections.ts';

export interface WebHostOptions {
  /** Called for each page with a valid token. */
  readonly attach: (connection: Connection<ServerFrame>) => void;
  /** The folder of the built page. Read once, at the start. */
  readonly pageFolder: string;
  /** 0: any free port. */
  readonly port: number;
  /** Default: a random token. */
  readonly token?: string;
  readonly clock?: Clock;
}

export interface WebHost {
  /** The address with the token. It gives full access to the application. */
  readonly url: string;
  readonly port: number;
  /** An address that works once, within two minutes. `onEnd` is called when it no longer works. */
  urlForOneVisit(onEnd?: () => void): string;
  /** Closes every connection and releases the port. Idempotent. */
  close(): Promise<void>;
}

/** Never configurable, so that the application can be reached only from this computer. */
const loopback = '127.0.0.1';
/** Far more than a browser opens for one page. */
const unauthenticatedLimit = 128;

const makeToken = (): string => randomBytes(32).toString('base64url');

/**
 * Serves the page and its connections at 127.0.0.1. A port that cannot be opened fails with `link/busy`, `link/denied` or `link/failed` and the
 * fact `address`. A page that was not built fails with `file/missing`.
 */
export const createWebHost = async (options: WebHostOptions): Promise<Outcome<WebHost>> => {
  const files = await readPageFiles(options.pageFolder);
  if (!files.ok) return files;
  const server = createServer({ keepAliveTimeout: 5_000, headersTimeout: 10_000, requestTimeout: 10_000 });
  const unauthenticated = createUnauthenticatedConnections(unauthenticatedLimit);
  server.on('connection', unauthenticated.add);
  const listening = await new Promise<Outcome<number>>((resolve) => {
    server.once('error', (error: NodeJS.ErrnoException) => resolve(listenFailure(error.code, options.port)));
    server.listen({ port: options.port, host: loopback, exclusive: true }, () => {
      const address = server.address();
      resolve(ok(typeof address === 'object' && address ? address.port : options.port));
    });
  });
  if (!listening.ok) return listening;
  // An error of one socket does not affect the others.
  server.on('error', () => undefined);

  const port = listening.value;
  const token = options.token ?? makeToken();
  const clock = options.clock ?? createNodeClock();
  const access = createAccess({ port, token, makeToken, clock });
  const { acceptsToken } = access;
  const sockets = createPageSockets({
    clock,
    attach: options.attach,
    acceptsToken,
    token,
    onAccepted: unauthenticated.authenticated,
  });
  const addressWith = (given: string): string => `http://${loopback}:${port}/?token=${given}`;
  server.on('request', (request: IncomingMessage, response: ServerResponse) => {
    unauthenticated.used(request.socket);
    if (unauthenticated.isCrowded()) response.setHeader('connection', 'close');
    answerRequest({ access, files: files.value }, request, response);
  });
  server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    socket.on('error', () => undefined);
    unauthenticated.used(socket);
    const isWelcome = pathOf(request) === '/socket' && access.comesFromPage(request.headers);
    if (isWelcome && socket instanceof Socket) sockets.take(request, socket, head);
    else refuseUpgrade(socket);
  });

  let closing: Promise<void> | null = null;
  const close = (): Promise<void> => {
    closing ??= (async () => {
      access.forgetOneTimeTokens();
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      await sockets.close();
      server.closeAllConnections();
      await closed;
    })();
    return closing;
  };
  return ok({
    url: addressWith(token),
    port,
    urlForOneVisit: (onEnd) => addressWith(access.oneTimeToken(onEnd)),
    close,
  });
};

/** The socket is destroyed after the answer: a client that never closes its end would count as an unauthenticated connection. */
const refuseUpgrade = (socket: Duplex): void => {
  socket.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\nContent-Length: 0\r\n\r\n', () => socket.destroy());
};

const listenFailure = (errorName: string | undefined, port: number): Outcome<never> => {
  const address = `${loopback}:${port}`;
  if (errorName === 'EADDRINUSE') return fail('link/busy', { address });
  if (errorName === 'EACCES') return fail('link/denied', { address });
  return fail('link/failed', { address, error: errorName ?? 'unknown' });
};

/**
 * Only targets that begin with `/` are valid. The path is compared without decoding or normalisation. A token after it is for the page, not for
 * the server.
 */
const pathOf = (request: IncomingMessage): string => (request.url ?? '').split('?', 1)[0] ?? '';

interface Answering {
  readonly access: Access;
  readonly files: PageFiles;
}

/**
 * The files of the page are served to every program of this computer, because they contain nothing secret. Everything else needs a socket with
 * a valid token.
 */
const answerRequest = ({ access, files }: Answering, request: IncomingMessage, response: ServerResponse): void => {
  request.on('error', () => undefined);
  const { headers, method = '' } = request;
  if (!access.comesFromHere(headers)) return refuse(request, response);
  if (method !== 'GET' && method !== 'HEAD') {
    response.setHeader('allow', 'GET, HEAD');
    return sendText(response, 405, '');
  }
  const file = files.get(pathOf(request));
  if (file === undefined) return sendText(response, 404, '');
  const { bytes, encoding } = encodedFor(file, headers['accept-encoding']);
  response.writeHead(200, {
    ...pageHeaders,
    'content-type': file.type,
    'content-length': bytes.length,
    ...(encoding === null ? {} : { 'content-encoding': encoding }),
    ...(file.encoded.length === 0 ? {} : { vary: 'accept-encoding' }),
    'cache-control': file.isLasting ? 'private, max-age=31536000, immutable' : 'no-store',
  });
  response.end(method === 'HEAD' ? undefined : bytes);
};

const sendText = (response: ServerResponse, status: number, text: string): void => {
  response.writeHead(status, {
    ...pageHeaders,
    'content-type': 'text/plain; charset=utf-8',
    'cache-control': 'no-store',
  });
  response.end(text);
};

/** The answer contains nothing about the application except how the user can open it. */
const refuse = (request: IncomingMessage, response: ServerResponse): void => {
  const language = /^\s*zh/i.test(request.headers['accept-language'] ?? '') ? 'zh' : 'en';
  sendText(response, 403, `${startWords[language].refused}\n`);
};
