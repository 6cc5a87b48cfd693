import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Simulation, startSimulation } from '../../electron/app/simulation.ts';
import { createNodeClock } from '../../electron/host/node/node-clock.ts';
import { demoDevice } from '../../electron/simulator/demo-cloud/demo-device.ts';
import { serveOverTcp, type TcpService } from '../../electron/simulator/serve/serve-over-tcp.ts';
import { reportSchema } from '../../shared/report.ts';
import { runCliProcess } from '../support/run-cli.ts';
import { createTempPlatform } from '../support/temp-platform.ts';

const entry = process.env.ATELIER_TEST_CLI ?? '';

describe.skipIf(process.platform === 'win32')('Ctrl+C during a run', () => {
  const platform = createTempPlatform();
  const clock = createNodeClock();
  const file = (name: string): string => join(platform.dataFolder, name);
  let simulation: Simulation;
  let service: TcpService;

  beforeAll(async () => {
    const started = await startSimulation({ platform, clock });
    if (!started.ok) throw new Error(started.error.code);
    simulation = started.value;
    const served = await serveOverTcp(0, simulation.module);
    if (!served.ok) throw new Error(served.error.code);
    service = served.value;
    const profile = {
      version: 1,
      name: 'stop',
      cloud: { kind: 'huawei-v1', host: '49.4.93.24', port: 8883, deviceId: demoDevice.id, secret: demoDevice.secret },
      tls: { ca: simulation.cloud.caPath, fileOnModule: 'server.crt', check: 'server' },
      mqtt: { subscriptions: [{ topic: 'a/b', qos: 0 }], proof: { topic: 'a/b', qos: 0, payload: 'x' } },
    };
    writeFileSync(file('device.json'), JSON.stringify(profile));
  });

  afterAll(async () => {
    await service.close();
    await simulation.close();
    platform.remove();
  });

  const args = (): string[] => [
    'provision',
    ...['--port', `tcp://127.0.0.1:${service.port}`, '--profile', file('device.json')],
    ...['--data', file('data'), '--report', file('report.json'), '--verbose'],
  ];

  /** Waits until the text is shown, then presses Ctrl+C as a terminal does, or sends these signals. */
  const stopAt = (
    text: string,
    signals: readonly NodeJS.Signals[] = ['SIGINT'],
  ): Promise<{ exitCode: number | null; out: string }> =>
    new Promise((done) => {
      const child: ChildProcess = spawn(process.execPath, [entry, ...args()], { stdio: ['ignore', 'pipe', 'pipe'] });
      let out = '';
      child.stdout?.setEncoding('utf8').on('data', (chunk: string) => {
        const before = out.includes(text);
        out += chunk;
        if (!before && out.includes(text)) for (const signal of signals) child.kill(signal);
      });
      child.on('close', (exitCode) => done({ exitCode, out }));
    });

  /** Checks that no connection is left, open or half open: closing one is then refused with `+CME ERROR: 767`. */
  const nothingIsLeft = async (): Promise<void> => {
    let answer = '';
    const removeListener = simulation.module.onOutput((bytes) => {
      answer += Buffer.from(bytes).toString('latin1');
    });
    simulation.module.receive(Buffer.from('AT+MIPCLOSE\r'));
    await expect.poll(() => answer).toMatch(/(?:OK|ERROR: \d+)\r\n$/);
    removeListener();
    expect(answer).toContain('+CME ERROR: 767');
  };

  it('while it waits for a server that never answers: closes the half-open connection, and the next run succeeds', async () => {
    simulation.module.setFault('connect-silent', true);
    const stopped = await stopAt('AT+SSLMIPSTART');
    simulation.module.setFault('connect-silent', false);
    expect(stopped).toMatchObject({ exitCode: 130, out: expect.stringContaining('Disconnected cleanly.') });
    await nothingIsLeft();
    expect(await runCliProcess(args())).toMatchObject({ exitCode: 0, err: '' });
  });

  it('before the connection: does not report that it disconnected', async () => {
    // The run cannot get past this stage, however late the stop arrives.
    simulation.module.setFault('not-registered', true);
    const { exitCode, out } = await stopAt('REG?');
    simulation.module.setFault('not-registered', false);
    expect(exitCode).toBe(130);
    expect(out).not.toContain('Disconnected');
  });

  it.each([
    ['at the first contact', '→ AT'],
    ['while the module is checked', 'AT+CPIN?'],
    ['when the upload is requested', 'AT+FSWRITE'],
    ['during the upload', '-----BEGIN'],
    ['while the file is read back', 'AT+FSREAD'],
    ['while TLS is set up', 'AT+SSLCFG="cacert"'],
    ['while it connects', 'AT+SSLMIPSTART'],
    ['while it logs in', 'AT+MCONNECT'],
    ['while it subscribes', 'AT+MSUB'],
  ])('%s: stops cleanly, reports it, and the next run succeeds', async (_name, text) => {
    // Deletes the file, so that every run has something to upload.
    simulation.module.receive(Buffer.from('AT+FSDEL="server.crt"\r'));
    await expect.poll(() => simulation.module.files.size).toBe(0);
    const stopped = await stopAt(text);
    expect(stopped.exitCode).toBe(130);
    const report = reportSchema.parse(JSON.parse(readFileSync(file('report.json'), 'utf8')));
    expect(report).toMatchObject({ ok: false, exitCode: 130 });
    expect(report.steps.filter(({ status }) => status === 'stopped')).toHaveLength(1);
    await nothingIsLeft();
    const next = await runCliProcess(args());
    expect(next).toMatchObject({ exitCode: 0, err: '' });
  });

  it.each<[string, NodeJS.Signals[]]>([
    ['a request to end', ['SIGTERM']],
    ['a closed terminal', ['SIGHUP']],
    ['all signals of a closed terminal with npm', ['SIGHUP', 'SIGTERM', 'SIGHUP']],
  ])('%s has the same effect as Ctrl+C: stopped cleanly, with a report', async (_name, signals) => {
    simulation.module.receive(Buffer.from('AT+FSDEL="server.crt"\r'));
    await expect.poll(() => simulation.module.files.size).toBe(0);
    rmSync(file('report.json'), { force: true });
    expect((await stopAt('-----BEGIN', signals)).exitCode).toBe(130);
    const report = reportSchema.parse(JSON.parse(readFileSync(file('report.json'), 'utf8')));
    expect(report.steps.filter(({ status }) => status === 'stopped')).toHaveLength(1);
    expect(await runCliProcess(args())).toMatchObject({ exitCode: 0, err: '' });
  });
});
