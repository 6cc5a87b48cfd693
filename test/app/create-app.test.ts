import { describe, expect, it, vi } from 'vitest';
import { type AppOptions, createApp } from '../../electron/app/create-app.ts';
import { defaultTimings } from '../../electron/at/timings.ts';
import { ok } from '../../shared/outcome.ts';
import { ScriptedLink } from '../support/scripted-link.ts';
import { createTempPlatform } from '../support/temp-platform.ts';
import { VirtualClock } from '../support/virtual-clock.ts';

const address = '/dev/ttyUSB2';
const settings = { baudRate: 115_200 };

const createBench = (options: Pick<AppOptions, 'timings'> = {}) => {
  const clock = new VirtualClock();
  const link = new ScriptedLink();
  const platform = createTempPlatform();
  const app = createApp({ platform, clock, openLink: async () => ok(link), version: 'test', ...options });
  return { clock, link, app };
};

describe('an opened session', () => {
  /** How long the command after an unanswered one waits for a silent module. */
  const patienceOf = async (options: Pick<AppOptions, 'timings'>): Promise<number> => {
    const { clock, app } = createBench(options);
    const opened = await app.openSession(address, { settings });
    if (!opened.ok) throw new Error(opened.error.code);
    const { session } = opened.value;
    await clock.runUntil(session.sendTyped('AT+CSQ'));
    const startedAtMs = clock.nowMs();
    await clock.runUntil(session.sendTyped('AT+CGATT?'));
    await app.close();
    return clock.nowMs() - startedAtMs;
  };

  it('waits for the given times, by default for those of the engine', async () => {
    const { patienceMs } = defaultTimings;
    const usual = await patienceOf({});
    expect(usual).toBeGreaterThanOrEqual(patienceMs);
    const longer = await patienceOf({ timings: { ...defaultTimings, patienceMs: 3 * patienceMs } });
    expect(longer).toBeGreaterThanOrEqual(3 * patienceMs);
    expect(longer).toBeGreaterThan(usual);
  });
});

describe('the end of the program', () => {
  it('closes an open monitor, and not one that was closed before', async () => {
    const { app } = createBench();
    const watch = async () => {
      const opened = await app.openMonitor(address, { settings, reconnects: false, waits: false });
      if (!opened.ok) throw new Error(opened.error.code);
      opened.value.start();
      return { monitor: opened.value.monitor, close: vi.spyOn(opened.value.monitor, 'close') };
    };
    const before = await watch();
    await before.monitor.close();
    const open = await watch();
    await app.close();
    expect([before, open].map(({ close }) => close.mock.calls.length)).toEqual([1, 1]);
  });
});
