import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { root } from '../rules/source-tree.ts';
import { releaseFuses } from '../support/fuses.ts';

const fromHere = createRequire(import.meta.url);
/** The reader that electron-builder itself uses. */
const yaml = createRequire(fromHere.resolve('electron-builder/package.json'))('js-yaml') as {
  load(text: string): unknown;
};
const read = (path: string): string => readFileSync(join(root, path), 'utf8');

interface Target {
  readonly target: string;
  readonly arch: readonly string[];
}
interface ForSystem extends Readonly<Record<string, unknown>> {
  readonly artifactName: string;
  readonly target: readonly Target[];
}
const config = yaml.load(read('electron-builder.yml')) as Readonly<Record<string, unknown>> & {
  readonly win: ForSystem;
  readonly mac: ForSystem;
  readonly linux: ForSystem;
  readonly nsis: Readonly<Record<string, unknown>>;
  readonly portable: Readonly<Record<string, unknown>>;
  readonly electronFuses: Readonly<Record<string, boolean>>;
  readonly files: readonly string[];
};
/** As electron-builder writes it. */
const architecture = `$${'{arch}'}`;
const packageJson = JSON.parse(read('package.json')) as Readonly<Record<string, unknown>>;

describe('the packages', () => {
  it.each([
    ['win', { nsis: ['x64', 'arm64'], portable: ['x64', 'arm64'] }],
    ['mac', { dmg: ['universal'], zip: ['universal'] }],
    ['linux', { AppImage: ['x64', 'arm64'], deb: ['x64', 'arm64'], 'tar.gz': ['x64', 'arm64'] }],
  ] as const)('for %s are made for each architecture', (system, expected) => {
    const targets = Object.fromEntries(config[system].target.map(({ target, arch }) => [target, arch]));
    expect(targets).toEqual(expected);
  });

  it('have their architecture in their names, so that none replaces another', () => {
    for (const { artifactName } of [config.win, config.mac, config.linux]) expect(artifactName).toContain(architecture);
    for (const { artifactName } of [config.nsis, config.portable]) expect(artifactName).toContain(architecture);
  });

  it('for Windows are one installer for each architecture, and none with both in it', () => {
    expect(config.nsis.buildUniversalInstaller).toBe(false);
    expect(config.portable.buildUniversalInstaller).toBe(false);
  });

  it('for macOS are signed ad hoc, without the hardened runtime, which such a signature cannot satisfy', () => {
    expect(config.mac.identity).toBe('-');
    expect(config.mac.hardenedRuntime).toBe(false);
  });

  it('have the fuses of a release', () => {
    expect(config.electronFuses).toEqual(releaseFuses);
  });

  it('leave out what only the web host reads', () => {
    expect(config.files).toContain('!dist/renderer/**/*.{br,gz}');
  });

  it('say who made them', () => {
    expect(packageJson.author).toBe('ATelier contributors');
    expect(read('LICENSE')).toContain(`Copyright (c) 2026 ${packageJson.author}`);
  });
});

describe('the packager', () => {
  // The signature on macOS depends on this order, so a change in a newer electron-builder must fail here.
  it('sets the fuses before it signs, of a program for one architecture and for both', () => {
    const library = createRequire(fromHere.resolve('electron-builder/package.json')).resolve(
      'app-builder-lib/package.json',
    );
    for (const file of ['out/platformPackager.js', 'out/macPackager.js']) {
      const text = readFileSync(join(library, '..', file), 'utf8');
      const fuses = text.indexOf('await this.doAddElectronFuses(packContext)');
      expect(fuses).toBeGreaterThan(0);
      expect(text.indexOf('await this.doSignAfterPack(', fuses)).toBeGreaterThan(fuses);
    }
  });
});

describe('install scripts of dependencies', () => {
  it('are each allowed or denied by name (npm 11 asks, npm 12 runs no others)', () => {
    const { packages } = JSON.parse(read('package-lock.json')) as {
      readonly packages: Readonly<Record<string, { readonly hasInstallScript?: boolean }>>;
    };
    const withScripts = Object.entries(packages)
      .filter(([, { hasInstallScript }]) => hasInstallScript === true)
      .map(([path]) => path.replace(/^.*node_modules\//, ''));
    expect(withScripts.length).toBeGreaterThan(0);
    expect(Object.keys(packageJson.allowScripts ?? {}).sort()).toEqual([...new Set(withScripts)].sort());
    // Without a prebuilt binding for a system the native serial port is compiled there.
    expect(packageJson.allowScripts).toMatchObject({ '@serialport/bindings-cpp': true });
  });
});
