import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { WebSocket } from 'ws';
import { encodeAuthentication } from '../../shared/page-authentication.ts';
import { timeoutMs } from '../support/time-scale.ts';
import { haveBrowser } from './window-bench.ts';
import { chromiumPath } from './window-pool.ts';

const root = resolve(import.meta.dirname, '../..');

const canRun = (): boolean => {
  if (process.platform !== 'win32') return haveBrowser();
  process.stderr.write('skipped: npm run dev: Ctrl+C for a group of processes is a matter of POSIX\n');
  return false;
};

/**
 * The files that `npm run dev` needs, in a folder where sources may change. Below the project, so that its packages are
 * found.
 */
const copySources = (): string => {
  mkdirSync(join(root, 'dist'), { recursive: true });
  const folder = mkdtempSync(join(root, 'dist/test-dev-'));
  for (const path of [
    '.ci/dev.mjs',
    'assets/page',
    'electron',
    'renderer',
    'shared',
    'package.json',
    'tsconfig.json',
  ]) {
    cpSync(join(root, path), join(folder, path), { recursive: true });
  }
  return folder;
};

/** `npm run dev` and everything it starts, in one process group, as in a terminal. */
const startDev = (folder: string) => {
  const { NODE_ENV: _ofTheTest, ...environment } = process.env;
  const child = spawn('npm', ['run', 'dev', '--', '--port', '0'], {
    cwd: folder,
    env: environment,
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  const watchers = new Set<() => void>();
  const ended = once(child, 'exit');
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      output += text;
      for (const watcher of [...watchers]) watcher();
    });
  }
  /** The match of the pattern in the output, as soon as it is there. Rejects when the process ends without it. */
  const until = (pattern: RegExp): Promise<string> =>
    new Promise((found, missed) => {
      const look = (): void => {
        const match = pattern.exec(output);
        if (match !== null) found(match[1] ?? '');
      };
      watchers.add(look);
      child.once('exit', () => missed(new Error(`no ${pattern} in:\n${output}`)));
      look();
    });
  return { child, ended, output: () => output, until };
};

/** Signals the whole group, as a terminal does. Returns false if the group has no process left. */
const signalGroup = ({ pid }: ChildProcess, signal: NodeJS.Signals | 0): boolean => {
  try {
    return process.kill(-(pid ?? Number.NaN), signal);
  } catch {
    return false;
  }
};

describe.skipIf(!canRun())('npm run dev', () => {
  let folder: string;
  let dev: ReturnType<typeof startDev>;
  let browser: Browser;
  let page: Page;
  let address: string;
  const problems: string[] = [];
  const change = (path: string, from: string, to: string): void => {
    const text = readFileSync(join(folder, path), 'utf8');
    expect(text).toContain(from);
    writeFileSync(join(folder, path), text.replace(from, to));
  };

  beforeAll(async () => {
    folder = copySources();
    dev = startDev(folder);
    address = await dev.until(/open (http:\/\/127\.0\.0\.1:\d+\/\?token=[\w-]{43})/);
    await dev.until(/the program runs/);
    browser = await chromium.launch({ executablePath: chromiumPath() ?? '', args: ['--no-sandbox', '--disable-gpu'] });
    page = await browser.newPage({ locale: 'en-US' });
    page.setDefaultTimeout(timeoutMs(120_000));
    page.on('console', (message) => {
      if (/Content Security Policy/.test(message.text())) problems.push(message.text());
    });
    page.on('pageerror', (error) => problems.push(error.message));
    await page.goto(address);
    await page.getByText('From a bare module to a proven connection').waitFor();
    // A reload would remove this.
    await page.evaluate('window.sameLoad = true');
  }, timeoutMs(240_000));
  afterAll(async () => {
    await browser?.close();
    if (dev !== undefined) signalGroup(dev.child, 'SIGKILL');
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  });

  it('shows a changed sentence without loading the page again', async () => {
    change('shared/words/ui/en/setup.ts', 'From a bare module to a proven connection', 'Seen by hot reload');
    await page.getByText('Seen by hot reload').waitFor();
    expect(await page.evaluate('window.sameLoad')).toBe(true);
  });

  it('restarts the program after a change, and the open page reconnects', async () => {
    change('electron/browser-application.ts', 'version: ATELIER_VERSION', "version: '9.9.9'");
    await page.getByText(/9\.9\.9/).waitFor();
    expect(await page.evaluate('window.sameLoad')).toBe(true);
  });

  it('rejects requests without the token, and pages of another origin', async () => {
    const { host, origin } = new URL(address);
    const stranger = new WebSocket(`ws://${host}/socket`, { origin: 'http://127.0.0.1:1' });
    const [, refusal] = await once(stranger, 'unexpected-response');
    expect(refusal.statusCode).toBe(403);
    stranger.on('error', () => undefined).terminate();
    const guess = new WebSocket(`ws://${host}/socket`, { origin });
    await once(guess, 'open');
    guess.send(encodeAuthentication('A'.repeat(43)));
    expect((await once(guess, 'close'))[0]).toBe(4401);
  });

  it('keeps the policy of the page except for inline scripts', async () => {
    const answer = await fetch(new URL(address).origin);
    const policy = answer.headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'none'; script-src 'self' 'unsafe-inline'; style-src");
    expect(policy).not.toContain('unsafe-eval');
    expect(answer.headers.get('cross-origin-opener-policy')).toBe('same-origin');
    expect(problems).toEqual([]);
  });

  it('ends with everything it started on Ctrl+C', async () => {
    signalGroup(dev.child, 'SIGINT');
    await dev.ended;
    expect(dev.output()).toMatch(/dev: ended\n/);
    await expect.poll(() => signalGroup(dev.child, 0)).toBe(false);
  });

  it('ends with everything it started when only npm gets the signal', async () => {
    const other = startDev(folder);
    onTestFinished(() => void signalGroup(other.child, 'SIGKILL'));
    await other.until(/the program runs/);
    other.child.kill('SIGTERM');
    await expect.poll(() => signalGroup(other.child, 0)).toBe(false);
    expect(other.output()).toMatch(/dev: ended\n/);
  });
});
