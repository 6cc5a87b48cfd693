import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { answerPageRequests, pageSchemePrivileges } from '../../../electron/host/electron/protocol.ts';
import { readPageFiles } from '../../../electron/host/node/page-files.ts';
import { contentSecurityPolicy } from '../../../shared/page-policy.ts';

let folder: string;
let answer: ReturnType<typeof answerPageRequests>;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'atelier-page-'));
  mkdirSync(join(folder, 'page/assets'), { recursive: true });
  writeFileSync(join(folder, 'page/index.html'), '<!doctype html><title>page</title>');
  writeFileSync(join(folder, 'page/assets/main-1a2b.js'), 'export {};');
  writeFileSync(join(folder, 'secret.txt'), 'canary');
  if (process.platform !== 'win32') symlinkSync(join(folder, 'secret.txt'), join(folder, 'page/link.txt'));
  const files = await readPageFiles(join(folder, 'page'));
  if (!files.ok) throw new Error(files.error.code);
  answer = answerPageRequests(files.value);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const get = (url: string, method = 'GET'): Response => answer({ url, method });

describe('app://atelier', () => {
  it.each([
    ['app://atelier/index.html', 'text/html; charset=utf-8'],
    ['app://atelier/', 'text/html; charset=utf-8'],
    ['app://atelier/index.html?x=1#setup', 'text/html; charset=utf-8'],
    ['app://atelier/assets/main-1a2b.js', 'text/javascript; charset=utf-8'],
  ])('%s is a file of the page, with the policy', async (url, type) => {
    const response = get(url);
    expect(response.status).toBe(200);
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'content-type': type,
      'content-security-policy': contentSecurityPolicy,
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cross-origin-opener-policy': 'same-origin',
    });
    expect((await response.text()).length).toBeGreaterThan(5);
  });

  it.each([
    'app://atelier/secret.txt',
    'app://atelier/link.txt',
    'app://atelier/../secret.txt',
    'app://atelier/..%2fsecret.txt',
    'app://atelier/..%2Fsecret.txt',
    'app://atelier/%2e%2e/secret.txt',
    'app://atelier/%2e%2e%2fsecret.txt',
    'app://atelier/..%252fsecret.txt',
    'app://atelier/..\\secret.txt',
    'app://atelier/..%5csecret.txt',
    'app://atelier/assets/../../secret.txt',
    'app://atelier//secret.txt',
    'app://atelier///etc/passwd',
    'app://atelier/etc/passwd',
    'app://atelier/C:/Windows/win.ini',
    'app://atelier/index.html%00.js',
    'app://atelier/index.html/',
    'app://atelier/INDEX.HTML',
    'app://atelier/assets',
    'app://atelier/assets/',
    'app://atelier/.',
    'app://atelier/__proto__',
    'app://atelier/constructor',
    `app://atelier/${'a/'.repeat(100_000)}`,
    'app://evil/index.html',
    'app://atelie0/index.html',
    'app://atelier.evil/index.html',
    'app://atelier:80/index.html',
    'app://user@atelier/index.html',
    'file:///index.html',
    'https://atelier/index.html',
    'nonsense',
  ])('%.60s does not exist, and the answer has the policy too', async (url) => {
    const response = get(url);
    expect([response.status, await response.text()]).toEqual([404, '']);
    expect(response.headers.get('content-security-policy')).toBe(contentSecurityPolicy);
  });

  it.each(['POST', 'PUT', 'DELETE', 'OPTIONS'])('%s is refused', (method) => {
    expect(get('app://atelier/index.html', method).status).toBe(405);
  });

  it('is a standard, secure scheme that cannot bypass the policy', () => {
    expect(pageSchemePrivileges).toEqual({
      scheme: 'app',
      privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true },
    });
  });
});
