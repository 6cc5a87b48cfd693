import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readZip } from '../recordings/export/read-zip.ts';
import { type CliProcess, startCliProcess } from '../support/cli-process.ts';
import { articleCa } from '../support/provision-bench.ts';
import { recordedSetup } from '../support/recorded-setup.ts';
import { haveTools } from '../support/required-tools.ts';
import { type CliRun, runCliProcess } from '../support/run-cli.ts';
import { createTempPlatform, type TempPlatform } from '../support/temp-platform.ts';

const ownSecret = 'Can4ry_Secret-own-8';
const own = { id: 'own-device-1', secret: ownSecret };

describe('simulate --recording', () => {
  let platform: TempPlatform;
  let simulation: CliProcess | null;
  beforeEach(() => {
    platform = createTempPlatform();
    simulation = null;
  });
  afterEach(async () => {
    simulation?.kill('SIGKILL');
    await simulation?.ended;
    platform.remove();
  });

  const file = (name: string): string => join(platform.dataFolder, name);

  const provision = (
    port: string,
    device: { readonly id: string; readonly secret: string },
    certificate: Uint8Array,
    ...flags: readonly string[]
  ): Promise<CliRun> => {
    const topic = `/huawei/v1/devices/${device.id}/data/json`;
    writeFileSync(file('ca.crt'), certificate);
    const profile = {
      version: 1,
      name: 'Greenhouse 12',
      cloud: { kind: 'huawei-v1', host: '49.4.93.24', port: 8883, deviceId: device.id, secret: device.secret },
      tls: { fileOnModule: 'server.crt', ca: 'ca.crt', check: 'none' },
      mqtt: {
        subscriptions: [{ topic, qos: 0 }],
        proof: { topic, qos: 0, payload: `{"from":"${device.id}"}` },
      },
    };
    writeFileSync(file('device.json'), JSON.stringify(profile));
    const places = ['--port', port, '--profile', file('device.json'), '--data', file('data')];
    return runCliProcess(['provision', ...places, '--accept-expired', ...flags]);
  };

  /** Records the customer's Setup and answers with it. */
  const simulate = async (...flags: readonly string[]): Promise<string> => {
    writeFileSync(file('customer.jsonl'), (await recordedSetup()).content);
    return simulateRecorded(...flags);
  };

  const simulateRecorded = async (...flags: readonly string[]): Promise<string> => {
    const args = ['simulate', '--recording', file('customer.jsonl'), '--tcp', '0', '--data', file('data')];
    simulation = startCliProcess([...args, ...flags]);
    const [, port] = await simulation.untilOut(/ready tcp=(127\.0\.0\.1:\d+).*\n/);
    return `tcp://${port}`;
  };

  it('Setup with another device, secret and certificate is green over TCP, as often as the port is opened', async () => {
    const port = await simulate();
    for (let time = 0; time < 2; time += 1) {
      const run = await provision(port, own, articleCa);
      expect(run).toMatchObject({ exitCode: 0, err: '' });
    }
    const unknown = await runCliProcess(['send', 'AT+FOO=1', '--port', port, '--data', file('data')]);
    expect(unknown.out + unknown.err).toContain('ERROR');
    simulation?.kill('SIGINT');
    const ended = await simulation?.ended;
    expect(ended).toMatchObject({ exitCode: 0 });
    expect(ended?.err).toMatch(/answered ERROR:\n {2}1 × AT\+FOO=1\n$/);
    expect(`${ended?.out}${ended?.err}`).not.toContain(ownSecret);
  });

  it('Setup is green on what an export contains, in which every value has another name', async () => {
    writeFileSync(file('whole.jsonl'), (await recordedSetup()).content);
    const exported = await runCliProcess(['recordings', 'export', file('whole.jsonl'), '--output', file('out.zip')]);
    expect(exported).toMatchObject({ exitCode: 0 });
    const recording = readZip(readFileSync(file('out.zip'))).get('recording.jsonl') ?? new Uint8Array(0);
    writeFileSync(file('customer.jsonl'), recording);
    const port = await simulateRecorded();
    expect(await provision(port, own, articleCa)).toMatchObject({ exitCode: 0, err: '' });
    simulation?.kill('SIGINT');
    expect((await simulation?.ended)?.err).toMatch(/Every command had an answer in the recording\.\n$/);
  });

  it.skipIf(!haveTools('socat'))('Setup is green on a pseudo-terminal', async () => {
    await simulate('--pty', file('tty'), '--timing', 'fast');
    expect(await provision(file('tty'), own, articleCa)).toMatchObject({ exitCode: 0, err: '' });
    simulation?.kill('SIGINT');
    expect((await simulation?.ended)?.err).toMatch(/Every command had an answer in the recording\.\n$/);
  });

  it('with one answer replaced it fails at that step', async () => {
    const port = await simulate('--edit', 'replace@SSLMIPSTART=+CME ERROR: 767');
    const run = await provision(port, own, articleCa);
    expect(run.exitCode).toBe(6);
    expect(run.err).toMatch(/\+CME ERROR: 767.*\(connect\/refused\)\n$/s);
  });

  it('takes edits from a file, and refuses what it cannot use', async () => {
    const edit = { kind: 'replace', command: 'AT+CSQ', occurrence: null, lines: ['+CSQ: 3,99', 'OK'] };
    writeFileSync(file('edits.json'), JSON.stringify([edit]));
    const port = await simulate('--edits', file('edits.json'));
    const sent = await runCliProcess(['send', 'AT+CSQ', '--port', port, '--data', file('data')]);
    expect(sent.out).toContain('+CSQ: 3,99');
    const recording = ['--recording', file('customer.jsonl')];
    const wrong = [
      [...recording, '--edit', 'lose@CSQ'],
      [...recording, '--edits', file('customer.jsonl')],
      ['--recording', file('edits.json')],
      ['--edit', 'drop@CSQ'],
      [...recording, '--fault', 'no-sim'],
    ];
    for (const flags of wrong) {
      const run = await runCliProcess(['simulate', ...flags, '--data', file('data')]);
      expect(run).toMatchObject({ exitCode: 2, out: '' });
      expect(run.err.trim().split('\n')).toHaveLength(1);
    }
    expect(await runCliProcess(['simulate', '--recording', file('none.jsonl')])).toMatchObject({ exitCode: 9 });
  });
});
