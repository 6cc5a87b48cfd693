import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createRulesHandlers } from '../../../electron/app/services/rules/rules-service.ts';
import { createViewStore } from '../../../electron/app/view-store.ts';
import { openSettingsStore } from '../../../electron/settings/settings-store.ts';
import { defaultSettings, type RulesAsk } from '../../../shared/contract.ts';
import { ok } from '../../../shared/outcome.ts';
import { keptSettings, withPort } from '../../../shared/port-settings.ts';
import { keepPortIn } from '../../support/keep-port.ts';
import { sampleView } from '../../support/sample-view.ts';
import { createTempPlatform } from '../../support/temp-platform.ts';
import { VirtualClock } from '../../support/virtual-clock.ts';
import { sampleRule } from './sample-rule.ts';

const setUp = () => {
  const viewStore = createViewStore(sampleView(), (bug) => {
    throw bug;
  });
  const asked: unknown[] = [];
  const handlers = createRulesHandlers({
    viewStore,
    keepPort: keepPortIn(viewStore),
    sequences: { all: async () => ok([{ name: 'check-up', title: 'Check-up' }]) },
    rulesOf: (sessionId) =>
      sessionId === 's1'
        ? { switch: (...given) => asked.push(given) > 0 && given[0] === 'r1', claim: (alert) => alert === 1 }
        : null,
  });
  const ask = (params: unknown) => handlers['rules.ask'](params as RulesAsk);
  return {
    ask,
    asked,
    settings: () => viewStore.view().settings,
    kept: (address: string) => keptSettings(viewStore.view(), address)?.rules,
  };
};
const refused = { ok: false, error: { code: 'usage/invalid' } };

describe('the requests about rules', () => {
  it('keep the rules of a port, also of one without a baud rate', async () => {
    const { ask, kept } = setUp();
    const rules = { rules: [sampleRule()], off: ['errors'] };
    expect(await ask({ kind: 'keep', address: 'sim:', rules })).toMatchObject({ ok: true });
    expect(kept('sim:')).toEqual(rules);
    expect(kept('COM3')).toBeUndefined();
  });

  it.each([
    null,
    { kind: 'keep', address: 'sim:', rules: { rules: [{ ...sampleRule(), acts: true }], off: [] } },
    { kind: 'keep', address: 'sim:', rules: { rules: [{ ...sampleRule(), id: '../r1' }], off: [] } },
    { kind: 'switch', sessionId: '__proto__', id: 'r1', acts: true },
    { kind: 'switch', sessionId: 's2', id: 'r1', acts: true },
    { kind: 'switch', sessionId: 's1', id: 'r2', acts: true },
  ])('are refused if they are not valid: %j', async (params) => {
    const { ask, kept } = setUp();
    expect(await ask(params)).toMatchObject(refused);
    expect(kept('sim:')).toBeUndefined();
  });

  it.each([['字'.repeat(200)], ['x']])('keep no more than the file of the settings can hold', async (text) => {
    const platform = createTempPlatform();
    const clock = new VirtualClock();
    const store = () => openSettingsStore(platform, clock);
    const { ask, settings } = setUp();
    const rules = Array.from({ length: 24 }, (_, n) =>
      sampleRule({ id: `r${n + 1}`, text, note: text, name: text.slice(0, 40) }),
    );
    const answers = [];
    for (let port = 1; port <= 64; port += 1) {
      answers.push(await ask({ kind: 'keep', address: `COM${port}`, rules: { rules, off: [] } }));
    }
    expect(answers.filter((each) => each.ok).length).toBeGreaterThan(2);
    expect(answers.at(-1)).toMatchObject({ error: { facts: { problem: 'too-large' } } });
    await clock.runUntil(store().save(settings()));
    expect(await store().load()).toMatchObject({ brokenKeptAs: null, failure: null, settings: settings() });
  });

  it('are in the file of the settings, and left out of it if they are not valid', async () => {
    const platform = createTempPlatform();
    const clock = new VirtualClock();
    const kept = {
      ...defaultSettings,
      ports: withPort(sampleView(), 'sim:', { rules: { rules: [sampleRule()], off: [] } }),
    };
    const store = openSettingsStore(platform, clock);
    await clock.runUntil(store.save(kept));
    expect((await store.load()).settings).toEqual(kept);
    const path = join(platform.dataFolder, 'settings.json');
    writeFileSync(path, readFileSync(path, 'utf8').replace('"received"', '"acts"'));
    expect(await store.load()).toMatchObject({
      settings: { ...kept, ports: [{ rules: { rules: [], off: [] } }] },
      brokenKeptAs: expect.any(String),
      rulesLeftOut: 1,
    });
  });

  it('switch a rule, give an alert to one page, and name the sequences', async () => {
    const { ask, asked } = setUp();
    expect(await ask({ kind: 'switch', sessionId: 's1', id: 'r1', acts: true })).toEqual({ ok: true, value: {} });
    expect(asked).toEqual([['r1', true]]);
    expect(await ask({ kind: 'alert', sessionId: 's1', number: 1 })).toEqual({ ok: true, value: { isFirst: true } });
    expect(await ask({ kind: 'alert', sessionId: 's1', number: 2 })).toEqual({ ok: true, value: { isFirst: false } });
    expect(await ask({ kind: 'sequences' })).toEqual({
      ok: true,
      value: { sequences: [{ name: 'check-up', title: 'Check-up' }] },
    });
  });
});
