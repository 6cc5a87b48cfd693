import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createSettingsService } from '../../electron/app/services/settings-service.ts';
import { createTruth } from '../../electron/app/truth.ts';
import { openSettingsStore } from '../../electron/settings/settings-store.ts';
import { defaultSettings } from '../../shared/contract.ts';
import { fail } from '../../shared/outcome.ts';
import { sampleView } from '../support/sample-view.ts';
import { createTempPlatform } from '../support/temp-platform.ts';
import { VirtualClock } from '../support/virtual-clock.ts';

const benchOf = () => {
  const platform = createTempPlatform();
  const clock = new VirtualClock();
  const truth = createTruth(sampleView());
  const store = openSettingsStore(platform, clock);
  const service = createSettingsService({ truth, store });
  return { platform, clock, truth, store, service, change: service.handlers['settings.change'] };
};

describe('a change of the settings', () => {
  it('applies at once and is answered when it is on the disk', async () => {
    const { clock, truth, change, platform } = benchOf();
    const answer = change({ theme: 'dark' });
    expect(truth.view().settings).toEqual({ ...defaultSettings, theme: 'dark' });
    expect(await clock.runUntil(answer)).toEqual({ ok: true, value: {} });
    const file: unknown = JSON.parse(readFileSync(join(platform.dataFolder, 'settings.json'), 'utf8'));
    expect(file).toEqual({ version: 1, settings: { ...defaultSettings, theme: 'dark' } });
  });

  it('is merged into the earlier settings', async () => {
    const { clock, truth, change } = benchOf();
    await clock.runUntil(Promise.all([change({ theme: 'dark' }), change({ recover: false, theme: undefined })]));
    expect(truth.view().settings).toEqual({ ...defaultSettings, theme: 'dark', recover: false });
  });

  it('of the sizes of one panel group keeps those of the others, up to forty', async () => {
    const { clock, truth, change } = benchOf();
    await clock.runUntil(
      Promise.all([change({ layout: { setup: [70, 30] } }), change({ layout: { dock: [50, 50] } })]),
    );
    expect(truth.view().settings.layout).toEqual({ setup: [70, 30], dock: [50, 50] });
    const many = Object.fromEntries(Array.from({ length: 100 }, (_, index) => [`group-${index}`, [1]]));
    await clock.runUntil(change({ layout: many }));
    expect(Object.keys(truth.view().settings.layout)).toHaveLength(40);
  });

  it('that cannot be stored is reported', async () => {
    const { clock, platform, truth } = benchOf();
    const store = openSettingsStore({ ...platform, writeFile: async () => fail('file/denied', { path: 'x' }) }, clock);
    const { handlers } = createSettingsService({ truth, store });
    expect(await clock.runUntil(handlers['settings.change']({ theme: 'dark' }))).toMatchObject({
      error: { code: 'file/denied' },
    });
  });
});

describe('the last port', () => {
  it('is stored for other windows and the next start, and written only when it changes', async () => {
    const { clock, service, store, truth } = benchOf();
    service.rememberPort('/dev/ttyUSB3', 9_600);
    expect(truth.view().settings).toMatchObject({ lastAddress: '/dev/ttyUSB3', lastBaudRate: 9_600 });
    const published: string[] = [];
    truth.onEvent(({ type }) => published.push(type));
    service.rememberPort('/dev/ttyUSB3', 9_600);
    expect(published).toEqual([]);
    await clock.runUntil(store.flush());
    expect((await store.load()).settings).toMatchObject({ lastAddress: '/dev/ttyUSB3', lastBaudRate: 9_600 });
  });
});

describe('at the start', () => {
  it('a file that cannot be read is reported', async () => {
    const { platform, clock, truth } = benchOf();
    const store = openSettingsStore({ ...platform, readFile: async () => fail('file/denied', { path: 'x' }) }, clock);
    await createSettingsService({ truth, store }).load();
    expect(truth.view().product.notices).toMatchObject([{ kind: 'failure', failure: { code: 'file/denied' } }]);
  });

  it('the settings are the stored ones', async () => {
    const { clock, change, store } = benchOf();
    await clock.runUntil(change({ language: 'zh' }));
    const truth = createTruth(sampleView());
    expect(await createSettingsService({ truth, store }).load()).toMatchObject({ brokenKeptAs: null, failure: null });
    expect(truth.view().settings.language).toBe('zh');
  });

  it('an invalid file gives the defaults and is reported', async () => {
    const { platform, service, truth } = benchOf();
    writeFileSync(join(platform.dataFolder, 'settings.json'), 'broken');
    const path = join(platform.dataFolder, 'settings.broken.json');
    expect((await service.load()).brokenKeptAs).toBe(path);
    expect(truth.view().settings).toEqual(defaultSettings);
    expect(truth.view().product.notices).toEqual([{ kind: 'settings-put-aside', path }]);
    await service.handlers['settings.dismissNotices']({});
    expect(truth.view().product.notices).toEqual([]);
  });
});
