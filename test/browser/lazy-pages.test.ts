import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { names as allNames } from './names.ts';
import { haveBrowser, openWindowBench, type WindowBench } from './window-bench.ts';

const names = allNames.en;

const scriptsOf = (requests: readonly string[]): readonly string[] =>
  // The name is followed by a hash of eight characters, which may include a hyphen.
  requests.flatMap((url) => /\/assets\/([a-z-]+)-[\w-]{8}\.js$/.exec(url)?.[1] ?? []);

describe.skipIf(!haveBrowser())('the pages of the window', () => {
  let bench: WindowBench;
  beforeEach(async () => {
    bench = await openWindowBench();
  });
  afterEach(() => bench.close());

  it('are fetched once, compressed, when they are opened', async () => {
    const page = await bench.newWindow({ isUnused: true });
    const requests: string[] = [];
    const encodings = new Map<string, string | undefined>();
    const sizesBytes = new Map<string, number>();
    page.on('request', (request) => requests.push(request.url()));
    page.on('response', (response) => {
      encodings.set(response.url(), response.headers()['content-encoding']);
      sizesBytes.set(response.url(), Number(response.headers()['content-length']));
    });
    // Without this, the browser would not request what the first load cached.
    const cache = await page.context().newCDPSession(page);
    await cache.send('Network.setCacheDisabled', { cacheDisabled: true });
    await page.reload();
    await page.getByRole('list', { name: names.stages }).waitFor();
    expect(scriptsOf(requests)).toContain('setup-page');
    expect(scriptsOf(requests)).not.toContain('terminal-pane');
    const open = async (name: string): Promise<void> => page.getByRole('navigation').getByText(name).click();
    for (let time = 0; time < 2; time += 1) {
      await open(names.terminal);
      await page.getByRole('log').waitFor();
      await open(names.setup);
      await page.getByRole('list', { name: names.stages }).waitFor();
    }
    expect(scriptsOf(requests).filter((name) => name === 'terminal-pane')).toHaveLength(1);
    // Compression would enlarge a file of a few dozen bytes, such as one that only names an icon.
    const scripts = [...encodings].filter(([url]) => url.endsWith('.js') && (sizesBytes.get(url) ?? 0) > 100);
    expect(scripts.length).toBeGreaterThan(3);
    expect(scripts.filter(([, encoding]) => encoding !== 'br')).toEqual([]);
    expect(bench.problems).toEqual([]);
  });

  it('report a failed fetch, and load on retry', async () => {
    const page = await bench.newWindow({ isUnused: true });
    await page.getByRole('list', { name: names.stages }).waitFor();
    const script = /\/terminal-pane-.*\.js$/;
    const refused: (() => void)[] = [];
    await page.route(script, async (route) => {
      await route.abort();
      refused.shift()?.();
    });
    /** Each opening requests the code again, so the note must disappear in between. */
    const openInVain = async (): Promise<void> => {
      const isRefused = new Promise<void>((resolve) => void refused.push(resolve));
      await page.getByRole('navigation').getByText(names.terminal).click();
      await isRefused;
      await alert.waitFor();
    };
    const alert = page.getByRole('alert').filter({ hasText: 'This page could not be loaded' });
    await openInVain();
    // The rest of the window works.
    await page.getByRole('navigation').getByText(names.settings).click();
    await page.getByRole('heading', { name: names.settings }).first().waitFor();
    await openInVain();
    await page.unroute(script);
    await alert.getByRole('button', { name: 'Try again' }).click();
    await page.getByRole('log').waitFor();
  });
});
