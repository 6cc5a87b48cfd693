import { chmodSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import {
  exitCodeAfter,
  fetchRuntime,
  findElectronPackage,
  findRuntime,
  runRuntime,
} from '../../../electron/host/web/electron-runtime.ts';
import { readStartArguments } from '../../../electron/host/web/start-arguments.ts';
import { decideStart, failedStart, type StartFacts } from '../../../electron/host/web/start-decision.ts';
import { startWords } from '../../../shared/words/start.ts';
import { VirtualClock } from '../../support/virtual-clock.ts';

const window = { kind: 'window', runtime: '/r/electron' };
const browser = (reason: string) => ({ kind: 'browser', reason });
const x11 = { DISPLAY: ':0' };
const wayland = { WAYLAND_DISPLAY: 'wayland-0' };

describe('npm start', () => {
  const cases: readonly (readonly [string, Partial<StartFacts>, object])[] = [
    ['runtime and X11', { environment: x11 }, window],
    ['runtime and Wayland', { environment: wayland }, window],
    ['runtime on Windows', { os: 'win32' }, window],
    ['runtime on macOS', { os: 'darwin' }, window],
    ['runtime, no screen', {}, browser('noScreen')],
    ['runtime, an empty DISPLAY', { environment: { DISPLAY: '' } }, browser('noScreen')],
    ['no runtime, X11', { runtime: null, environment: x11 }, browser('noRuntime')],
    ['no runtime on Windows', { runtime: null, os: 'win32' }, browser('noRuntime')],
    ['neither', { runtime: null }, browser('noRuntimeNoScreen')],
    ['no window built', { hasWindowEntry: false, environment: x11 }, browser('noWindowBuilt')],
    ['no window built, no runtime', { hasWindowEntry: false, runtime: null, environment: x11 }, browser('noRuntime')],
  ];

  it.each(cases)('%s', (_name, given, expected) => {
    const facts: StartFacts = { runtime: '/r/electron', hasWindowEntry: true, os: 'linux', environment: {}, ...given };
    expect(decideStart(facts)).toEqual(expected);
  });

  it.each([
    ['a library is missing', { exitCode: 127 }, '127'],
    ['the sandbox cannot be used', { signal: 'SIGTRAP' }, 'SIGTRAP'],
    ['it is for another CPU architecture', { error: 'ENOEXEC' }, 'ENOEXEC'],
    ['closed by the user', { exitCode: 0 }, null],
    ['ended before it showed a window', { exitCode: 1 }, '1'],
    ['ended with an exit code after it showed a window', { exitCode: 3, wasShown: true }, null],
    ['ended late, before it showed a window', { exitCode: 1, afterMs: 10_001 }, null],
    ['asked to end before it showed a window', { exitCode: 1, wasStopped: true }, null],
    ['ended from outside', { signal: 'SIGTERM' }, null],
    ['ended by Ctrl+C', { signal: 'SIGTRAP', wasStopped: true }, null],
    ['crashed after an hour', { signal: 'SIGSEGV', afterMs: 3_600_000 }, null],
  ])('the runtime: %s', (_name, end, expected) => {
    expect(
      failedStart({ exitCode: null, signal: null, afterMs: 400, wasStopped: false, wasShown: false, ...end }),
    ).toBe(expected);
  });
});

describe('the Electron runtime', () => {
  const folder = mkdtempSync(join(tmpdir(), 'atelier-runtime-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  const file = (path: string, text = ''): string => {
    const full = join(folder, path);
    mkdirSync(join(full, '..'), { recursive: true });
    writeFileSync(full, text);
    return full;
  };
  const packageFolder = join(folder, 'a/node_modules/electron');

  it('is found by the file that the package names', () => {
    file('a/node_modules/electron/package.json', '{}');
    mkdirSync(join(folder, 'a/dist/electron'), { recursive: true });
    expect(findElectronPackage(join(folder, 'a/dist/electron'))).toBe(packageFolder);
    expect(findRuntime(packageFolder, {}, 'linux')).toBeNull();
    // The name exists without the file, as after an interrupted download.
    file('a/node_modules/electron/path.txt', 'electron\n');
    expect(findRuntime(packageFolder, {}, 'linux')).toBeNull();
    const runtime = file('a/node_modules/electron/dist/electron');
    expect(findRuntime(packageFolder, {}, 'linux')).toBe(runtime);
  });

  it('is found only in ELECTRON_OVERRIDE_DIST_PATH when it is set', () => {
    const own = file('own/electron');
    const mac = file('own/Electron.app/Contents/MacOS/Electron');
    const environment = { ELECTRON_OVERRIDE_DIST_PATH: join(folder, 'own') };
    expect(findRuntime(null, environment, 'linux')).toBe(own);
    expect(findRuntime(null, environment, 'darwin')).toBe(mac);
    expect(findRuntime(null, environment, 'win32')).toBeNull();
    expect(findRuntime(packageFolder, { ELECTRON_OVERRIDE_DIST_PATH: join(folder, 'none') }, 'linux')).toBeNull();
  });

  it('is missing without the package', () => {
    expect(findRuntime(null, {}, 'linux')).toBeNull();
  });

  it.each([
    [
      'HTTPError: Response code 404 (Not Found) for https://x/v1.zip\\n    at a.js:1',
      'Response code 404 (Not Found) for https://x/v1.zip',
    ],
    ['TypeError: fetch failed\\n    at a.js:1\\n    at b.js:2', 'fetch failed'],
  ])('that cannot be downloaded is reported by the first line of %j', async (stack, reason) => {
    file('fails/install.js', `setTimeout(() => { console.error('${stack}'); process.exit(1); }, 1);`);
    expect(await fetchRuntime(join(folder, 'fails'))).toBe(reason);
  });

  it('is downloaded by the installer of its package', async () => {
    file(
      'works/install.js',
      "require('node:fs').writeFileSync(require('node:path').join(__dirname, 'path.txt'), 'electron');",
    );
    expect(await fetchRuntime(join(folder, 'works'))).toBeNull();
    file('works/dist/electron');
    expect(findRuntime(join(folder, 'works'), {}, 'linux')).toBe(join(folder, 'works/dist/electron'));
    expect(await fetchRuntime(join(folder, 'none'))).toMatch(/^Cannot find module /);
  });

  const run = (runtime: string, environment: Record<string, string> = {}) =>
    runRuntime({ runtime, args: ['main.js'], environment, clock: new VirtualClock(), onStop: () => () => undefined });

  it.skipIf(process.platform === 'win32')('is run as Electron, and its end is reported', async () => {
    const runtime = file('run/electron', '#!/bin/sh\n[ "$1" = main.js ] && [ -z "$ELECTRON_RUN_AS_NODE" ] && exit 7\n');
    chmodSync(runtime, 0o755);
    const end = await run(runtime, { ELECTRON_RUN_AS_NODE: '1' });
    expect(end).toMatchObject({ exitCode: 7, signal: null });
    expect(exitCodeAfter(end)).toBe(7);
    expect(exitCodeAfter({ exitCode: null, signal: 'SIGTERM' })).toBe(143);
    const showing = file('run/showing', '#!/bin/sh\n: > "$ATELIER_SHOWN_FILE"\nexit 3\n');
    chmodSync(showing, 0o755);
    expect([end.wasShown, (await run(showing)).wasShown]).toEqual([false, true]);
    expect(readdirSync(tmpdir()).filter((name) => name.startsWith('atelier-shown-'))).toEqual([]);
    chmodSync(runtime, 0o644);
    expect(await run(runtime)).toMatchObject({ error: 'EACCES' });
  });
});

describe('the command line', () => {
  const words = startWords.en;
  it.each([
    [['--port', '8080', '--data', 'd', '--open'], { port: 8080, dataFolder: 'd', open: true, stop: false }],
    [['--port=0'], { port: 0, dataFolder: undefined, open: false }],
    [['--stop', '--lang', 'zh'], { stop: true }],
    [['-h'], { help: true }],
  ])('%j is parsed', (args, expected) => {
    expect(readStartArguments(args, 'serve', words)).toMatchObject(expected);
  });

  it.each([
    [['--port', 'x'], words.badPort],
    [['--port', '65536'], words.badPort],
    [['--port'], words.badPort],
    [['--port', '-1'], words.badPort],
    [['--lang', 'fr'], words.badLanguage],
    [['--data'], words.badData],
    [['--data', ''], words.badData],
    [['--fetch-electron'], 'There is no option "--fetch-electron".'],
    [['--constructor'], 'There is no option "--constructor".'],
    [['8080'], 'There is no option "8080".'],
  ])('%j is refused in words', (args, problem) => {
    expect(readStartArguments(args, 'serve', words)).toEqual({ problem });
  });
});
