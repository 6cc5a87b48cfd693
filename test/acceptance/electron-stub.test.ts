import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createNodeClock } from '../../electron/host/node/node-clock.ts';
import { createClient } from '../../renderer/bridge/client.ts';
import { contentSecurityPolicy } from '../../shared/page-policy.ts';
import { startCliProcess } from '../support/cli-process.ts';
import { buildElectronStub } from '../support/electron-stub/build-stub.ts';
import { type StubProcess, startStubProcess } from '../support/electron-stub/stub-process.ts';
import { createTempPlatform, type TempPlatform } from '../support/temp-platform.ts';

const entry = join(process.env.ATELIER_TEST_DIST ?? '', 'electron/main.js');

/** The starter of the `electron` package runs our shell script; on Windows it would need an executable. */
describe.skipIf(process.platform === 'win32')('the built entry and preload, with a stub instead of Electron', () => {
  let stubFolder: string;
  let platform: TempPlatform;
  let stub: StubProcess;

  beforeAll(async () => {
    stubFolder = mkdtempSync(join(tmpdir(), 'atelier-stub-'));
    await buildElectronStub(stubFolder);
  });
  afterAll(() => rmSync(stubFolder, { recursive: true, force: true }));
  beforeEach(() => {
    platform = createTempPlatform();
    stub = startStubProcess(stubFolder, [entry, '--data', platform.dataFolder]);
  });
  afterEach(async () => {
    stub.kill('SIGKILL');
    await stub.ended;
    platform.remove();
  });

  const pageOf = async (count = 1): Promise<ReturnType<typeof stub.reported<'page'>>[number]> => {
    await expect.poll(() => [stub.reported('page').length, stub.err()]).toEqual([count, '']);
    const page = stub.reported('page').at(-1);
    if (page === undefined) throw new Error('no page');
    return page;
  };

  it('serves the page with its policy from app://atelier, and no other file', async () => {
    const page = await pageOf();
    expect(page.status).toBe(200);
    expect(page.headers).toMatchObject({
      'content-security-policy': contentSecurityPolicy,
      'content-type': 'text/html; charset=utf-8',
      'x-content-type-options': 'nosniff',
    });
    const scripts = [...page.body.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, path]) => path ?? '');
    expect(scripts.length).toBeGreaterThan(1);
    for (const path of scripts) stub.perform({ kind: 'fetch', address: `app://atelier${path}` });
    stub.perform({ kind: 'fetch', address: 'app://atelier/..%2felectron/main.js' });
    stub.perform({ kind: 'fetch', address: 'app://evil/index.html' });
    await expect.poll(() => stub.reported('fetched').length).toBe(scripts.length + 2);
    const answers = stub.reported('fetched').map(({ status }) => status);
    expect(answers).toEqual([...scripts.map(() => 200), 404, 404]);
  });

  it('exposes exactly two functions to the page', async () => {
    expect((await pageOf()).exposed).toEqual(['atelier.send/1', 'atelier.onFrame/1']);
  });

  it('transfers the view and the answers to requests', async () => {
    await pageOf();
    const client = createClient(stub.bridge, createNodeClock());
    await expect.poll(() => client.view()?.product).toMatchObject({ host: 'electron' });
    expect(client.view()?.product.secrets).toEqual({ kind: 'kept', backend: 'gnome_libsecret' });
    expect(await client.request('settings.change', { theme: 'dark' })).toEqual({ ok: true, value: {} });
    await expect.poll(() => client.view()?.settings.theme).toBe('dark');
  });

  it('a reload gets the current view again', async () => {
    await pageOf();
    const first = createClient(stub.bridge, createNodeClock());
    await expect.poll(() => first.view()).not.toBeNull();
    await first.request('settings.change', { theme: 'dark' });
    const before = stub.reported('frame').length;
    stub.perform({ kind: 'reload' });
    await pageOf(2);
    await expect.poll(() => stub.reported('frame').length).toBeGreaterThan(before);
    expect(stub.reported('frame')[before]?.frame).toMatchObject({
      kind: 'snapshot',
      view: { settings: { theme: 'dark' } },
    });
  });

  it('reads the ports again after the computer wakes up', async () => {
    await pageOf();
    const client = createClient(stub.bridge, createNodeClock());
    await expect.poll(() => client.view()).not.toBeNull();
    const portEvents = (): number =>
      stub.reported('frame').filter(({ frame }) => (frame as { event?: { type?: string } }).event?.type === 'ports')
        .length;
    const before = portEvents();
    stub.perform({ kind: 'resume' });
    await expect.poll(portEvents).toBeGreaterThan(before);
  });

  it.each([
    ['its window is closed', (): void => stub.perform({ kind: 'close' })],
    ['a request to end arrives', (): void => stub.kill('SIGTERM')],
  ])('shuts down cleanly during a setup when %s', async (_how, end) => {
    await pageOf();
    const client = createClient(stub.bridge, createNodeClock());
    const opened = await client.request('session.open', { address: 'sim:', baudRate: 115_200 });
    if (!opened.ok) throw new Error(opened.error.code);
    const { sessionId } = opened.value;
    await client.request('draft.useDemoDevice', { sessionId });
    await client.request('run.start', { sessionId, stages: ['module', 'certificate'], resume: false });
    end();
    expect(await stub.ended).toEqual({ exitCode: 0, err: '' });
    const [recording] = readdirSync(join(platform.dataFolder, 'recordings'));
    const lines = readFileSync(join(platform.dataFolder, 'recordings', recording ?? ''), 'utf8').split('\n');
    // Closed cleanly: every line of the recording is complete.
    expect(lines.pop()).toBe('');
    for (const line of lines) expect(() => JSON.parse(line)).not.toThrow();
    expect(existsSync(join(platform.dataFolder, 'window.json'))).toBe(true);
  });

  it('and the web host exclude each other from one data folder', async () => {
    await pageOf();
    const serve = (...args: readonly string[]) =>
      startCliProcess(['--data', platform.dataFolder, ...args], { entry: 'serve' });
    expect(await serve().ended).toMatchObject({
      exitCode: 3,
      err: expect.stringMatching(/^The window of ATelier \(process \d+\) uses the data folder /),
    });
    expect(await serve('--stop').ended).toMatchObject({ exitCode: 0, out: 'ATelier was stopped.\n' });
    expect(await stub.ended).toEqual({ exitCode: 0, err: '' });
    const first = serve();
    await first.untilOut(/token=/);
    stub = startStubProcess(stubFolder, [entry, '--data', platform.dataFolder]);
    expect(await stub.ended).toEqual({ exitCode: 0, err: '' });
    expect([stub.reported('page'), stub.reported('log').at(-1)?.log]).toEqual([
      [],
      expect.arrayContaining([expect.stringMatching(/^dialog ATelier is already running with this data folder\./)]),
    ]);
    first.kill('SIGTERM');
    expect((await first.ended).exitCode).toBe(0);
  });

  it('does everything that must happen before ready in time, and only once', async () => {
    await pageOf();
    stub.perform({ kind: 'second' });
    stub.perform({ kind: 'quit' });
    await stub.ended;
    expect(stub.reported('log')[0]?.log).toEqual([
      'app.enableSandbox',
      'protocol.register app',
      'app.setPath userData',
      'app.requestSingleInstanceLock',
      'app.ready',
      'new BrowserWindow',
      'app.quit',
      'app.quit',
      'app.exit 0',
    ]);
  });
});
