import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { startSimulation } from '../../electron/app/simulation.ts';
import { createNodeClock } from '../../electron/host/node/node-clock.ts';
import { demoDevice } from '../../electron/simulator/demo-cloud/demo-device.ts';
import type { ByteEndpoint } from '../../electron/simulator/serve/byte-endpoint.ts';
import { serveOverPseudoTerminal } from '../../electron/simulator/serve/serve-over-pseudo-terminal.ts';
import { reportSchema } from '../../shared/report.ts';
import { cutUploadAt } from '../support/cutting-endpoint.ts';
import { haveTools } from '../support/required-tools.ts';
import { runCliProcess } from '../support/run-cli.ts';
import { createTempPlatform } from '../support/temp-platform.ts';

const profileOf = (caPath: string): string =>
  JSON.stringify({
    version: 1,
    name: 'cut',
    cloud: { kind: 'huawei-v1', host: '49.4.93.24', port: 8883, deviceId: demoDevice.id, secret: demoDevice.secret },
    tls: { ca: caPath, fileOnModule: 'server.crt', check: 'server' },
    mqtt: { subscriptions: [], proof: { topic: 'a/b', qos: 1, payload: 'x' } },
  });

/** The module waits 15 s for the rest of an interrupted upload, so the four cases run concurrently. */
describe.skipIf(!haveTools('socat')).concurrent('the cable is disconnected during the upload', () => {
  it.each<[string, (sizeBytes: number) => number]>([
    ['byte 0', () => 0],
    ['byte 1', () => 1],
    ['half of it', (sizeBytes) => Math.floor(sizeBytes / 2)],
    ['the last but one', (sizeBytes) => sizeBytes - 1],
  ])(
    'at %s: reported, and --resume finishes with the complete file',
    async (_name, position) => {
      const platform = createTempPlatform();
      const clock = createNodeClock();
      const started = await startSimulation({ platform, clock });
      if (!started.ok) throw new Error(started.error.code);
      const { module, cloud } = started.value;
      const file = (name: string): string => join(platform.dataFolder, name);
      const ca = readFileSync(cloud.caPath);
      const sizeBytes = ca.toString().trimEnd().length;
      writeFileSync(file('device.json'), profileOf(cloud.caPath));
      const serve = async (endpoint: ByteEndpoint): Promise<() => Promise<void>> => {
        const terminal = await serveOverPseudoTerminal(file('tty'), endpoint, clock);
        if (!terminal.ok) throw new Error(terminal.error.code);
        return () => terminal.value.close();
      };
      const provision = (...flags: readonly string[]): ReturnType<typeof runCliProcess> =>
        runCliProcess([
          'provision',
          ...['--port', file('tty'), '--profile', file('device.json'), '--data', file('data')],
          ...['--report', file('report.json'), ...flags],
        ]);
      const report = (): ReturnType<typeof reportSchema.parse> =>
        reportSchema.parse(JSON.parse(readFileSync(file('report.json'), 'utf8')));
      try {
        const cut = cutUploadAt(module, position(sizeBytes), () => void closeFirst());
        const closeFirst = await serve(cut);
        const lost = await provision();
        expect(lost.exitCode).toBe(3);
        expect(lost.err).toContain('(link/lost)');
        expect(report().steps.find(({ status }) => status === 'failed')?.id).toBe('certificate.upload');

        const closeSecond = await serve(module);
        const resumed = await provision('--resume', file('report.json'));
        expect(resumed).toMatchObject({ exitCode: 0, err: '' });
        expect(report()).toMatchObject({ ok: true, certificates: [{ verified: true, bytes: sizeBytes }] });
        expect(Buffer.from(module.files.get('server.crt') ?? []).toString()).toBe(ca.toString().trimEnd());
        await closeSecond();
      } finally {
        await started.value.close();
        platform.remove();
      }
    },
    60_000,
  );
});
