import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createApp } from '../../electron/app/index.ts';
import { loadPlan } from '../../electron/host/cli/load-plan.ts';
import { createNodeClock } from '../../electron/host/node/node-clock.ts';
import { createOpenLink } from '../../electron/link/open-link.ts';
import { readRecording } from '../../electron/recorder/read-recording.ts';
import { fail } from '../../shared/outcome.ts';
import { type CliProcess, startCliProcess } from '../support/cli-process.ts';
import { haveTools } from '../support/required-tools.ts';
import { runCliProcess } from '../support/run-cli.ts';
import { createTempPlatform } from '../support/temp-platform.ts';

/** The ids have the same length, so that two undisturbed sessions have no other difference. */
const ids = ['greenhouse-east', 'greenhouse-west'] as const;
type Id = (typeof ids)[number];

const platform = createTempPlatform();
const path = (...names: readonly string[]): string => join(platform.dataFolder, ...names);

/** Starts a process with a virtual module, its own demo cloud and one device. */
const startSimulator = async (id: Id): Promise<CliProcess> => {
  const simulator = startCliProcess(
    ['simulate', '--pty', path(`${id}.tty`), '--data', path(id, 'simulator'), '--device', `${id}:secret-of-${id}`],
    { limitMs: 120_000 },
  );
  const [, ca = ''] = await simulator.untilOut(/^ready .*ca=(\S+)\n/m);
  const topic = (kind: string): string => `/huawei/v1/devices/${id}/${kind}/json`;
  const profile = {
    version: 1,
    name: id,
    cloud: { kind: 'huawei-v1', host: '49.4.93.24', port: 8883, deviceId: id, secret: `secret-of-${id}` },
    tls: { ca, fileOnModule: `${id}.crt`, check: 'server' },
    mqtt: {
      subscriptions: [{ topic: topic('data'), qos: 1 }],
      proof: { topic: topic('data'), qos: 1, payload: JSON.stringify({ from: id, filling: id.repeat(50) }) },
    },
  };
  writeFileSync(path(`${id}.json`), JSON.stringify(profile));
  return simulator;
};

/** All bytes of one direction on a port, one character per byte, in the order of the recording. */
const bytesIn = (recording: string, kind: 'received' | 'sent'): string =>
  Buffer.concat(
    [...readRecording(readFileSync(recording))].flatMap((entry) => (entry.kind === kind ? [entry.bytes] : [])),
  ).toString('latin1');

/** Removes the expected differences between two sessions: the device, the certificate, the time, and the signal, which changes with it. */
const withoutOwn = (text: string, id: Id): string =>
  text
    .replaceAll(id, 'DEVICE')
    .replace(/-----BEGIN [\s\S]*?-----END CERTIFICATE-----/g, 'CERTIFICATE')
    .replace(/(FS(?:WRITE|READ)="[^"]*",0,|FSFLSIZE: )\d+/g, '$1SIZE')
    .replace(/\+CSQ: \d+/g, '+CSQ: SIGNAL')
    .replace(/\d\d\/\d\d\/\d\d,\d\d:\d\d:\d\d/g, 'TIME')
    .replace(/_\d{10}"/g, '_HOUR"');

const expectApart = (recordingOf: (id: Id) => string): void => {
  for (const id of ids) {
    const [other] = ids.filter((candidate) => candidate !== id);
    const file = recordingOf(id);
    const all = [readFileSync(file, 'utf8'), bytesIn(file, 'received'), bytesIn(file, 'sent')].join('\n');
    expect(all).toContain(id);
    expect(all).not.toContain(other);
  }
  // The sessions are equal byte for byte except for the names: nothing was swapped, duplicated or lost.
  const [first, second] = ids;
  for (const kind of ['received', 'sent'] as const) {
    expect(withoutOwn(bytesIn(recordingOf(first), kind), first)).toBe(
      withoutOwn(bytesIn(recordingOf(second), kind), second),
    );
  }
};

describe.skipIf(!haveTools('socat'))('two modules on two ports at the same time', () => {
  let simulators: readonly CliProcess[] = [];

  beforeAll(async () => {
    simulators = await Promise.all(ids.map(startSimulator));
  });
  afterAll(async () => {
    for (const simulator of simulators) simulator.kill('SIGTERM');
    await Promise.all(simulators.map((simulator) => simulator.ended));
    platform.remove();
  });

  it('two sessions of one app: both done, two recordings, each with only its own module', async () => {
    const clock = createNodeClock();
    const openLink = createOpenLink({ clock, openSimulated: async () => fail('link/missing') });
    const app = createApp({ platform, clock, openLink, version: 'test' });
    const runs = await Promise.all(
      ids.map(async (id) => {
        const plan = await loadPlan(platform, path(`${id}.json`), { acceptExpired: false, baudRate: 115_200 });
        if (!plan.ok) throw new Error(JSON.stringify(plan.error));
        const opened = await app.openSession(path(`${id}.tty`), { settings: { baudRate: 115_200 } });
        if (!opened.ok) throw new Error(JSON.stringify(opened.error));
        const { session, recordingPath } = opened.value;
        const messages: string[] = [];
        session.on('message', (topic) => messages.push(Buffer.from(topic).toString()));
        const result = await session.provision(plan.value, new AbortController().signal);
        expect(await session.disconnect()).toBe('closed');
        return { id, result, recordingPath, epoch: session.epoch, messages };
      }),
    );
    await app.close();
    for (const { id, result, messages } of runs) {
      expect(result).toMatchObject({ ok: true, value: { failure: null, findings: { proof: 'returned' } } });
      expect(messages).toEqual([`/huawei/v1/devices/${id}/data/json`]);
    }
    expect(new Set(runs.map(({ epoch }) => epoch)).size).toBe(2);
    expect(readdirSync(path('recordings'))).toHaveLength(2);
    const recordingOf = (id: Id): string => runs.find((run) => run.id === id)?.recordingPath ?? '';
    expectApart(recordingOf);
  });

  it('two CLI processes: both end with 0, two recordings, each with only its own module', async () => {
    const runs = await Promise.all(
      ids.map((id) =>
        runCliProcess([
          ...['provision', '--port', path(`${id}.tty`), '--profile', path(`${id}.json`)],
          ...['--data', path('shared-data'), '--record', path(`${id}.jsonl`)],
        ]),
      ),
    );
    for (const run of runs) expect(run).toMatchObject({ exitCode: 0, err: '' });
    expectApart((id) => path(`${id}.jsonl`));
  });

  it('a second process on a port in use reports it and does not disturb the first', async () => {
    const [id] = ids;
    // The first process keeps the port until it is ended, because the second may need longer to start than the first for its whole run.
    const first = startCliProcess([
      ...['provision', '--port', path(`${id}.tty`), '--profile', path(`${id}.json`), '--verbose', '--watch'],
      ...['--data', path('shared-data'), '--record', path('taken.jsonl')],
    ]);
    await first.untilOut(/→ AT/);
    const second = await runCliProcess([
      ...['provision', '--port', path(`${id}.tty`), '--profile', path(`${id}.json`)],
      ...['--data', path('shared-data')],
    ]);
    expect(second).toMatchObject({ exitCode: 3, err: expect.stringMatching(/\(link\/busy\)\n$/) });
    await first.untilOut(/Online\./);
    first.kill('SIGINT');
    expect(await first.ended).toMatchObject({
      exitCode: 0,
      err: expect.stringMatching(/^Stopping cleanly\.[^\n]*\n$/),
      out: expect.stringMatching(/Disconnected cleanly\.\n$/),
    });
  });
});
