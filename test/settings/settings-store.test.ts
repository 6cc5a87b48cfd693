import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { knownSettings, type Migration, openSettingsStore } from '../../electron/settings/settings-store.ts';
import { defaultFrame, defaultSettings, type Settings } from '../../shared/contract.ts';
import { fail } from '../../shared/outcome.ts';
import { arbitraryOf } from '../support/schema-arbitrary.ts';
import { createTempPlatform } from '../support/temp-platform.ts';
import { VirtualClock } from '../support/virtual-clock.ts';

const benchOf = (content?: string, migrations?: readonly Migration[]) => {
  const platform = createTempPlatform();
  const path = join(platform.dataFolder, 'settings.json');
  if (content !== undefined) writeFileSync(path, content);
  let writes = 0;
  const counting: typeof platform = {
    ...platform,
    writeFile: (target, bytes) => {
      writes += 1;
      return platform.writeFile(target, bytes);
    },
  };
  const clock = new VirtualClock();
  const store = openSettingsStore(counting, clock, migrations);
  return { platform, path, clock, store, writes: () => writes };
};

/** Of the contract, with rules as they enter the program. */
const possible = arbitraryOf(knownSettings);
const dark: Settings = { ...defaultSettings, theme: 'dark' };

describe('settings', () => {
  it('are read back as saved', async () => {
    const { store, clock } = benchOf();
    await fc.assert(
      fc.asyncProperty(possible, async (settings) => {
        expect(await clock.runUntil(store.save(settings))).toEqual({ ok: true, value: undefined });
        expect(await store.load()).toEqual({ settings, brokenKeptAs: null, failure: null });
      }),
      { numRuns: 50 },
    );
  });

  it('are the defaults before the first save, and reading creates no file', async () => {
    const { store, platform } = benchOf();
    expect(await store.load()).toEqual({ settings: defaultSettings, brokenKeptAs: null, failure: null });
    expect(readdirSync(platform.dataFolder)).toEqual([]);
  });

  it('saved in quick succession are combined into one write of the last, within 300 ms', async () => {
    const { store, clock, path, writes } = benchOf();
    const saves = [store.save(defaultSettings), store.save({ ...dark, recover: false }), store.save(dark)];
    await clock.advance(299);
    expect(writes()).toBe(0);
    await clock.advance(1);
    expect(writes()).toBe(1);
    expect((await Promise.all(saves)).every(({ ok }) => ok)).toBe(true);
    expect(JSON.parse(readFileSync(path, 'utf8'))).toEqual({ version: 2, settings: dark });
    expect(statSync(path).mode & 0o777).toBe(0o600);
  });

  it('that wait are written when the program ends', async () => {
    const { store, clock, path } = benchOf();
    void store.save(dark);
    await store.flush();
    expect(JSON.parse(readFileSync(path, 'utf8'))).toEqual({ version: 2, settings: dark });
    expect(clock.pendingTimers).toBe(0);
  });

  it('that cannot be written fail for every caller of save', async () => {
    const { platform, clock } = benchOf();
    const full = openSettingsStore({ ...platform, writeFile: async () => fail('file/disk-full') }, clock);
    const saves = Promise.all([full.save(dark), full.save(dark)]);
    expect(await clock.runUntil(saves)).toMatchObject([
      { ok: false, error: { code: 'file/disk-full' } },
      { ok: false, error: { code: 'file/disk-full' } },
    ]);
  });
});

describe('a file of settings', () => {
  it.each([
    ['is not JSON', '{"version":1,'],
    ['is empty', ''],
    ['has other content', '[1,2,3]'],
    ['contains an invalid value', JSON.stringify({ version: 2, settings: { theme: 'purple' } })],
    ['has a newer version', JSON.stringify({ version: 3, settings: defaultSettings })],
  ])('that %s is kept under another name, and the defaults are used', async (_, content) => {
    const { store, platform } = benchOf(content);
    const aside = join(platform.dataFolder, 'settings.broken.json');
    expect(await store.load()).toEqual({ settings: defaultSettings, brokenKeptAs: aside, failure: null });
    expect(readFileSync(aside, 'utf8')).toBe(content);
  });

  it('from before a setting existed gets its default, and unknown names are dropped', async () => {
    const { store } = benchOf(JSON.stringify({ version: 1, settings: { theme: 'dark', colour: 'red' } }));
    expect(await store.load()).toEqual({ settings: dark, brokenKeptAs: null, failure: null });
  });

  it('that cannot be read is reported, and the defaults are used', async () => {
    const { store, path } = benchOf();
    mkdirSync(path);
    expect(await store.load()).toMatchObject({ settings: defaultSettings, failure: { code: 'file/unreadable' } });
  });

  it('of version 1 keeps its flow control by the names of the driver', async () => {
    const line = { dataBits: 7, parity: 'even', stopBits: 2, flowControl: 'rtscts' };
    const { store } = benchOf(JSON.stringify({ version: 1, settings: { theme: 'dark', line } }));
    expect(await store.load()).toEqual({
      settings: { ...dark, line: { ...defaultFrame, dataBits: 7, parity: 'even', stopBits: 2, rtscts: true } },
      brokenKeptAs: null,
      failure: null,
    });
    const none = benchOf(JSON.stringify({ version: 1, settings: { line: { ...line, flowControl: 'none' } } }));
    expect((await none.store.load()).settings.line).toMatchObject({ dataBits: 7, rtscts: false, xon: false });
  });

  it('of an older version goes through all migrations since then, in order', async () => {
    const migrations: readonly Migration[] = [
      ({ dark: isDark, ...rest }) => ({ ...rest, look: isDark === true ? 'night' : 'day' }),
      ({ look, ...rest }) => ({ ...rest, theme: look === 'night' ? 'dark' : 'light' }),
    ];
    const old = benchOf(JSON.stringify({ version: 1, settings: { dark: true } }), migrations);
    expect((await old.store.load()).settings.theme).toBe('dark');
    const newer = benchOf(JSON.stringify({ version: 2, settings: { look: 'day' } }), migrations);
    expect((await newer.store.load()).settings.theme).toBe('light');
    await newer.clock.runUntil(newer.store.save(dark));
    expect(JSON.parse(readFileSync(newer.path, 'utf8')).version).toBe(3);
  });
});
