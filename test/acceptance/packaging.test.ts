import { execFile } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative, resolve } from 'node:path';
import { promisify } from 'node:util';
import { extractFile, listPackage } from '@electron/asar';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readFuses, releaseFuses, untouchedWire } from '../support/fuses.ts';

const root = resolve(import.meta.dirname, '../..');
const run = promisify(execFile);

/** Replaces the runtime: a folder of the same form, whose executable has a fuse wire and does nothing. */
const writeStandIn = (folder: string): void => {
  mkdirSync(join(folder, 'resources'), { recursive: true });
  mkdirSync(join(folder, 'locales'));
  writeFileSync(join(folder, 'locales/en-US.pak'), '');
  writeFileSync(join(folder, 'version'), '45.4.1');
  writeFileSync(join(folder, 'LICENSE'), 'stand-in');
  writeFileSync(join(folder, 'electron'), Buffer.concat([Buffer.from('#!/bin/sh\nexit 0\n'), untouchedWire()]));
  chmodSync(join(folder, 'electron'), 0o755);
};

/** The packaging configuration, with the build of this test instead of `dist`. */
const writeConfig = (folder: string, dist: string): string => {
  const config = readFileSync(join(root, 'electron-builder.yml'), 'utf8');
  const files = "  - dist/electron/**\n  - dist/renderer/**\n  - '!**/*.map'\n";
  expect(config).toContain(files);
  const set = `  - { from: '${relative(root, dist)}', to: dist, filter: ['electron/**', 'renderer/**', '!**/*.map'] }\n`;
  const path = join(folder, 'electron-builder.yml');
  writeFileSync(path, config.replace(files, set));
  return path;
};

describe.skipIf(process.platform !== 'linux')('the package, with a replacement for the runtime', () => {
  let folder: string;
  let made: string;
  let paths: readonly string[];

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'atelier-pack-'));
    writeStandIn(join(folder, 'runtime'));
    const config = writeConfig(folder, process.env.ATELIER_TEST_DIST ?? '');
    const builder = join(root, 'node_modules/electron-builder/cli.js');
    const given = [`-c.electronDist=${join(folder, 'runtime')}`, `-c.directories.output=${join(folder, 'release')}`];
    await run(process.execPath, [builder, '--linux', 'dir', '--x64', '--config', config, ...given], { cwd: root });
    made = join(folder, 'release/linux-unpacked');
    paths = listPackage(join(made, 'resources/app.asar'), { isPack: false });
  }, 120_000);
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('contains the entry, the preload script and the page', () => {
    expect(paths).toEqual(
      expect.arrayContaining([
        '/package.json',
        '/dist/electron/main.js',
        '/dist/electron/preload.cjs',
        '/dist/renderer/index.html',
      ]),
    );
    const { main } = JSON.parse(extractFile(join(made, 'resources/app.asar'), 'package.json').toString('utf8'));
    expect(paths).toContain(`/${main}`);
  });

  it('contains the production dependencies, and no tool, test or source', () => {
    const { dependencies, devDependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
    for (const name of Object.keys(dependencies)) expect(paths).toContain(`/node_modules/${name}/package.json`);
    const tools = Object.keys(devDependencies).filter((name) => paths.includes(`/node_modules/${name}/package.json`));
    expect(tools).toEqual([]);
    const own = [...new Set(paths.map((path) => path.split('/')[1]))].sort();
    expect(own).toEqual(['dist', 'node_modules', 'package.json']);
    expect(paths.filter((path) => path.startsWith('/dist/') && path.endsWith('.map'))).toEqual([]);
  });

  it('has the native binding next to the archive, where it can be loaded', () => {
    const unpacked = join(
      made,
      'resources/app.asar.unpacked/node_modules/@serialport/bindings-cpp/prebuilds/linux-x64',
    );
    expect(readdirSync(unpacked).some((name) => name.endsWith('.node'))).toBe(true);
  });

  it('has the fuses of a release, and its name', () => {
    expect(existsSync(join(made, 'atelier'))).toBe(true);
    expect(readFuses(join(made, 'atelier'))).toEqual(releaseFuses);
  });
});

describe('the packaged program', () => {
  const program = process.env.ATELIER_PACKED_PROGRAM;
  it.skipIf(program === undefined)('that ATELIER_PACKED_PROGRAM names has the fuses of a release', () => {
    expect(readFuses(program ?? '')).toEqual(releaseFuses);
  });
});
