import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { openRfc2217Link } from '../../electron/link/rfc2217-link.ts';
import { readRecording } from '../../electron/recorder/read-recording.ts';
import { defaultFrame } from '../../shared/contract.ts';
import { LinkObserver, TerminalLab } from '../link/pseudo-terminals.ts';
import { linkContext } from '../link/real-clock.ts';
import { type Ser2netMode, startSer2net } from '../link/ser2net-lab.ts';
import { type CliProcess, startCliProcess } from '../support/cli-process.ts';
import { haveTools } from '../support/required-tools.ts';
import type { CliRun } from '../support/run-cli.ts';
import { createTempPlatform } from '../support/temp-platform.ts';

const device = 'greenhouse-12';
const platform = createTempPlatform();
const path = (name: string): string => join(platform.dataFolder, name);
const terminal = path('tty');
const lab = new TerminalLab();
const started: CliProcess[] = [];
const start = (...args: Parameters<typeof startCliProcess>): CliProcess => {
  const process = startCliProcess(...args);
  started.push(process);
  return process;
};

const topic = `/huawei/v1/devices/${device}/data/json`;
const profileWith = (ca: string): object => ({
  version: 1,
  name: device,
  cloud: { kind: 'huawei-v1', host: '49.4.93.24', port: 8883, deviceId: device, secret: 'secret-of-greenhouse' },
  tls: { ca, fileOnModule: 'server.crt', check: 'server' },
  mqtt: {
    subscriptions: [{ topic, qos: 1 }],
    proof: { topic, qos: 1, payload: JSON.stringify({ msgType: 'deviceReq', filling: '~'.repeat(300) }) },
  },
});

const rateOfTerminal = (): string => execFileSync('stty', ['-F', terminal, 'speed']).toString().trim();

/** Runs `provision`, and reads the baud rate of the module's terminal on the way: a server resets it at the end. */
const provision = async (port: string, name: string): Promise<CliRun & { readonly rate: string }> => {
  const run = start(
    [
      ...['provision', '--port', port, '--profile', path('profile.json'), '--data', path('data')],
      ...['--record', path(`${name}.jsonl`), '--baud', '57600'],
    ],
    { limitMs: 120_000 },
  );
  await run.untilOut(/✓ done/);
  const rate = rateOfTerminal();
  return { ...(await run.ended), rate };
};

describe.skipIf(!haveTools('socat', 'ser2net', 'stty'))('a module behind a serial server', () => {
  let simulator: CliProcess;

  beforeAll(async () => {
    simulator = startCliProcess(
      ['simulate', '--pty', terminal, '--data', path('simulator'), '--device', `${device}:secret-of-greenhouse`],
      { limitMs: 300_000 },
    );
    const [, ca = ''] = await simulator.untilOut(/^ready .*ca=(\S+)\n/m);
    writeFileSync(path('profile.json'), JSON.stringify(profileWith(ca)));
  });
  afterEach(async () => {
    // A test that fails leaves its processes, and a shared port waits for ever for a removed terminal.
    for (const each of started.splice(0)) {
      each.kill('SIGKILL');
      await each.ended;
    }
    await lab.cleanUp();
  });
  afterAll(async () => {
    simulator.kill('SIGTERM');
    await simulator.ended;
    platform.remove();
  });

  it.each<[Ser2netMode, string, string]>([
    ['raw', 'tcp', '115200'],
    ['rfc2217', 'rfc2217', '57600'],
  ])(
    'is provisioned through ser2net in the mode %s, at the baud rate of the right side',
    async (mode, scheme, rate) => {
      const port = await startSer2net(lab, terminal, mode);
      const run = await provision(`${scheme}://127.0.0.1:${port}`, mode);
      expect(run).toMatchObject({ exitCode: 0, err: '', rate });
      expect(run.out).toContain('the message came back by subscription');
    },
  );

  it('is provisioned through a port that is shared by this program', async () => {
    const share = start(
      [
        'share',
        '--port',
        terminal,
        '--rfc2217',
        '0',
        '--write',
        '--data',
        path('share'),
        '--record',
        path('share.jsonl'),
      ],
      { limitMs: 120_000 },
    );
    const [, address = ''] = await share.untilOut(/^ready rfc2217:\/\/(\S+)\n/m);
    expect(await provision(`rfc2217://${address}`, 'shared')).toMatchObject({ exitCode: 0, err: '', rate: '57600' });
    await share.untilOut(/127\.0\.0\.1:\d+ has left/);
    share.kill('SIGTERM');
    expect(await share.ended).toMatchObject({ exitCode: 0 });
    const received = (file: string): string =>
      Buffer.concat(
        [...readRecording(readFileSync(path(file)))].flatMap((entry) =>
          entry.kind === 'received' ? [entry.bytes] : [],
        ),
      ).toString('latin1');
    // What one side has recorded of the module, the other side has too.
    expect(received('share.jsonl')).toBe(received('shared.jsonl'));
  });

  it('has the settings of the client of a shared port, also a frame that needs a new opening', async () => {
    const { a, b } = await lab.pair();
    const share = start(['share', '--port', a, '--rfc2217', '0', '--write', '--data', path('share')], {
      limitMs: 60_000,
    });
    const [, address = ''] = await share.untilOut(/^ready rfc2217:\/\/(\S+)\n/m);
    const settings = { baudRate: 9600, frame: { ...defaultFrame, stopBits: 2 } } as const;
    const opened = await openRfc2217Link(`rfc2217://${address}`, settings, linkContext());
    if (!opened.ok) throw new Error(JSON.stringify(opened.error));
    const link = opened.value;
    const terminalNow = execFileSync('stty', ['-a', '-F', a]).toString();
    expect(terminalNow).toMatch(/speed 9600 baud[\s\S]* cstopb/);
    const device = await lab.open(b);
    const [here, there] = [new LinkObserver(link), new LinkObserver(device)];
    await link.write(Buffer.from('AT\r'));
    await there.bytes(3);
    await device.write(Buffer.from('OK\r\n'));
    await here.bytes(4);
    expect([there.received.toString(), here.received.toString()]).toEqual(['AT\r', 'OK\r\n']);
    expect(await link.control?.setLines({ dtr: false })).toMatchObject({ error: { code: 'link/unsupported' } });
    await link.close();
    share.kill('SIGTERM');
    expect(await share.ended).toMatchObject({ exitCode: 0 });
  });

  it('that speaks Telnet is named at tcp://, and its bytes are in the recording but not among the lines', async () => {
    const port = await startSer2net(lab, terminal, 'rfc2217');
    const monitor = start(
      [
        'monitor',
        '--port',
        `tcp://127.0.0.1:${port}`,
        '--data',
        path('data'),
        '--record',
        path('telnet.jsonl'),
        '--json',
      ],
      { limitMs: 60_000 },
    );
    await monitor.untilOut(/"type":"note".*\n/);
    monitor.write('AT\n');
    await monitor.untilOut(/"text":"OK".*\n/);
    monitor.kill('SIGTERM');
    const { out } = await monitor.ended;
    expect(out).toMatch(/"note":"telnet","details":"[^"]*(WILL|DO) [^"]*"/);
    const received = Buffer.concat(
      [...readRecording(readFileSync(path('telnet.jsonl')))].flatMap((entry) =>
        entry.kind === 'received' ? [entry.bytes] : [],
      ),
    );
    expect(received[0]).toBe(255);
    const shown = out.split('\n').filter((line) => line.includes('"direction":"received"'));
    expect(shown.join('')).not.toMatch(/\ufffd/);
  });
});
