import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createWebHost } from '../../../electron/host/web/web-host.ts';
import { contentSecurityPolicy } from '../../../shared/page-policy.ts';
import { pause } from '../../support/pause.ts';
import { VirtualClock } from '../../support/virtual-clock.ts';
import { type Asked, openWebHost, type WebHostBench } from '../../support/web-host-bench.ts';

let bench: WebHostBench;
const clock = new VirtualClock();
beforeAll(async () => {
  bench = await openWebHost({ clock });
});
afterAll(async () => {
  const closing = bench.close();
  await clock.advance(1_000);
  await closing;
});

/** Headers in which `PORT` and `TOKEN` stand for those of the host. */
const filled = (headers: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, put(value)]));
const put = (text: string): string => text.replaceAll('PORT', String(bench.host.port)).replaceAll('TOKEN', bench.token);

const known = { cookie: 'atelier-PORT=TOKEN' };
const page = { ...known, origin: 'http://127.0.0.1:PORT' };
const wrongToken = 'A'.repeat(43);

describe('the way in', () => {
  it('is the address with the token, which leaves the address bar and becomes a cookie', async () => {
    const answer = await bench.ask(`/?token=${bench.token}`, { headers: { 'sec-fetch-site': 'none' } });
    expect(answer).toMatchObject({ status: 303, body: '', headers: { location: '/' } });
    expect(answer.headers['set-cookie']).toEqual([put('atelier-PORT=TOKEN; HttpOnly; SameSite=Strict; Path=/')]);
    expect(bench.host.url).toBe(put('http://127.0.0.1:PORT/?token=TOKEN'));
    expect(bench.token).toMatch(/^[\w-]{43}$/);
  });

  it('is another token for every host', async () => {
    const other = await openWebHost();
    expect(other.token).not.toBe(bench.token);
    await other.close();
  });

  it('an address for one visit works once', async () => {
    const path = new URL(bench.host.urlForOneVisit());
    const first = await bench.ask(`/${path.search}`);
    expect(first).toMatchObject({ status: 303, headers: { 'set-cookie': [expect.stringContaining(bench.token)] } });
    expect(path.search).not.toContain(bench.token);
    expect(await bench.ask(`/${path.search}`)).toMatchObject({ status: 403 });
    // A browser that was let in comes to the page all the same.
    expect(await bench.ask(`/${path.search}`, { headers: filled(known) })).toMatchObject({ status: 303 });
  });

  it('an address for one visit that nobody used grows old', async () => {
    const path = new URL(bench.host.urlForOneVisit());
    await clock.advance(121_000);
    expect(await bench.ask(`/${path.search}`)).toMatchObject({ status: 403 });
  });
});

describe('a request', () => {
  const cases: readonly (readonly [string, number, string, Asked])[] = [
    ['of a page that was let in', 200, '/', { headers: known }],
    [
      'of the page for its parts',
      200,
      '/assets/main-1a2b.js',
      { headers: { ...page, 'sec-fetch-site': 'same-origin' } },
    ],
    ['under the name localhost', 200, '/', { headers: { ...known, host: 'localhost:PORT' } }],
    ['with other cookies beside ours', 200, '/', { headers: { cookie: 'a=b; atelier-PORT=TOKEN; atelier=x' } }],
    ['for the head only', 200, '/', { method: 'HEAD', headers: known }],
    ['with the token for a file', 200, '/icon.svg?token=TOKEN', {}],

    ['without a token', 403, '/', {}],
    ['for a part, without a token', 403, '/assets/main-1a2b.js', {}],
    ['for what is not there, without a token', 403, '/nothing', {}],
    ['with a wrong token', 403, `/?token=${wrongToken}`, {}],
    ['with an empty token', 403, '/?token=', {}],
    ['with the start of the token', 403, '/?token=A', {}],
    ['with a wrong cookie', 403, '/', { headers: { cookie: `atelier-PORT=${wrongToken}` } }],
    ['with the cookie of another port', 403, '/', { headers: { cookie: 'atelier-1=TOKEN' } }],
    ['under another name (DNS rebinding)', 403, '/', { headers: { ...known, host: 'evil.example:PORT' } }],
    ['under another name, with the token', 403, '/?token=TOKEN', { headers: { host: 'evil.example:PORT' } }],
    ['under a name that begins like ours', 403, '/', { headers: { ...known, host: '127.0.0.1.evil.example:PORT' } }],
    ['under our name with another port', 403, '/', { headers: { ...known, host: '127.0.0.1:1' } }],
    ['under our name without the port', 403, '/', { headers: { ...known, host: '127.0.0.1' } }],
    ["of another site's page", 403, '/', { headers: { ...known, origin: 'https://evil.example' } }],
    ['of a page without an origin of its own', 403, '/', { headers: { ...known, origin: 'null' } }],
    ['of a page at another port', 403, '/', { headers: { ...known, origin: 'http://127.0.0.1:1' } }],
    ['of a page by TLS', 403, '/', { headers: { ...known, origin: 'https://127.0.0.1:PORT' } }],
    ["that another site's page embeds", 403, '/icon.svg', { headers: { ...known, 'sec-fetch-site': 'cross-site' } }],
    ['that a page at another port embeds', 403, '/', { headers: { ...known, 'sec-fetch-site': 'same-site' } }],
    ['to a proxy', 403, 'http://evil.example/', { headers: { ...known, host: 'evil.example' } }],

    ['that posts', 405, '/', { method: 'POST', headers: known }],
    ['that puts', 405, '/index.html', { method: 'PUT', headers: known }],
    ['that deletes', 405, '/', { method: 'DELETE', headers: known }],
    ['that asks for options', 405, '/', { method: 'OPTIONS', headers: known }],
    [
      'that posts from another site',
      403,
      '/',
      { method: 'POST', headers: { ...known, origin: 'https://evil.example' } },
    ],
    ['to stop, without the token', 405, '/control/stop', { method: 'POST', headers: page }],
    ['to stop, by reading', 404, '/control/stop', { headers: known }],

    ['for a file that is not there', 404, '/nothing.js', { headers: known }],
    ['for a folder', 404, '/assets/', { headers: known }],
    ['with dots', 404, '/../secret.txt', { headers: known }],
    ['with dots inside', 404, '/assets/../../secret.txt', { headers: known }],
    ['with hidden dots', 404, '/%2e%2e/secret.txt', { headers: known }],
    ['with hidden slashes', 404, '/..%2fsecret.txt', { headers: known }],
    ['with backslashes', 404, '/..\\secret.txt', { headers: known }],
    ['with a zero', 404, '/index.html%00.js', { headers: known }],
    ['with two slashes', 404, '//index.html', { headers: known }],
    ['for a name that every object has', 404, '/constructor', { headers: known }],
    ['to a proxy for our own page', 404, 'http://127.0.0.1:PORT/', { headers: known }],
  ];

  it.each(cases)('%s: %i', async (_name, status, path, { method, headers }) => {
    const answer = await bench.ask(put(path), { ...(method ? { method } : {}), headers: filled(headers ?? {}) });
    expect(answer.status).toBe(status);
    expect(answer.body).not.toContain('canary');
    if (status !== 200) expect(answer.body).not.toContain(bench.token);
    expect(answer.headers['content-security-policy']).toBe(contentSecurityPolicy);
    if (status === 405) expect(answer.headers.allow).toBe('GET, HEAD');
  });

  it('without a host: 400', async () => {
    const answer = await new Promise<string>((resolve) => {
      let text = '';
      const socket = connect(bench.host.port, '127.0.0.1', () => socket.write('GET / HTTP/1.1\r\n\r\n'));
      socket.on('data', (bytes) => {
        text += bytes.toString();
      });
      socket.on('close', () => resolve(text));
    });
    expect(answer).toMatch(/^HTTP\/1\.1 400 /);
  });

  it('is refused in the language of the browser, with nothing about the application', async () => {
    const chinese = await bench.ask('/', { headers: { 'accept-language': 'zh-CN,zh;q=0.9' } });
    expect(chinese.body).toMatch(/请打开终端中显示的完整地址/);
    expect((await bench.ask('/')).body).toMatch(/whole address/);
  });
});

describe('an answer', () => {
  it.each([
    ['/', 'text/html; charset=utf-8', 'no-store', '<!doctype html><title>page</title>'],
    ['/index.html', 'text/html; charset=utf-8', 'no-store', '<!doctype html><title>page</title>'],
    ['/assets/main-1a2b.js', 'text/javascript; charset=utf-8', 'private, max-age=31536000, immutable', 'export {};'],
    ['/assets/main-1a2b.css', 'text/css; charset=utf-8', 'private, max-age=31536000, immutable', 'body{}'],
    ['/icon.svg', 'image/svg+xml', 'no-store', '<svg/>'],
  ])('%s has its type, its keeping and the headers of the policy', async (path, type, keeping, body) => {
    const answer = await bench.ask(path, { headers: filled(known) });
    expect(answer.body).toBe(body);
    expect(answer.headers).toMatchObject({
      'content-type': type,
      'content-length': String(body.length),
      'cache-control': keeping,
      'content-security-policy':
        "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
    });
    expect(answer.headers['access-control-allow-origin']).toBeUndefined();
  });
});

describe('a socket', () => {
  it('that was refused keeps no place, even if its other end never closes', async () => {
    const halfOpen: Socket[] = [];
    // More than the host has places for.
    for (let attempt = 0; attempt < 40; attempt += 1) {
      const socket = connect({ host: '127.0.0.1', port: bench.host.port, allowHalfOpen: true });
      halfOpen.push(socket.on('error', () => undefined).resume());
      socket.write(
        `GET /socket HTTP/1.1\r\nHost: ${bench.authority}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n`,
      );
      await once(socket, 'end');
    }
    expect((await bench.ask('/', { headers: bench.pageHeaders })).status).toBe(200);
    for (const socket of halfOpen) socket.destroy();
  });

  const refused: readonly (readonly [string, string, Readonly<Record<string, string>>])[] = [
    ['without a token', '/socket', { origin: 'http://127.0.0.1:PORT' }],
    ['with a wrong token', `/socket?token=${wrongToken}`, { origin: 'http://127.0.0.1:PORT' }],
    ['with a wrong cookie', '/socket', { ...page, cookie: `atelier-PORT=${wrongToken}` }],
    ['without an origin', '/socket', known],
    ["of another site's page", '/socket', { ...known, origin: 'https://evil.example' }],
    ['of a page at another port', '/socket', { ...known, origin: 'http://127.0.0.1:1' }],
    ['of a page without an origin of its own', '/socket', { ...known, origin: 'null' }],
    ['of the other name of this machine', '/socket', { ...known, origin: 'http://localhost:PORT' }],
    ['under another name (DNS rebinding)', '/socket', { ...page, host: 'evil.example:PORT' }],
    [
      'under another name that is its origin too',
      '/socket',
      { ...known, host: 'evil.example:PORT', origin: 'http://evil.example:PORT' },
    ],
    ['at another place', '/', page],
    ['at a place below', '/socket/x', page],
  ];

  it.each(refused)('%s: 403, and nothing is attached', async (_name, path, headers) => {
    const before = bench.attached.length;
    expect(await bench.openSocket(put(path), filled(headers))).toBe(403);
    expect(bench.attached.length).toBe(before);
  });

  it.each([
    ['of the page', '/socket', page],
    [
      'of the page under the name localhost',
      '/socket',
      { ...known, host: 'localhost:PORT', origin: 'http://localhost:PORT' },
    ],
    ['with the token', '/socket?token=TOKEN', { origin: 'http://127.0.0.1:PORT' }],
  ])('%s is let in, without compression', async (_name, path, headers) => {
    const before = bench.attached.length;
    const socket = await bench.openSocket(put(path), filled(headers));
    if (typeof socket === 'number') throw new Error(`refused: ${socket}`);
    expect(bench.attached.length).toBe(before + 1);
    expect(socket.extensions).toBe('');
    socket.terminate();
  });
});

describe('the host', () => {
  it('listens at 127.0.0.1 and nowhere else', async () => {
    const reached = await new Promise<boolean>((resolve) => {
      // The whole of 127/8 is this machine on Linux; a server at 0.0.0.0 would answer here.
      const socket = connect(bench.host.port, '127.0.0.2');
      socket.on('connect', () => {
        socket.destroy();
        resolve(true);
      });
      socket.on('error', () => resolve(false));
      // Other systems do not know the address at all.
      void pause(1_000).then(() => {
        socket.destroy();
        resolve(false);
      });
    });
    expect(reached).toBe(false);
  });

  it('says that a port is taken', async () => {
    const second = await createWebHost({ attach: () => undefined, pageFolder: import.meta.dirname, port: 0 });
    expect(second).toMatchObject({ ok: false, error: { code: 'file/missing' } });
    await expect(openWebHost({ port: bench.host.port })).rejects.toThrow('link/busy');
  });

  it('ends its connections when it closes, and gives the port back', async () => {
    const other = await openWebHost();
    const socket = await other.openSocket('/socket', other.pageHeaders);
    if (typeof socket === 'number') throw new Error(`refused: ${socket}`);
    const ended = new Promise<number>((resolve) => socket.on('close', resolve));
    await Promise.all([other.host.close(), other.host.close()]);
    expect(await ended).toBe(1001);
    const again = await openWebHost({ port: other.host.port });
    expect(again.host.port).toBe(other.host.port);
    await Promise.all([again.close(), other.close()]);
  });
});
