import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { createTempPlatform } from '../support/temp-platform.ts';

const entry = process.env.ATELIER_TEST_CLI ?? '';
const platform = createTempPlatform();
const running = new Set<number>();
afterAll(() => {
  for (const group of running) process.kill(-group, 'SIGKILL');
  platform.remove();
});

interface Ended {
  readonly exitCode: number | null;
  readonly out: string;
  readonly err: string;
}

/** Runs a shell command, with `$ATELIER` for the built command line. */
const shell = (
  command: string,
  options: { readonly cwd?: string; readonly env?: Readonly<Record<string, string>> } = {},
): Promise<Ended> =>
  new Promise((done, failed) => {
    const child = spawn('/bin/sh', ['-c', command], {
      cwd: options.cwd ?? platform.dataFolder,
      // A separate process group, so that processes that do not end can be killed together.
      detached: true,
      env: {
        PATH: process.env.PATH ?? '',
        LANG: 'en_US.UTF-8',
        ATELIER: `${process.execPath} ${entry}`,
        SERVE: `${process.execPath} ${entry.replace(/cli\.js$/, 'serve.js')}`,
        START: `${process.execPath} ${entry.replace(/cli\.js$/, 'start.js')}`,
        ELECTRON_OVERRIDE_DIST_PATH: platform.dataFolder,
        ...options.env,
      },
    });
    const group = child.pid ?? 0;
    running.add(group);
    const text = { out: '', err: '' };
    child.stdout.setEncoding('utf8').on('data', (more: string) => {
      text.out += more;
    });
    child.stderr.setEncoding('utf8').on('data', (more: string) => {
      text.err += more;
    });
    child.on('error', failed);
    child.on('close', (exitCode) => {
      running.delete(group);
      done({ exitCode, ...text });
    });
    child.stdin.end();
  });

describe.skipIf(process.platform === 'win32')('input that cannot be read', () => {
  it.each([
    ['$ATELIER credentials --device-id a_b --secret-file -', 2],
    ['$ATELIER explain', 2],
  ])('%s ends as with empty input', async (command, exitCode) => {
    const { err, ...ended } = await shell(`${command} 0>written`);
    expect(ended).toEqual({ exitCode, out: '' });
    expect(err).toMatch(/\(usage\/invalid\)\n$/);
  });
});

describe.skipIf(!existsSync('/dev/full'))('output to a full disk', () => {
  it.each([
    ['$ATELIER --help'],
    ['$ATELIER credentials --device-id a --secret b'],
    ['$ATELIER ports --json'],
    ["printf 'AT\\n' | $ATELIER monitor --port sim: --data data --json"],
    ['$ATELIER demo --data data'],
    ['$ATELIER ports'],
    ['$ATELIER simulate --data data'],
    ['$SERVE --data data'],
    ['$SERVE --data data --stop'],
    ['$SERVE --help'],
    ['$START --data data'],
    ['$START --help'],
  ])('%s ends with 9 and reports why once', async (command) => {
    const { exitCode, err } = await shell(`${command} > /dev/full`);
    expect(exitCode).toBe(9);
    expect(err.match(/The disk is full at stdout/g)).toHaveLength(1);
  });

  it('does not replace another failure', async () => {
    const { exitCode } = await shell('$ATELIER certificate none.crt --json > /dev/full; exit $?');
    expect(exitCode).toBe(9);
    writeFileSync(join(platform.dataFolder, 'x.crt'), 'hello');
    expect((await shell('$ATELIER certificate x.crt > /dev/full')).exitCode).toBe(5);
  });

  it('a reader that was closed is not a failure', async () => {
    const { err } = await shell('($ATELIER simulate --help; echo "code $?" >&2) | head -n 1');
    expect(err).toBe('code 0\n');
  });

  it('a reader that was closed does not end a running server', async () => {
    const serve = '(($SERVE --data piped; echo "code $?" >&2) | head -n 1 > address) &';
    const { out, err } = await shell(
      `${serve} until [ -s address ]; do sleep 0.1; done; $SERVE --data piped --stop; wait`,
    );
    expect({ out, err }).toEqual({ out: 'ATelier was stopped.\n', err: 'code 0\n' });
  });
});

describe.skipIf(process.platform === 'win32')('paths', () => {
  it('of an npm script are relative to the folder of the call', async () => {
    const workingFolder = join(platform.dataFolder, 'workingFolder');
    const home = join(platform.dataFolder, 'home');
    for (const folder of [workingFolder, home]) mkdirSync(folder);
    writeFileSync(join(workingFolder, 'ca.crt'), 'hello');
    const npm = {
      INIT_CWD: workingFolder,
      npm_lifecycle_event: 'atelier',
      npm_package_name: 'atelier-at',
      npm_package_json: join(home, 'package.json'),
    };
    // 5: the file was found and is not a certificate.
    expect((await shell('$ATELIER certificate ca.crt', { cwd: home, env: npm })).exitCode).toBe(5);
    expect((await shell('$ATELIER certificate ca.crt', { cwd: home })).exitCode).toBe(9);
    // A port may be a path as well. The file is found, and is not a serial port.
    writeFileSync(join(workingFolder, 'modem'), '');
    for (const port of ['./modem', 'modem', '../workingFolder/modem'])
      for (const command of [`send --port ${port} AT`, `monitor --port ${port}`]) {
        const { err } = await shell(`$ATELIER ${command} --data ${home}`, { cwd: home, env: npm });
        expect(err).toContain('link/not-serial');
      }
    const serve = { ...npm, npm_lifecycle_event: 'serve' };
    const { out } = await shell('$SERVE --data mine --stop', { cwd: home, env: serve });
    expect(out).toContain(join(workingFolder, 'mine'));
  });
});
