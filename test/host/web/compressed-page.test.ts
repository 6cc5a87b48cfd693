import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PageFile } from '../../../electron/host/node/page-files.ts';
import { encodedFor } from '../../../electron/host/web/content-encoding.ts';
import { openWebHost, type WebHostBench } from '../../support/web-host-bench.ts';

const script = `export const lines = ${JSON.stringify(Array.from({ length: 400 }, (_none, index) => `line ${index}`))};\n`;

const bytesOf = (count: number): Uint8Array => new Uint8Array(count);
const fileWith = (encoded: PageFile['encoded']): PageFile => ({
  bytes: bytesOf(100),
  type: 'text/javascript',
  isLasting: true,
  encoded,
});
const both = fileWith([
  { encoding: 'gzip', bytes: bytesOf(30) },
  { encoding: 'br', bytes: bytesOf(20) },
]);

describe('the form of a file that is sent', () => {
  it.each([
    ['gzip, deflate, br, zstd', 'br'],
    ['br;q=0.1, gzip;q=1.0', 'br'],
    ['gzip', 'gzip'],
    ['GZIP', 'gzip'],
    ['br;q=0, gzip', 'gzip'],
    ['br; q=0.000 , gzip', 'gzip'],
    ['*', 'br'],
    ['*, br;q=0', 'gzip'],
    ['gzip;q=0, *;q=0', null],
    ['identity', null],
    ['brotli, xgzip', null],
    ['', null],
    [',;,=', null],
    [undefined, null],
  ])('for %j is %s', (header, encoding) => {
    expect(encodedFor(both, header).encoding).toBe(encoding);
  });

  it('is never larger than the file', () => {
    const grown = fileWith([{ encoding: 'gzip', bytes: bytesOf(120) }]);
    expect(encodedFor(grown, 'gzip')).toEqual({ bytes: grown.bytes, encoding: null });
  });
});

describe('a page that the build compressed', () => {
  let folder: string;
  let bench: WebHostBench;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'atelier-compressed-'));
    mkdirSync(join(folder, 'assets'));
    writeFileSync(join(folder, 'index.html'), '<!doctype html><title>page</title>');
    writeFileSync(join(folder, 'assets/main-1a2b.js'), script);
    writeFileSync(join(folder, 'assets/main-1a2b.js.br'), brotliCompressSync(script));
    writeFileSync(join(folder, 'assets/main-1a2b.js.gz'), gzipSync(script));
    bench = await openWebHost({ pageFolder: folder });
  });
  afterAll(async () => {
    await bench.close();
    rmSync(folder, { recursive: true, force: true });
  });

  /** Node's `fetch` undoes the encoding as a browser does. */
  const get = async (path: string, acceptEncoding: string, method = 'GET') => {
    const headers = { 'accept-encoding': acceptEncoding };
    const answer = await fetch(`http://${bench.authority}${path}`, { method, headers });
    return { answer, text: await answer.text(), header: (name: string) => answer.headers.get(name) };
  };

  it.each([
    ['br', brotliCompressSync(script).length],
    ['gzip', gzipSync(script).length],
  ])('comes as %s to a browser that reads it, with all its usual headers', async (encoding, length) => {
    const plain = await get('/assets/main-1a2b.js', 'identity');
    const { answer, text, header } = await get('/assets/main-1a2b.js', encoding);
    expect(answer.status).toBe(200);
    expect(text).toBe(script);
    expect(header('content-encoding')).toBe(encoding);
    expect(header('content-length')).toBe(String(length));
    expect(header('vary')).toBe('accept-encoding');
    for (const name of ['content-type', 'cache-control', 'content-security-policy', 'x-content-type-options']) {
      expect(header(name)).toBe(plain.header(name));
    }
  });

  it('is sent uncompressed to other clients, with a Vary header', async () => {
    const { text, header } = await get('/assets/main-1a2b.js', 'identity');
    expect(text).toBe(script);
    expect(header('content-encoding')).toBeNull();
    expect(header('vary')).toBe('accept-encoding');
  });

  it('has the same headers for a HEAD request', async () => {
    const { text, header } = await get('/assets/main-1a2b.js', 'br', 'HEAD');
    expect(text).toBe('');
    expect(header('content-encoding')).toBe('br');
    expect(header('content-length')).toBe(String(brotliCompressSync(script).length));
  });

  it('has no address for the compressed files themselves', async () => {
    expect((await get('/assets/main-1a2b.js.br', 'br')).answer.status).toBe(404);
    expect((await get('/assets/main-1a2b.js.gz', 'gzip')).answer.status).toBe(404);
  });
});
