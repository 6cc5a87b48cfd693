import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createSettingsService } from '../../electron/app/services/settings-service.ts';
import { createViewStore } from '../../electron/app/view-store.ts';
import { openSettingsStore } from '../../electron/settings/settings-store.ts';
import { defaultFrame, defaultSettings, requests } from '../../shared/contract.ts';
import { fail } from '../../shared/outcome.ts';
import { sampleView } from '../support/sample-view.ts';
import { createTempPlatform } from '../support/temp-platform.ts';
import { VirtualClock } from '../support/virtual-clock.ts';

const benchOf = () => {
  const platform = createTempPlatform();
  const clock = new VirtualClock();
  const viewStore = createViewStore(sampleView());
  const store = openSettingsStore(platform, clock);
  const service = createSettingsService({ viewStore, store });
  return { platform, clock, viewStore, store, service, change: service.handlers['settings.change'] };
};

describe('a change of the settings', () => {
  it('applies at once and is answered when it is on the disk', async () => {
    const { clock, viewStore, change, platform } = benchOf();
    const answer = change({ theme: 'dark' });
    expect(viewStore.view().settings).toEqual({ ...defaultSettings, theme: 'dark' });
    expect(await clock.runUntil(answer)).toEqual({ ok: true, value: {} });
    const file: unknown = JSON.parse(readFileSync(join(platform.dataFolder, 'settings.json'), 'utf8'));
    expect(file).toEqual({ version: 2, settings: { ...defaultSettings, theme: 'dark' } });
  });

  it('is merged into the earlier settings', async () => {
    const { clock, viewStore, change } = benchOf();
    await clock.runUntil(Promise.all([change({ theme: 'dark' }), change({ recover: false, theme: undefined })]));
    expect(viewStore.view().settings).toEqual({ ...defaultSettings, theme: 'dark', recover: false });
  });

  it('of the sizes of one panel group keeps those of the others, up to forty', async () => {
    const { clock, viewStore, change } = benchOf();
    await clock.runUntil(
      Promise.all([change({ layout: { setup: [70, 30] } }), change({ layout: { dock: [50, 50] } })]),
    );
    expect(viewStore.view().settings.layout).toEqual({ setup: [70, 30], dock: [50, 50] });
    const many = Object.fromEntries(Array.from({ length: 100 }, (_, index) => [`group-${index}`, [1]]));
    await clock.runUntil(change({ layout: many }));
    expect(Object.keys(viewStore.view().settings.layout)).toHaveLength(40);
  });

  it('that cannot be stored is reported', async () => {
    const { clock, platform, viewStore } = benchOf();
    const store = openSettingsStore({ ...platform, writeFile: async () => fail('file/denied', { path: 'x' }) }, clock);
    const { handlers } = createSettingsService({ viewStore, store });
    expect(await clock.runUntil(handlers['settings.change']({ theme: 'dark' }))).toMatchObject({
      error: { code: 'file/denied' },
    });
  });
});

describe('the last port', () => {
  it('is stored for other windows and the next start, and written only when it changes', async () => {
    const { clock, service, store, viewStore } = benchOf();
    service.rememberPort('/dev/ttyUSB3', 9_600);
    expect(viewStore.view().settings).toMatchObject({ lastAddress: '/dev/ttyUSB3', lastBaudRate: 9_600 });
    const published: string[] = [];
    viewStore.onEvent(({ type }) => published.push(type));
    service.rememberPort('/dev/ttyUSB3', 9_600);
    expect(published).toEqual([]);
    await clock.runUntil(store.flush());
    expect((await store.load()).settings).toMatchObject({ lastAddress: '/dev/ttyUSB3', lastBaudRate: 9_600 });
  });
});

describe('the settings of a port', () => {
  it('are stored with its rate, each without the other', async () => {
    const { clock, service, store } = benchOf();
    const line = { ...defaultFrame, parity: 'odd' } as const;
    service.rememberPort('COM7', 9_600);
    expect(await clock.runUntil(service.keepPort('COM7', { line }))).toMatchObject({ ok: true });
    service.rememberPort('COM7', 57_600);
    await clock.runUntil(store.flush());
    expect((await store.load()).settings.ports).toEqual([{ key: 'COM7', address: 'COM7', baudRate: 57_600, line }]);
  });

  it('of an address without a rate are not stored', () => {
    const { service, viewStore } = benchOf();
    service.rememberPort('sim:', 9_600);
    expect(viewStore.view().settings).toMatchObject({ lastAddress: 'sim:', ports: [] });
  });

  it('are written by the program only', () => {
    expect(requests['settings.change'].params.safeParse({ ports: [] }).success).toBe(false);
    expect(requests['settings.change'].params.safeParse({ theme: 'dark' }).success).toBe(true);
  });
});

describe('at the start', () => {
  it('a file that cannot be read is reported', async () => {
    const { platform, clock, viewStore } = benchOf();
    const store = openSettingsStore({ ...platform, readFile: async () => fail('file/denied', { path: 'x' }) }, clock);
    await createSettingsService({ viewStore, store }).load();
    expect(viewStore.view().product.notices).toMatchObject([{ kind: 'failure', failure: { code: 'file/denied' } }]);
  });

  it('the settings are the stored ones', async () => {
    const { clock, change, store } = benchOf();
    await clock.runUntil(change({ language: 'zh' }));
    const viewStore = createViewStore(sampleView());
    expect(await createSettingsService({ viewStore, store }).load()).toMatchObject({
      brokenKeptAs: null,
      failure: null,
    });
    expect(viewStore.view().settings.language).toBe('zh');
  });

  it('an invalid rule is left out and reported; everything else stays', async () => {
    const { platform, service, viewStore } = benchOf();
    const rule = {
      ...{ id: 'r1', name: 'Drop', isOn: true, kind: 'text', text: 'CLOSED', lines: 'received', colour: null },
      ...{ mark: true, note: '', sound: false, notify: false, sequence: null },
    };
    const rules = { rules: [rule, { ...rule, id: 'r2', colour: 'no colour' }, rule], off: ['no-such-rule'] };
    const port = { key: 'sim:', address: 'sim:', baudRate: 115_200, line: null, rules };
    const content = JSON.stringify({ version: 2, settings: { ...defaultSettings, theme: 'dark', ports: [port] } });
    writeFileSync(join(platform.dataFolder, 'settings.json'), content);
    await service.load();
    const { settings, product } = viewStore.view();
    expect(settings).toMatchObject({
      theme: 'dark',
      ports: [{ key: 'sim:', rules: { rules: [{ id: 'r1' }], off: [] } }],
    });
    const path = join(platform.dataFolder, 'settings.broken.json');
    expect(product.notices).toEqual([{ kind: 'settings-put-aside', path, rulesLeftOut: 2 }]);
    expect(readFileSync(path, 'utf8')).toBe(content);
  });

  it('an invalid file gives the defaults and is reported', async () => {
    const { platform, service, viewStore } = benchOf();
    writeFileSync(join(platform.dataFolder, 'settings.json'), 'broken');
    const path = join(platform.dataFolder, 'settings.broken.json');
    expect((await service.load()).brokenKeptAs).toBe(path);
    expect(viewStore.view().settings).toEqual(defaultSettings);
    expect(viewStore.view().product.notices).toEqual([{ kind: 'settings-put-aside', path }]);
    await service.handlers['settings.dismissNotices']({});
    expect(viewStore.view().product.notices).toEqual([]);
  });
});
