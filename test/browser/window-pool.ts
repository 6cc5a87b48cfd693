import { existsSync } from 'node:fs';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { afterAll } from 'vitest';
import { timeoutMs } from '../support/time-scale.ts';

/** Debian's name and those of other systems; `CHROMIUM` overrides them. */
export const chromiumPath = (): string | null =>
  [process.env.CHROMIUM ?? '', '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(
    (path) => path !== '' && existsSync(path),
  ) ?? null;

export interface WindowOptions {
  readonly language?: 'en' | 'zh';
  readonly theme?: 'light' | 'dark';
  readonly width?: number;
  readonly height?: number;
  /** 2: everything twice as large, as at 200 %. `width` and `height` stay CSS pixels. */
  readonly zoom?: number;
  /** For tests that look at history or permissions of a window: it is new, and is not used again. */
  readonly isUnused?: boolean;
}

export interface PooledWindow {
  readonly page: Page;
  giveBack(): Promise<void>;
}

interface KeptWindow {
  readonly context: BrowserContext;
  readonly page: Page;
  /** Problems go to the test that has the window, or had it last. */
  problems: string[];
  origin: string;
}

const flags = ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--no-first-run'];

let browser: Promise<Browser> | null = null;
const idle = new Map<string, KeptWindow[]>();
// Once per file: its process ends afterwards.
afterAll(async () => {
  const ended = browser;
  browser = null;
  idle.clear();
  await (await ended)?.close();
});

/**
 * An empty window for one test. Opening one costs more than most tests, so tests use the same windows one after the other.
 * Each application has its own port and origin, and the storage of the page is cleared, so tests do not affect each
 * other.
 */
export const takeWindow = async (
  { language = 'en', theme = 'light', width = 1_440, height = 900, zoom = 1, isUnused = false }: WindowOptions,
  origin: string,
  problems: string[],
): Promise<PooledWindow> => {
  const kind = `${language} ${zoom}`;
  const kept = (isUnused ? undefined : idle.get(kind)?.pop()) ?? (await openWindow(language, zoom));
  kept.problems = problems;
  kept.origin = origin;
  const { context, page } = kept;
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.setViewportSize({ width, height });
  await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
  const giveBack = async (): Promise<void> => {
    const isUnchanged = context.pages().length === 1 && page.url().startsWith(origin);
    if (isUnused || !isUnchanged) return context.close();
    await page.evaluate('localStorage.clear(); sessionStorage.clear();');
    await page.goto('about:blank');
    // Nothing is under the pointer.
    await page.mouse.move(-1, -1);
    idle.set(kind, [...(idle.get(kind) ?? []), kept]);
  };
  return { page, giveBack };
};

const openWindow = async (language: 'en' | 'zh', zoom: number): Promise<KeptWindow> => {
  browser ??= chromium.launch({ executablePath: chromiumPath() ?? '', args: flags });
  const context = await (await browser).newContext({
    locale: language === 'zh' ? 'zh-CN' : 'en-US',
    deviceScaleFactor: zoom,
  });
  context.setDefaultTimeout(timeoutMs(30_000));
  const page = await context.newPage();
  const kept: KeptWindow = { context, page, problems: [], origin: '' };
  await watch(kept);
  return kept;
};

const watch = async (kept: KeptWindow): Promise<void> => {
  const { context } = kept;
  await context.addInitScript(
    `addEventListener('securitypolicyviolation', (event) => console.error('CSP: ' + event.violatedDirective + ' ' + event.blockedURI))`,
  );
  context.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') kept.problems.push(`console: ${message.text()}`);
  });
  context.on('weberror', (error) => kept.problems.push(`exception: ${error.error().message}`));
  context.on('request', (request) => {
    const url = new URL(request.url());
    const isOurs = url.origin === kept.origin || ['blob:', 'data:', 'about:'].includes(url.protocol);
    if (!isOurs) kept.problems.push(`request: ${request.url()}`);
  });
};
