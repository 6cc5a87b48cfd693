import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { readRecording } from '../../electron/recorder/read-recording.ts';
import { startCliProcess } from '../support/cli-process.ts';
import { startMosquittoBench } from '../support/mosquitto-bench.ts';
import { haveTools } from '../support/required-tools.ts';
import { createTempPlatform } from '../support/temp-platform.ts';

/**
 * Times that users wait for, on an idle computer. The tests of `npm test` prove the order of events; these tests prove the times and print
 * them.
 */
const report = (what: string, tookMs: number, limitMs: number): void => {
  process.stdout.write(`${what}: ${tookMs.toFixed(1)} ms of ${limitMs} ms\n`);
  expect(tookMs, what).toBeLessThan(limitMs);
};

const since = (startMs: number): number => performance.now() - startMs;

describe('on an idle computer', () => {
  const platform = createTempPlatform();
  afterEach(() => platform.remove());

  it('npm start serves a browser within 5 s, and ends within 5 s', async () => {
    mkdirSync(join(platform.dataFolder, 'no-runtime'), { recursive: true });
    const startMs = performance.now();
    const run = startCliProcess(['--data', platform.dataFolder], {
      entry: 'start',
      environment: { ELECTRON_OVERRIDE_DIST_PATH: join(platform.dataFolder, 'no-runtime') },
    });
    await run.untilOut(/http:\/\/127\.0\.0\.1:\S+/);
    report('from start to address', since(startMs), 5_000);
    const endMs = performance.now();
    run.kill('SIGTERM');
    await run.ended;
    report('from SIGTERM to the end', since(endMs), 5_000);
  });

  it('MCONNECT is sent within 50 ms after CONNECT OK', async () => {
    const run = startCliProcess(['demo', '--data', platform.dataFolder]);
    expect((await run.ended).exitCode).toBe(0);
    const folder = join(platform.dataFolder, 'recordings');
    const file = join(folder, readdirSync(folder)[0] ?? '');
    let received = '';
    let connectedUs: number | null = null;
    for (const entry of readRecording(readFileSync(file))) {
      if (entry.kind === 'received' && connectedUs === null) {
        received += Buffer.from(entry.bytes).toString('latin1');
        if (received.includes('\r\nCONNECT OK\r\n')) connectedUs = entry.timeUs;
      } else if (entry.kind === 'sent' && connectedUs !== null) {
        expect(Buffer.from(entry.bytes).toString()).toMatch(/^AT\+MCONNECT=/);
        return report('from CONNECT OK to MCONNECT', (entry.timeUs - connectedUs) / 1_000, 50);
      }
    }
    throw new Error('no CONNECT OK in the recording');
  });
});

describe.skipIf(!haveTools('mosquitto', 'mosquitto_passwd', 'socat'))('with a mosquitto', () => {
  it('the stop of a broker is detected within 2 s', async () => {
    const bench = await startMosquittoBench();
    const watching = startCliProcess(bench.provisionArguments({}, '--watch'));
    await watching.untilOut(/Online\./);
    const stoppedMs = performance.now();
    await bench.broker.stop();
    await watching.untilErr(/\(mqtt\/dropped\)\n/);
    report('from the end of the broker to the sentence', since(stoppedMs), 2_000);
    await watching.ended;
    await bench.close();
  });
});
