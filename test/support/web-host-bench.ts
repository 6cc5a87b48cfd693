import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { type IncomingHttpHeaders, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { WebSocket } from 'ws';
import { createWebHost, type WebHost, type WebHostOptions } from '../../electron/host/web/web-host.ts';
import type { Connection } from '../../shared/connection.ts';
import type { ServerFrame } from '../../shared/frames.ts';
import { type OpenedPage, openPage } from './open-page.ts';

export interface TestAnswer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

export interface Asked {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** A web host with a small page on a free port of this computer. */
export interface WebHostBench {
  readonly host: WebHost;
  readonly token: string;
  /** `127.0.0.1:port`. */
  readonly authority: string;
  /** Accepted connections, in order. */
  readonly attached: readonly Connection<ServerFrame>[];
  /** Sends one HTTP request with exactly these headers and `Host`. */
  ask(path: string, asked?: Asked): Promise<TestAnswer>;
  /** The headers that a browser sends for the page. */
  readonly pageHeaders: Readonly<Record<string, string>>;
  /** Opens a page with the token. */
  openPage(): Promise<OpenedPage>;
  /** Opens a socket without sending a token. Returns the status of a refusal, or the socket. */
  openSocket(path: string, headers: Readonly<Record<string, string>>): Promise<WebSocket | number>;
  close(): Promise<void>;
}

/** A page as in a build: an index file, files with hashes, and a file outside the folder that must never be served. */
const writePage = (folder: string): string => {
  const page = join(folder, 'page');
  mkdirSync(join(page, 'assets'), { recursive: true });
  writeFileSync(join(page, 'index.html'), '<!doctype html><title>page</title>');
  writeFileSync(join(page, 'assets/main-1a2b.js'), 'export {};');
  writeFileSync(join(page, 'assets/main-1a2b.css'), 'body{}');
  writeFileSync(join(page, 'icon.svg'), '<svg/>');
  writeFileSync(join(folder, 'secret.txt'), 'canary');
  return page;
};

export const openWebHost = async (options: Partial<WebHostOptions> = {}): Promise<WebHostBench> => {
  const folder = mkdtempSync(join(tmpdir(), 'atelier-web-'));
  const attached: Connection<ServerFrame>[] = [];
  const opened = await createWebHost({
    attach: (connection) => attached.push(connection),
    pageFolder: writePage(folder),
    port: 0,
    ...options,
  });
  if (!opened.ok) throw new Error(opened.error.code);
  const host = opened.value;
  const token = new URL(host.url).searchParams.get('token') ?? '';
  const authority = `127.0.0.1:${host.port}`;
  const sockets = new Set<WebSocket>();
  return {
    host,
    token,
    authority,
    attached,
    ask: (path, { method = 'GET', headers = {} } = {}) =>
      new Promise((resolve, reject) => {
        const asking = request(
          { host: '127.0.0.1', port: host.port, path, method, headers: { host: authority, ...headers }, agent: false },
          (response) => {
            let body = '';
            response.setEncoding('utf8').on('data', (more: string) => {
              body += more;
            });
            response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, body }));
          },
        );
        asking.on('error', reject);
        asking.end();
      }),
    pageHeaders: { origin: `http://${authority}`, host: authority },
    openPage: async () => {
      const page = await openPage(host.url);
      sockets.add(page.socket);
      return page;
    },
    openSocket: (path, headers) =>
      new Promise((resolve, reject) => {
        const socket = new WebSocket(`ws://${authority}${path}`, { headers });
        sockets.add(socket);
        socket.on('open', () => resolve(socket));
        socket.on('unexpected-response', (_request, response) => resolve(response.statusCode ?? 0));
        socket.on('error', reject);
      }),
    close: async () => {
      for (const socket of sockets) socket.terminate();
      await host.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
};
