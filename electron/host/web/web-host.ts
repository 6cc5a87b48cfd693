import { randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
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
import { createPageSockets } from './page-sockets.ts';
import { controlPaths, proofOf } from './remote-control.ts';

export interface WebHostOptions {
  /** A page that was let in. */
  readonly attach: (connection: Connection<ServerFrame>) => void;
  /** The built page. Read once, at the start. */
  readonly pageFolder: string;
  /** 0 takes a free one. */
  readonly port: number;
  /** Left out: a random one. */
  readonly token?: string;
  readonly clock?: Clock;
  /** The person asked, by another process, that this one ends. */
  readonly onStop?: () => void;
}

export interface WebHost {
  /** With the token: who has this address has the application. */
  readonly url: string;
  readonly port: number;
  /** An address that works once, for handing to another program. */
  urlForOneVisit(): string;
  /** Ends every connection and gives the port back. Idempotent. */
  close(): Promise<void>;
}

/** The interface is fixed: nothing but this machine reaches the application. */
const loopback = '127.0.0.1';
const openSocketLimit = 32;

const makeToken = (): string => randomBytes(32).toString('base64url');

/**
 * Serves the page and its connections at 127.0.0.1. A port that cannot be had is `link/busy`, `link/denied` or `link/failed` with the
 * fact `address`; a page that was not built is `file/missing`.
 */
export const createWebHost = async (options: WebHostOptions): Promise<Outcome<WebHost>> => {
  const files = await readPageFiles(options.pageFolder);
  if (!files.ok) return files;
  const server = createServer({ keepAliveTimeout: 5_000, headersTimeout: 10_000, requestTimeout: 10_000 });
  server.maxConnections = openSocketLimit;
  const listening = await new Promise<Outcome<number>>((resolve) => {
    server.once('error', (error: NodeJS.ErrnoException) => resolve(whyNotListening(error.code, options.port)));
    server.listen({ port: options.port, host: loopback, exclusive: true }, () => {
      const address = server.address();
      resolve(ok(typeof address === 'object' && address ? address.port : options.port));
    });
  });
  if (!listening.ok) return listening;
  // What goes wrong with one socket is no matter of the others.
  server.on('error', () => undefined);

  const port = listening.value;
  const token = options.token ?? makeToken();
  const clock = options.clock ?? createNodeClock();
  const access = createAccess({ port, token, makeToken, clock });
  const sockets = createPageSockets({ clock, attach: options.attach });
  const addressWith = (given: string): string => `http://${loopback}:${port}/?token=${given}`;
  const urlForOneVisit = (): string => addressWith(access.oneTimeToken());
  const control: Control = {
    proof: proofOf(token),
    answers: {
      [controlPaths.alive]: () => '',
      [controlPaths.visit]: urlForOneVisit,
      [controlPaths.stop]: () => {
        options.onStop?.();
        return '';
      },
    },
  };
  server.on('request', answerRequests({ access, files: files.value, control }));
  server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    socket.on('error', () => undefined);
    const { path, token: shown } = targetOf(request);
    const isWelcome =
      path === '/socket' && access.comesFromPage(request.headers) && access.isKnown(request.headers, shown);
    if (isWelcome) sockets.take(request, socket, head);
    else refuseUpgrade(socket);
  });

  let closing: Promise<void> | null = null;
  const close = (): Promise<void> => {
    closing ??= (async () => {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      await sockets.close();
      server.closeAllConnections();
      await closed;
    })();
    return closing;
  };
  return ok({ url: addressWith(token), port, urlForOneVisit, close });
};

/** Cut off behind the answer: an end that never closes itself would keep one of the places. */
const refuseUpgrade = (socket: Duplex): void => {
  socket.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\nContent-Length: 0\r\n\r\n', () => socket.destroy());
};

const whyNotListening = (errorName: string | undefined, port: number): Outcome<never> => {
  const address = `${loopback}:${port}`;
  if (errorName === 'EADDRINUSE') return fail('link/busy', { address });
  if (errorName === 'EACCES') return fail('link/denied', { address });
  return fail('link/failed', { address, error: errorName ?? 'unknown' });
};

/** Only targets that begin with `/` name something here. The path is compared as it stands: nothing is decoded or put together. */
const targetOf = (request: IncomingMessage): { readonly path: string; readonly token: string | null } => {
  const [path = '', query = ''] = (request.url ?? '').split('?');
  return { path, token: new URLSearchParams(query).get('token') };
};

/** What a process of the same person may ask; each answer stands behind the proof. */
interface Control {
  readonly proof: string;
  readonly answers: Readonly<Record<string, () => string>>;
}

interface Answering {
  readonly access: Access;
  readonly files: PageFiles;
  readonly control: Control;
}

const answerRequests =
  ({ access, files, control }: Answering) =>
  (request: IncomingMessage, response: ServerResponse): void => {
    request.on('error', () => undefined);
    const { headers, method = '' } = request;
    const { path, token: shown } = targetOf(request);
    if (!access.comesFromHere(headers)) return refuse(request, response);
    const answer = method === 'POST' && Object.hasOwn(control.answers, path) ? control.answers[path] : undefined;
    if (answer !== undefined && access.isOwner(headers)) return say(response, 200, `${control.proof} ${answer()}`);
    if (method !== 'GET' && method !== 'HEAD') {
      response.setHeader('allow', 'GET, HEAD');
      return say(response, 405, '');
    }
    if (!access.isKnown(headers, shown)) return refuse(request, response);
    if (path === '/' && shown !== null) {
      response.setHeader('set-cookie', access.cookie);
      response.setHeader('location', '/');
      return say(response, 303, '');
    }
    const file = files.get(path);
    if (file === undefined) return say(response, 404, '');
    response.writeHead(200, {
      ...pageHeaders,
      'content-type': file.type,
      'content-length': file.bytes.length,
      'cache-control': file.isLasting ? 'private, max-age=31536000, immutable' : 'no-store',
    });
    response.end(method === 'HEAD' ? undefined : file.bytes);
  };

const say = (response: ServerResponse, status: number, text: string): void => {
  response.writeHead(status, {
    ...pageHeaders,
    'content-type': 'text/plain; charset=utf-8',
    'cache-control': 'no-store',
  });
  response.end(text);
};

/** Says nothing about the application but how its owner gets in. */
const refuse = (request: IncomingMessage, response: ServerResponse): void => {
  const language = /^\s*zh/i.test(request.headers['accept-language'] ?? '') ? 'zh' : 'en';
  say(response, 403, `${startWords[language].refused}\n`);
};
