import { generateKeyPairSync } from 'node:crypto';
import { expect, it } from 'vitest';
import { createSerialOpener } from '../../electron/link/serial-opener.ts';
import { createSessionRecorder } from '../../electron/recorder/session-recorder.ts';
import { createSession } from '../../electron/session/session.ts';
import { linkToEndpoint } from '../../electron/simulator/serve/in-process.ts';
import { linkContext } from '../link/real-clock.ts';
import { createMemoryAppendFile } from '../support/memory-append-file.ts';
import { createProvisionBench } from '../support/provision-bench.ts';
import { replayedAlike } from '../support/replayed-alike.ts';
import { VirtualClock } from '../support/virtual-clock.ts';
import { startMonitor } from './monitor-bench.ts';
import { PluggablePort } from './pluggable-port.ts';

const body = [
  'MIIEvQIBADANBgkqhkiG9w0BAQEFAASCBKcwggSjAgEAAoIBAQC7VJTUt9Us8cKj',
  'NMoSfm76oqFvAp8Gy0iz5sxjZmSnXyCdPEov',
];
const pem = `-----BEGIN PRIVATE KEY-----\n${body.join('\n')}\n-----END PRIVATE KEY-----\n`;

/** All bytes of a recording, in both directions. */
const bytesIn = (recording: string): string =>
  recording
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line))
    .filter((line) => Array.isArray(line) && (line[2] === 'r' || line[2] === 't'))
    .map((line) => Buffer.from(line[3], 'base64').toString('latin1'))
    .join('');

it('a private key that a typed line reads from the module is neither shown nor recorded', async () => {
  const clock = new VirtualClock();
  const port = new PluggablePort();
  port.plug();
  const opener = createSerialOpener(port);
  const context = linkContext(clock);
  const bench = await startMonitor({ clock, openLink: (path, settings) => opener(path, settings, context) });
  const read = async (command: string, data: string): Promise<void> => {
    await bench.monitor.write(Buffer.from(`${command}\r`));
    port.device?.say(`${command}\r\r\n${data}\r\nOK\r\n`);
    await clock.advance(1_000);
  };
  await read(`AT+FSREAD="tls.pem",0,${pem.length},0`, pem);
  // A block from its middle.
  await read('AT+FSREAD="tls.pem",1,36,92', body[1] ?? '');
  await read('AT+CSQ', '+CSQ: 20,99\r\n');
  await bench.monitor.close();
  const shown = bench.traffic.map((item) => Buffer.from(item.bytes).toString('latin1')).join('');
  for (const text of [shown, bytesIn(bench.recordingText())]) {
    for (const line of body) expect(text).not.toContain(line.slice(0, 16));
    expect(text).toContain('+CSQ: 20,99');
  }
});

it('another key that is on the module is not recorded when a run compares it', async () => {
  const newKey = (): string =>
    generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
  const [before, now] = [newKey(), newKey()];
  const bench = createProvisionBench();
  /** Runs with this key in its own session and recording. */
  const provision = async (key: string, epoch: number): Promise<string> => {
    const { clock, module, plan } = bench;
    const file = createMemoryAppendFile();
    const recorder = createSessionRecorder({ clock, file, header: { app: 'test', address: 'sim:', epoch } });
    const session = createSession({ link: linkToEndpoint(module, 'sim:', epoch), clock, recorder });
    replayedAlike(session, file.text);
    const content = Buffer.from(key);
    const files = [...plan.files, { role: 'clientKey' as const, fileOnModule: 'tls.pem', content }];
    await clock.runUntil(session.provision({ ...plan, files }, new AbortController().signal));
    await session.close();
    return file.text();
  };
  await bench.session.close();
  await provision(before, 2);
  const recording = await provision(now, 3);
  const text = bytesIn(recording);
  expect(text).toContain('AT+FSREAD="tls.pem"');
  for (const line of before.split('\n').slice(1, 4)) {
    expect(text).not.toContain(line.slice(0, 16));
    expect(text).not.toContain(line.slice(-16));
  }
});
