import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { Page } from 'playwright-core';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { uiWords } from '../../shared/words/ui.ts';
import { names } from './names.ts';
import { Technician } from './technician.ts';
import { haveBrowser, openWindowBench, type WindowBench } from './window-bench.ts';

/** Another program on this machine, at another port of 127.0.0.1, that stores everything it receives. */
interface Neighbour {
  readonly server: Server;
  readonly origin: string;
  readonly received: string[];
}

const startNeighbour = async (): Promise<Neighbour> => {
  const received: string[] = [];
  const server = createServer((request: IncomingMessage, response) => {
    received.push(`${request.url} ${JSON.stringify(request.headers)}`);
    response.writeHead(200, { 'content-type': 'text/html' });
    response.end('<!doctype html><link rel="icon" href="data:,"><title>neighbour</title>');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  return { server, origin: `http://127.0.0.1:${port}`, received };
};

const isIn = (page: Page): Promise<void> => new Technician(page, names.en).button(names.en.theme).waitFor();

describe.runIf(haveBrowser())('the token of the address', () => {
  let bench: WindowBench;
  let neighbour: Neighbour;
  beforeEach(async () => {
    [bench, neighbour] = [await openWindowBench(), await startNeighbour()];
  });
  afterEach(async () => {
    await bench.close();
    neighbour.server.closeAllConnections();
    await new Promise((resolve) => neighbour.server.close(resolve));
  });
  const tokenOf = (): string => new URL(bench.address).searchParams.get('token') ?? '';

  it('reaches no other program on this machine, however the browser gets there', async () => {
    const page = await bench.newWindow({ isUnused: true });
    await isIn(page);
    // From the page itself, as by a link, and by hand in the same tab.
    await page.evaluate(`location.href = ${JSON.stringify(`${neighbour.origin}/by-link`)}`);
    await page.waitForURL(`${neighbour.origin}/by-link`);
    await page.goto(`${neighbour.origin}/by-hand`);
    const other = await page.context().newPage();
    await other.goto(`${neighbour.origin}/second-tab`);
    await other.evaluate(
      `fetch('/asked', { credentials: 'include' }).then(() => new Promise((done) => { const image = new Image(); image.onload = image.onerror = done; image.src = '/image'; }))`,
    );
    for (const place of ['/by-link', '/by-hand', '/second-tab', '/asked', '/image'])
      expect(neighbour.received.filter((line) => line.startsWith(`${place} `))).toHaveLength(1);
    for (const line of neighbour.received) {
      expect(line).not.toContain(tokenOf());
      expect(line).not.toContain('"cookie"');
      expect(line).not.toContain(new URL(bench.address).host);
    }
    expect(await page.context().cookies()).toEqual([]);
    // Its page can read nothing that ours stores, embed nothing of it, and open no socket to the program.
    const program = new URL(bench.address).host;
    const stolen = await other.evaluate(`(async () => {
      const stored = JSON.stringify([document.cookie, { ...sessionStorage }, { ...localStorage }]);
      const asked = await fetch('http://${program}/', { credentials: 'include' }).then((answer) => answer.text(), () => 'refused');
      const opened = await new Promise((done) => {
        const socket = new WebSocket('ws://${program}/socket');
        socket.onopen = () => done('open');
        socket.onerror = () => done('refused');
      });
      return { stored, asked, opened };
    })()`);
    expect(stolen).toEqual({ stored: '["",{},{}]', asked: 'refused', opened: 'refused' });
  });

  it('is removed from address bar and history, and a reload and a second tab still connect', async () => {
    const page = await bench.newWindow({ isUnused: true });
    await isIn(page);
    expect(page.url()).toBe(`${new URL(bench.address).origin}/`);
    expect(await page.evaluate('history.length')).toBeLessThanOrEqual(2);
    await page.reload();
    await isIn(page);
    const second = await page.context().newPage();
    await second.goto(bench.address);
    await isIn(second);
    expect(second.url()).not.toContain('token');
    await page.goBack().catch(() => null);
    expect(page.url()).not.toContain('token');
    expect(bench.problems).toEqual([]);
  });

  it.each(['en', 'zh'] as const)(
    'is requested with an explanation if a tab has none, or a wrong one (%s)',
    async (language) => {
      const page = await bench.newWindow({ language, isUnused: true });
      await new Technician(page, names[language]).button(names[language].theme).waitFor();
      const { origin } = new URL(bench.address);
      const { locked } = uiWords[language].shell;
      const other = await page.context().newPage();
      await other.goto(origin);
      await other.getByRole('alert').filter({ hasText: locked }).waitFor();
      await other.goto(`${origin}/?token=${'A'.repeat(43)}`);
      await other.getByRole('alert').filter({ hasText: locked }).waitFor();
      expect(await other.getByRole('button').count()).toBe(0);
      // The printed address in the same tab.
      await other.goto(bench.address);
      await new Technician(other, names[language]).button(names[language].theme).waitFor();
      expect(bench.problems).toEqual([]);
    },
  );
});
