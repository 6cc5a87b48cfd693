import { mkdtempSync, realpathSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { stopOnSignals } from '../../../electron/host/cli/current-process.ts';
import { workingFolderOf } from '../../../electron/host/node/working-folder.ts';
import { failure } from '../../../shared/outcome.ts';
import { VirtualClock } from '../../support/virtual-clock.ts';
import { createCliBench } from './cli-bench.ts';

describe('signals', () => {
  const setUp = () => {
    const clock = new VirtualClock();
    const reported: string[] = [];
    const stop = stopOnSignals(
      clock,
      () => reported.push('asked'),
      () => reported.push('forced'),
    );
    return { clock, reported, stop };
  };

  it.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)('%s requests the end', (signal) => {
    const { reported, stop } = setUp();
    stop(signal);
    expect(reported).toEqual(['asked']);
  });

  it('one Ctrl+C that arrives twice, from the terminal and from npm, does not force the end', async () => {
    const { clock, reported, stop } = setUp();
    stop('SIGINT');
    await clock.advance(30);
    stop('SIGINT');
    stop('SIGTERM');
    expect(reported).toEqual(['asked']);
  });

  it.each(['SIGINT', 'SIGTERM'] as const)('a later %s forces the end', async (signal) => {
    const { clock, reported, stop } = setUp();
    stop('SIGINT');
    await clock.advance(1_000);
    stop(signal);
    expect(reported).toEqual(['asked', 'forced']);
  });

  it('a terminal that is closed later does not force the end', async () => {
    const { clock, reported, stop } = setUp();
    stop('SIGINT');
    await clock.advance(5_000);
    stop('SIGHUP');
    expect(reported).toEqual(['asked']);
  });
});

describe('paths are relative to the folder of the call', () => {
  const npm = {
    INIT_CWD: '/home/me/devices',
    npm_lifecycle_event: 'atelier',
    npm_package_name: 'atelier-at',
    npm_package_json: '/opt/atelier/package.json',
  };

  it.each([
    ['npm run atelier', npm, '/opt/atelier', '/home/me/devices'],
    ['npm run demo', { ...npm, npm_lifecycle_event: 'demo' }, '/opt/atelier', '/home/me/devices'],
    ['npm start', { ...npm, npm_lifecycle_event: 'start' }, '/opt/atelier', '/home/me/devices'],
    ['a script of another package', { ...npm, npm_package_name: 'other' }, '/opt/atelier', '/opt/atelier'],
    ['another script of ours', { ...npm, npm_lifecycle_event: 'test' }, '/opt/atelier', '/opt/atelier'],
    ['a program that changed its folder', npm, '/tmp', '/tmp'],
    ['no npm', {}, '/tmp', '/tmp'],
    ['INIT_CWD alone', { INIT_CWD: '/home/me' }, '/tmp', '/tmp'],
  ])('%s', (_name, environment, currentFolder, expected) => {
    expect(workingFolderOf(environment, currentFolder)).toBe(expected);
  });

  it.skipIf(process.platform === 'win32')('npm --prefix with a link to the package', () => {
    const folder = realpathSync(mkdtempSync(join(tmpdir(), 'atelier-test-')));
    const link = join(folder, 'link');
    symlinkSync(folder, link);
    const environment = { ...npm, npm_package_json: join(link, 'package.json') };
    expect(workingFolderOf(environment, folder)).toBe('/home/me/devices');
    rmSync(folder, { recursive: true });
  });
});

describe('output that cannot be written', () => {
  const bench = createCliBench();
  const full = { write: () => undefined, isTerminal: false };

  it.each([
    ['a command', ['credentials', '--device-id', 'a', '--secret', 'b'], 9],
    ['help', ['--help'], 9],
    ['another failure, which is kept', ['certificate', bench.write('x.crt', 'hello')], 5],
    ['wrong usage, which is kept', ['nonsense'], 2],
  ])('%s', async (_name, args, expected) => {
    const { exitCode, err } = await bench.run(args, {
      out: {
        ...full,
        onFailure: (listener) => listener(failure('file/disk-full', { path: 'stdout', cause: 'ENOSPC' })),
        settled: () => Promise.resolve(),
      },
    });
    expect(exitCode).toBe(expected);
    expect(err).toContain('The disk is full at stdout');
  });

  it('is detected only when all of it was written', async () => {
    const listeners: ((reason: ReturnType<typeof failure>) => void)[] = [];
    const { exitCode } = await bench.run(['--version'], {
      out: {
        ...full,
        onFailure: (listener) => void listeners.push(listener),
        settled: async () => {
          for (const listener of listeners) listener(failure('file/disk-full', { path: 'stdout' }));
        },
      },
    });
    expect(exitCode).toBe(9);
  });
});
