import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type CliProcess, startCliProcess } from '../support/cli-process.ts';
import { pause } from '../support/pause.ts';
import { createTempPlatform, type TempPlatform } from '../support/temp-platform.ts';
import { timeoutMs } from '../support/time-scale.ts';

/** Well below the second after which another signal forces the end. */
const signals = 25;
const gapMs = 10;

const login = { clientId: 'c1', username: 'u', password: 'passw0rd-canary' };
const cloud = { kind: 'mqtt', host: 'demo.example', port: 1883, ...login };

/** Signals that arrive close together, as from a terminal that is closed, its shell and npm. */
const sendSignals = async (cli: CliProcess): Promise<void> => {
  for (let count = 0; count < signals; count += 1) {
    cli.kill((['SIGTERM', 'SIGINT', 'SIGHUP'] as const)[count % 3] ?? 'SIGTERM');
    await pause(gapMs);
  }
};

describe.skipIf(process.platform === 'win32')('several signals close together', () => {
  let platform: TempPlatform;
  beforeEach(() => {
    platform = createTempPlatform();
  });
  afterEach(() => platform.remove());

  it('end a monitor cleanly, with its last line', async () => {
    const own = ['--port', 'sim:', '--data', platform.dataFolder, '--json'];
    const monitor = startCliProcess(['monitor', ...own]);
    await monitor.untilOut(/"open"/);
    await sendSignals(monitor);
    const { exitCode, out } = await monitor.ended;
    expect(exitCode).toBe(0);
    expect(JSON.parse(out.trimEnd().split('\n').at(-1) ?? '')).toMatchObject({ type: 'ended', exitCode: 0 });
  });

  it('do not take the answer of a command away that is ending', async () => {
    const report = join(platform.dataFolder, 'report.json');
    const profile = join(platform.dataFolder, 'profile.json');
    writeFileSync(profile, JSON.stringify({ version: 1, name: 'demo', cloud, tls: { enabled: false } }));
    const own = ['--profile', profile, '--report', report, '--data', platform.dataFolder, '--json'];
    const provision = startCliProcess(['provision', '--port', 'sim:', ...own]);
    await expect.poll(() => existsSync(report), { interval: 1, timeout: timeoutMs(60_000) }).toBe(true);
    await sendSignals(provision);
    const { out } = await provision.ended;
    expect(JSON.parse(out)).toMatchObject({ report: expect.anything() });
  });
});
