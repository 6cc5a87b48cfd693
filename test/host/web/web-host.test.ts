import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { WebSocket } from 'ws';
import { createWebHost } from '../../../electron/host/web/web-host.ts';
import { encodeAuthentication, readWelcome } from '../../../shared/page-authentication.ts';
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

/** Replaces `PORT` and `TOKEN` in headers by those of the host. */
const filled = (headers: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, put(value)]));
const put = (text: string): string => text.replaceAll('PORT', String(bench.host.port)).replaceAll('TOKEN', bench.token);

const page = { origin: 'http://127.0.0.1:PORT' };
const navigation = (dest: string) => ({
  'sec-fetch-site': 'cross-site',
  'sec-fetch-mode': 'navigate',
  'sec-fetch-dest': dest,
});
const wrongToken = 'A'.repeat(43);

/** Sends the first message of a page and returns the result: the token to store, or the code with which the connection was closed. */
const show = async (first: string | Uint8Array): Promise<string | number> => {
  const socket = await bench.openSocket('/socket', filled(page));
  if (typeof socket === 'number') throw new Error(`refused: ${socket}`);
  socket.send(first);
  return new Promise((resolve) => {
    socket.once('message', (data) => resolve(readWelcome(String(data)) ?? 'no welcome'));
    socket.once('close', resolve);
  });
};

describe('access', () => {
  it('needs the token of the address in the first message of a socket', async () => {
    expect(bench.host.url).toBe(put('http://127.0.0.1:PORT/?token=TOKEN'));
    expect(bench.token).toMatch(/^[\w-]{43}$/);
    const before = bench.attached.length;
    const { socket, token } = await bench.openPage();
    expect(token).toBe(bench.token);
    expect(bench.attached.length).toBe(before + 1);
    // A second tab while the first one is open.
    await bench.openPage();
    expect(bench.attached.length).toBe(before + 2);
    expect(socket.readyState).toBe(WebSocket.OPEN);
  });

  it('needs a different token for every host', async () => {
    const other = await openWebHost();
    expect(other.token).not.toBe(bench.token);
    await other.close();
  });

  it('an address for one visit works once, and its page receives the token to store', async () => {
    const ended = vi.fn();
    const address = new URL(bench.host.urlForOneVisit(ended));
    const token = address.searchParams.get('token') ?? '';
    expect(token).not.toBe(bench.token);
    expect(ended).not.toHaveBeenCalled();
    expect(await show(encodeAuthentication(token))).toBe(bench.token);
    expect(ended).toHaveBeenCalledOnce();
    expect(await show(encodeAuthentication(token))).toBe(4401);
    expect(await show(encodeAuthentication(bench.token))).toBe(bench.token);
  });

  it('an unused address for one visit expires', async () => {
    const ended = vi.fn();
    const token = new URL(bench.host.urlForOneVisit(ended)).searchParams.get('token') ?? '';
    await clock.advance(121_000);
    expect(ended).toHaveBeenCalledOnce();
    expect(await show(encodeAuthentication(token))).toBe(4401);
  });

  it.each<[string, string | Uint8Array]>([
    ['a wrong token', encodeAuthentication(wrongToken)],
    ['an empty token', encodeAuthentication('')],
    ['the start of the token', 'START'],
    ['the token in another frame', 'FRAME'],
    ['a request', '{"kind":"request","id":1,"name":"ports.refresh","params":{}}'],
    ['a request for the view', '{"kind":"resync"}'],
    ['no JSON', 'hello'],
    ['nothing', ''],
    ['binary', new Uint8Array([1, 2, 3])],
  ])('%s as the first message closes the socket, and nothing is attached or sent', async (_name, first) => {
    const before = bench.attached.length;
    const frame = JSON.stringify({ kind: 'welcome', token: bench.token });
    const message =
      first === 'START' ? encodeAuthentication(bench.token.slice(0, 42)) : first === 'FRAME' ? frame : first;
    expect(await show(message)).toBe(4401);
    expect(bench.attached.length).toBe(before);
  });

  it('a socket without a token receives nothing, and is closed', async () => {
    const before = bench.attached.length;
    const received: unknown[] = [];
    const socket = await bench.openSocket('/socket', filled(page));
    if (typeof socket === 'number') throw new Error(`refused: ${socket}`);
    socket.on('message', (data) => received.push(data));
    const closed = new Promise<number>((resolve) => socket.once('close', resolve));
    await clock.advance(10_000);
    expect(await closed).toBe(1006);
    expect([received, bench.attached.length]).toEqual([[], before]);
  });

  it('a socket that sends too much before its token is closed before it is buffered', async () => {
    const socket = await bench.openSocket('/socket', filled(page));
    if (typeof socket === 'number') throw new Error(`refused: ${socket}`);
    const closed = new Promise<number>((resolve) => socket.once('close', resolve));
    socket.on('error', () => undefined);
    // Parts of one message without an end.
    socket.send('x'.repeat(9_000), { fin: false });
    expect(await closed).toBe(1006);
  });

  it('accepts 64 pages', async () => {
    const own = await openWebHost();
    for (let count = 0; count < 64; count += 1) await own.openPage();
    await expect(own.openPage()).rejects.toThrow('1013');
    expect(own.attached.length).toBe(64);
    await own.close();
  });
});

describe('a request', () => {
  const cases: readonly (readonly [string, number, string, Asked])[] = [
    ['without anything', 200, '/', {}],
    ['by the printed address', 200, '/?token=TOKEN', { headers: { 'sec-fetch-site': 'none' } }],
    ['with a wrong token, which only the socket checks', 200, `/?token=${wrongToken}`, {}],
    [
      'of the page for its parts',
      200,
      '/assets/main-1a2b.js',
      { headers: { ...page, 'sec-fetch-site': 'same-origin' } },
    ],
    ['under the name localhost', 200, '/', { headers: { host: 'localhost:PORT' } }],
    ['under a name in capitals', 200, '/', { headers: { host: 'LocalHost:PORT' } }],
    ['with HEAD', 200, '/', { method: 'HEAD' }],

    ['under another name (DNS rebinding)', 403, '/', { headers: { host: 'evil.example:PORT' } }],
    ['under another name, with the token', 403, '/?token=TOKEN', { headers: { host: 'evil.example:PORT' } }],
    ['under a name that begins like ours', 403, '/', { headers: { host: '127.0.0.1.evil.example:PORT' } }],
    ['under our name with another port', 403, '/', { headers: { host: '127.0.0.1:1' } }],
    ['under our name without the port', 403, '/', { headers: { host: '127.0.0.1' } }],
    ["of another site's page", 403, '/', { headers: { origin: 'https://evil.example' } }],
    ['of a page with an opaque origin', 403, '/', { headers: { origin: 'null' } }],
    ['of a page at another port', 403, '/', { headers: { origin: 'http://127.0.0.1:1' } }],
    ['of a page over HTTPS', 403, '/', { headers: { origin: 'https://127.0.0.1:PORT' } }],
    ["that another site's page embeds", 403, '/icon.svg', { headers: { 'sec-fetch-site': 'cross-site' } }],
    ['that a page at another port embeds', 403, '/', { headers: { 'sec-fetch-site': 'same-site' } }],
    ['that leads the user from another place to our page', 200, '/?token=TOKEN', { headers: navigation('document') }],
    ["that another site's frame would show", 403, '/', { headers: navigation('iframe') }],
    ["of another site's form", 403, '/', { headers: { ...navigation('document'), origin: 'https://evil.example' } }],
    ['to a proxy', 403, 'http://evil.example/', { headers: { host: 'evil.example' } }],

    ['with POST', 405, '/', { method: 'POST' }],
    ['with PUT', 405, '/index.html', { method: 'PUT' }],
    ['with DELETE', 405, '/', { method: 'DELETE' }],
    ['with OPTIONS', 405, '/', { method: 'OPTIONS' }],
    ['with POST from another site', 403, '/', { method: 'POST', headers: { origin: 'https://evil.example' } }],
    ['for the socket with a plain GET', 404, '/socket?token=TOKEN', { headers: page }],

    ['for a file that does not exist', 404, '/nothing.js', {}],
    ['for a folder', 404, '/assets/', {}],
    ['with dots', 404, '/../secret.txt', {}],
    ['with dots inside', 404, '/assets/../../secret.txt', {}],
    ['with hidden dots', 404, '/%2e%2e/secret.txt', {}],
    ['with hidden slashes', 404, '/..%2fsecret.txt', {}],
    ['with backslashes', 404, '/..\\secret.txt', {}],
    ['with a zero', 404, '/index.html%00.js', {}],
    ['with two slashes', 404, '//index.html', {}],
    ['for a property of every object', 404, '/constructor', {}],
    ['to a proxy for our own page', 404, 'http://127.0.0.1:PORT/', {}],
  ];

  it.each(cases)('%s: %i', async (_name, status, path, { method, headers }) => {
    const answer = await bench.ask(put(path), { ...(method ? { method } : {}), headers: filled(headers ?? {}) });
    expect(answer.status).toBe(status);
    expect(answer.body).not.toContain('canary');
    expect(answer.body).not.toContain(bench.token);
    expect(JSON.stringify(answer.headers)).not.toContain(bench.token);
    expect(answer.headers['set-cookie']).toBeUndefined();
    expect(answer.headers['referrer-policy']).toBe('no-referrer');
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

  it('is refused in the language of the browser, without information about the application', async () => {
    const elsewhere = { host: 'evil.example' };
    const chinese = await bench.ask('/', { headers: { ...elsewhere, 'accept-language': 'zh-CN,zh;q=0.9' } });
    expect(chinese.body).toMatch(/请打开终端中显示的完整地址/);
    expect((await bench.ask('/', { headers: elsewhere })).body).toMatch(/whole address/);
  });
});

describe('an answer', () => {
  it.each([
    ['/', 'text/html; charset=utf-8', 'no-store', '<!doctype html><title>page</title>'],
    ['/index.html', 'text/html; charset=utf-8', 'no-store', '<!doctype html><title>page</title>'],
    ['/assets/main-1a2b.js', 'text/javascript; charset=utf-8', 'private, max-age=31536000, immutable', 'export {};'],
    ['/assets/main-1a2b.css', 'text/css; charset=utf-8', 'private, max-age=31536000, immutable', 'body{}'],
    ['/icon.svg', 'image/svg+xml', 'no-store', '<svg/>'],
  ])('%s has its type, its caching and the headers of the policy', async (path, type, keeping, body) => {
    const answer = await bench.ask(path);
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
  it('that was refused keeps no place, even if the client never closes it', async () => {
    const halfOpen: Socket[] = [];
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
    ['without an origin', '/socket', {}],
    ["of another site's page", '/socket', { origin: 'https://evil.example' }],
    ['of a page at another port', '/socket', { origin: 'http://127.0.0.1:1' }],
    ['of a page with an opaque origin', '/socket', { origin: 'null' }],
    ['of the other name of this machine', '/socket', { origin: 'http://localhost:PORT' }],
    ['under another name (DNS rebinding)', '/socket', { ...page, host: 'evil.example:PORT' }],
    [
      'under another name that is its origin too',
      '/socket',
      { host: 'evil.example:PORT', origin: 'http://evil.example:PORT' },
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
    ['of the page under the name localhost', '/socket', { host: 'localhost:PORT', origin: 'http://localhost:PORT' }],
    ['of the page under a name in capitals', '/socket', { host: 'LOCALHOST:PORT', origin: 'http://localhost:PORT' }],
  ])('%s may send its token, without compression', async (_name, path, headers) => {
    const socket = await bench.openSocket(put(path), filled(headers));
    if (typeof socket === 'number') throw new Error(`refused: ${socket}`);
    expect(socket.extensions).toBe('');
    socket.terminate();
  });

  it('with many messages at once leaves time for others between any two of them', async () => {
    const { socket } = await bench.openPage();
    const connection = bench.attached.at(-1);
    let turn = 0;
    let isOver = false;
    const count = (): void => {
      turn += 1;
      if (!isOver) setImmediate(count);
    };
    setImmediate(count);
    const turns: number[] = [];
    connection?.onFrame(() => turns.push(turn));
    for (let sent = 0; sent < 200; sent += 1) socket.send('{"kind":"resync"}');
    await expect.poll(() => turns.length).toBe(200);
    isOver = true;
    expect(new Set(turns).size).toBe(200);
    socket.terminate();
  });

  it('is not accepted by a token in its address', async () => {
    const before = bench.attached.length;
    const socket = await bench.openSocket(put('/socket?token=TOKEN'), filled(page));
    if (typeof socket === 'number') throw new Error(`refused: ${socket}`);
    const closed = new Promise<number>((resolve) => socket.once('close', resolve));
    socket.send('{"kind":"resync"}');
    expect(await closed).toBe(4401);
    expect(bench.attached.length).toBe(before);
  });
});

describe('the host', () => {
  it('listens at 127.0.0.1 and nowhere else', async () => {
    const reached = await new Promise<boolean>((resolve) => {
      // On Linux all of 127.0.0.0/8 is this computer. A server at 0.0.0.0 would answer here.
      const socket = connect(bench.host.port, '127.0.0.2');
      socket.on('connect', () => {
        socket.destroy();
        resolve(true);
      });
      socket.on('error', () => resolve(false));
      // Other systems do not have this address.
      void pause(1_000).then(() => {
        socket.destroy();
        resolve(false);
      });
    });
    expect(reached).toBe(false);
  });

  it('reports a port in use', async () => {
    const second = await createWebHost({ attach: () => undefined, pageFolder: import.meta.dirname, port: 0 });
    expect(second).toMatchObject({ ok: false, error: { code: 'file/missing' } });
    await expect(openWebHost({ port: bench.host.port })).rejects.toThrow('link/busy');
  });

  it('closes its connections when it closes, and releases the port', async () => {
    const other = await openWebHost();
    const { socket } = await other.openPage();
    const ended = new Promise<number>((resolve) => socket.on('close', resolve));
    await Promise.all([other.host.close(), other.host.close()]);
    expect(await ended).toBe(1001);
    const again = await openWebHost({ port: other.host.port });
    expect(again.host.port).toBe(other.host.port);
    await Promise.all([again.close(), other.close()]);
  });
});
