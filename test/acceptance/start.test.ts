import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { callWitness } from '../support/call-witness.ts';
import { startCliProcess } from '../support/cli-process.ts';
import { openPage } from '../support/open-page.ts';
import { createTempPlatform, type TempPlatform } from '../support/temp-platform.ts';

describe('npm start without the Electron runtime', () => {
  let platform: TempPlatform;
  const file = (name: string): string => join(platform.dataFolder, name);
  /** The log without the call that every server makes. */
  const log = (): string =>
    (existsSync(file('log')) ? readFileSync(file('log'), 'utf8') : '').replace('lookup 127.0.0.1\n', '');

  beforeEach(() => {
    platform = createTempPlatform();
    writeFileSync(file('witness.cjs'), callWitness(file('log')));
    // An empty runtime folder, so that the result is the same where a runtime is installed.
    mkdirSync(file('no-runtime'));
    mkdirSync(file('programs'));
    writeFileSync(file('programs/xdg-open'), `#!/bin/sh\necho "$1" > ${file('opened')}\n`, { mode: 0o755 });
  });
  afterEach(() => platform.remove());

  const start = (environment: Readonly<Record<string, string>>) =>
    startCliProcess(['--data', file('data')], {
      entry: 'start',
      environment: {
        NODE_OPTIONS: `--require ${file('witness.cjs')}`,
        ELECTRON_OVERRIDE_DIST_PATH: file('no-runtime'),
        PATH: `${file('programs')}:${process.env.PATH ?? ''}`,
        ...environment,
      },
    });

  it('serves a browser, prints the reason, and starts and downloads nothing', async () => {
    const run = start({});
    const [address] = await run.untilOut(/http:\/\/127\.0\.0\.1:\S+/);
    expect(run.out()).toMatch(/^There is neither a screen nor the Electron runtime, .*\nATelier runs at .*\n$/);
    (await openPage(address)).socket.terminate();
    run.kill('SIGINT');
    expect(await run.ended).toMatchObject({ exitCode: 0, err: '' });
    expect(log()).toBe('');
  });

  it.skipIf(process.platform !== 'linux')('opens the browser, once, where there is a screen', async () => {
    const run = start({ DISPLAY: ':99', LANG: 'zh_CN.UTF-8' });
    const [address] = await run.untilOut(/http:\/\/127\.0\.0\.1:\S+/);
    expect(run.out()).toMatch(/^未安装 Electron 运行时，.*npm start -- --fetch-electron\n/);
    await expect.poll(() => existsSync(file('opened'))).toBe(true);
    const opened = readFileSync(file('opened'), 'utf8').trim();
    // A private file: the arguments of a program can be read by every user of the machine.
    expect(opened).toMatch(/^file:/);
    expect(readFileSync(new URL(opened), 'utf8')).toContain(new URL(address).origin);
    run.kill('SIGTERM');
    expect(await run.ended).toMatchObject({ exitCode: 0, err: '' });
    expect(log()).toBe('spawn xdg-open\n');
  });
});
