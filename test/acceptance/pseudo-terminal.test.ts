import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Simulation, startSimulation } from '../../electron/app/simulation.ts';
import { createNodeClock } from '../../electron/host/node/node-clock.ts';
import { readRecording } from '../../electron/recorder/read-recording.ts';
import type { CloudEvent } from '../../electron/simulator/demo-cloud/cloud-event.ts';
import { demoDevice } from '../../electron/simulator/demo-cloud/demo-device.ts';
import type { FaultName } from '../../electron/simulator/faults.ts';
import { serveOverPseudoTerminal } from '../../electron/simulator/serve/serve-over-pseudo-terminal.ts';
import { reportSchema } from '../../shared/report.ts';
import { articleCa } from '../support/provision-bench.ts';
import { haveTools } from '../support/required-tools.ts';
import { type CliRun, runCliProcess } from '../support/run-cli.ts';
import { createTempPlatform, type TempPlatform } from '../support/temp-platform.ts';

const articleSha256 = createHash('sha256').update(articleCa).digest('hex');
const topic = (kind: string): string => `/huawei/v1/devices/${demoDevice.id}/${kind}/json`;

const hardQuirks: readonly FaultName[] = ['echo-on', 'byte-by-byte', 'urc-storm'];

describe.skipIf(!haveTools('socat'))(
  'through a pseudo-terminal, the native serial binding, real TLS and a real broker',
  () => {
    let platform: TempPlatform;
    let simulation: Simulation;
    let events: CloudEvent[];
    let port: string;
    let closeTerminal: () => Promise<void>;

    const start = async (faults: readonly FaultName[]): Promise<void> => {
      const clock = createNodeClock();
      const started = await startSimulation({ platform, clock, faults });
      if (!started.ok) throw new Error(started.error.code);
      simulation = started.value;
      simulation.cloud.onEvent((event) => events.push(event));
      const terminal = await serveOverPseudoTerminal(join(platform.dataFolder, 'tty'), simulation.module, clock);
      if (!terminal.ok) throw new Error(terminal.error.code);
      port = terminal.value.path;
      closeTerminal = () => terminal.value.close();
    };

    beforeEach(() => {
      platform = createTempPlatform();
      events = [];
    });

    afterEach(async () => {
      await closeTerminal();
      await simulation.close();
      platform.remove();
    });

    const file = (name: string): string => join(platform.dataFolder, name);

    const provision = (tls: object, ...flags: readonly string[]): Promise<CliRun> => {
      writeFileSync(file('article.crt'), articleCa);
      const profile = {
        version: 1,
        name: 'Greenhouse 12',
        cloud: {
          kind: 'huawei-v1',
          host: '49.4.93.24',
          port: 8883,
          deviceId: demoDevice.id,
          secret: demoDevice.secret,
        },
        tls: { fileOnModule: 'server.crt', ...tls },
        mqtt: {
          subscriptions: [
            { topic: topic('command'), qos: 0 },
            { topic: topic('data'), qos: 0 },
          ],
          proof: { topic: topic('data'), qos: 0, payload: '{"msgType":"deviceReq","data":[]}' },
        },
      };
      writeFileSync(file('device.json'), JSON.stringify(profile));
      return runCliProcess([
        'provision',
        ...['--port', port, '--profile', file('device.json'), '--data', file('data')],
        ...['--report', file('report.json'), '--record', file('session.jsonl'), ...flags],
      ]);
    };

    const report = (): ReturnType<typeof reportSchema.parse> =>
      reportSchema.parse(JSON.parse(readFileSync(file('report.json'), 'utf8')));

    /** The first line that was sent after `CONNECT OK`, by the recording. */
    const sentAfterConnect = (): string => {
      let received = '';
      for (const entry of readRecording(readFileSync(file('session.jsonl')))) {
        if (entry.kind === 'received') received += Buffer.from(entry.bytes).toString('latin1');
        if (entry.kind === 'sent' && /\r\nCONNECT OK\r\n/.test(received)) return Buffer.from(entry.bytes).toString();
      }
      throw new Error('no CONNECT OK in the recording');
    };

    describe.each<[string, readonly FaultName[]]>([
      ['an ideal module', []],
      ['echo on, answers cut into single bytes, URCs between any two lines', hardQuirks],
    ])('%s', (_name, faults) => {
      it("the article's CA, server not checked, expiry accepted: done, and the module has its 1402 bytes", async () => {
        await start(faults);
        const run = await provision({ ca: 'article.crt', check: 'none' }, '--accept-expired');
        expect(run).toMatchObject({ exitCode: 0, err: '' });
        const stored = simulation.module.files.get('server.crt');
        expect(stored).toHaveLength(1402);
        expect(
          createHash('sha256')
            .update(stored ?? '')
            .digest('hex'),
        ).toBe(articleSha256);
        expect(report().certificates).toEqual([
          { role: 'ca', file: 'server.crt', bytes: 1402, sha256: articleSha256, verified: true },
        ]);
      });

      it("the demo cloud's CA, server checked: done, and the broker received the proof", async () => {
        await start(faults);
        const run = await provision({ ca: simulation.cloud.caPath, check: 'server' });
        expect(run).toMatchObject({ exitCode: 0, err: '' });
        expect(report()).toMatchObject({ ok: true, mqtt: { connected: true, proof: 'returned' } });
        const published = events.find(({ kind }) => kind === 'publish');
        expect(published).toMatchObject({ topic: topic('data') });
        expect(Buffer.from(published?.payload ?? []).toString()).toBe('{"msgType":"deviceReq","data":[]}');
        expect(sentAfterConnect()).toBe('AT+MCONNECT=1,60\r');
      });

      it("the article's CA, server checked: stops at TLS with the cause in words", async () => {
        await start(faults);
        const run = await provision({ ca: 'article.crt', check: 'server' }, '--accept-expired');
        expect(run.exitCode).toBe(6);
        expect(run.err).toMatch(/could not open the connection.*expired.*\(connect\/failed\)\n$/s);
        expect(run.err.trim().split('\n')).toHaveLength(1);
        expect(events.filter(({ kind }) => kind === 'login')).toEqual([]);
      });
    });
  },
);
