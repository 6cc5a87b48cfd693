import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { demoDevice } from '../../electron/simulator/demo-cloud/demo-device.ts';
import { reportSchema } from '../../shared/report.ts';
import { createTempPlatform, type TempPlatform } from '../support/temp-platform.ts';

let platform: TempPlatform;
beforeEach(() => {
  platform = createTempPlatform();
});
afterEach(() => platform.remove());

/** Runs `provision` on the virtual module in a shell, followed by this redirection. */
const provision = async (options: string, redirection: string): Promise<string> => {
  const folder = platform.dataFolder;
  const profile = {
    version: 1,
    name: 'x',
    cloud: { kind: 'huawei-v1', host: '49.4.93.24', port: 8883, deviceId: demoDevice.id, secret: demoDevice.secret },
    tls: { ca: join(folder, 'demo-cloud', 'ca.crt'), check: 'server' },
    mqtt: { subscriptions: [{ topic: 'a/b', qos: 0 }], proof: { topic: 'a/b', qos: 0, payload: 'x' } },
  };
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'p.json'), JSON.stringify(profile));
  const run = `'${process.execPath}' '${process.env.ATELIER_TEST_CLI ?? ''}' provision --port sim: --profile p.json --data .`;
  const child = spawn('sh', ['-c', `{ echo BEFORE; ${run} ${options}; echo AFTER; } ${redirection}`], {
    cwd: folder,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  await once(child, 'exit');
  return readFileSync(join(folder, 'all.txt'), 'utf8');
};

/** The report, and the text around it. */
const split = (all: string): { readonly report: unknown; readonly rest: string } => {
  const start = all.indexOf('\n{\n') + 1;
  const end = all.indexOf('\n}\n', start) + 2;
  return { report: JSON.parse(all.slice(start, end)), rest: all.slice(0, start) + all.slice(end) };
};

describe.skipIf(process.platform === 'win32')('a report that goes where an output goes, which is a file', () => {
  it.each([
    ['--report /dev/stdout', '> all.txt'],
    ['--report /dev/stdout', '>> all.txt'],
    ['--report /dev/fd/3', '3> all.txt >&3'],
    ['--report all.txt', '> all.txt'],
  ])('%s %s: is written between the output before and after it', async (option, redirection) => {
    const { report, rest } = split(await provision(option, redirection));
    expect(() => reportSchema.parse(report)).not.toThrow();
    expect(rest).toMatch(/^BEFORE\n/);
    expect(rest).toMatch(/\nAFTER\n$/);
    expect(rest.split('\n').length).toBeGreaterThan(10);
  });

  it('and so does a recording', async () => {
    const all = await provision('--record /dev/stdout', '> all.txt');
    expect(all).toMatch(/^BEFORE\n/);
    expect(all).toMatch(/\nAFTER\n$/);
    expect(all).not.toContain('\0');
    const lines = all.split('\n').filter((line) => /^[[{]/.test(line));
    expect(lines.length).toBeGreaterThan(50);
    for (const line of lines) expect(() => JSON.parse(line)).not.toThrow();
    expect(all.replaceAll(/^[[{].*\n/gm, '').split('\n').length).toBeGreaterThan(10);
  });
});
