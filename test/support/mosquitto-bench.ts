import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { connectAsync, type IClientOptions, type MqttClient } from 'mqtt';
import { dayMs, makeCertificate, type TestCertificate } from './certificates.ts';
import { type CliProcess, startCliProcess } from './cli-process.ts';
import { type Mosquitto, startMosquitto } from './mosquitto.ts';
import { type CliRun, runCliProcess } from './run-cli.ts';
import { createTempPlatform } from './temp-platform.ts';

export const brokerLogin = { username: 'greenhouse', password: 'canary-Broker_Pass' };
/** The host name in the broker's certificate. The virtual network resolves every name to the broker. */
export const brokerHost = 'broker.test';

type Fields = Readonly<Record<string, unknown>>;

export interface ProfileParts {
  readonly cloud?: Fields;
  readonly tls?: Fields;
  readonly mqtt?: Fields;
}

/** A mosquitto with TLS, a virtual module that connects to it, and `provision`: three processes, connected by a pseudo-terminal. */
export interface MosquittoBench {
  readonly broker: Mosquitto;
  /** The CA that signed the broker's certificate. */
  readonly ca: TestCertificate;
  readonly simulator: CliProcess;
  /** Writes a file next to the profile. */
  write(name: string, content: string | Uint8Array): string;
  path(name: string): string;
  /** Arguments of `provision` for a profile of kind `mqtt`, with the right CA unless `parts` overrides it. */
  provisionArguments(parts: ProfileParts, ...flags: readonly string[]): readonly string[];
  provision(parts: ProfileParts, ...flags: readonly string[]): Promise<CliRun>;
  /** Connects a client to the broker that is independent of the product. */
  connectClient(more?: IClientOptions): Promise<MqttClient>;
  close(): Promise<void>;
}

export interface BenchOptions {
  readonly clientCaPem?: string;
}

export const startMosquittoBench = async (options: BenchOptions = {}): Promise<MosquittoBench> => {
  const platform = createTempPlatform();
  const path = (name: string): string => join(platform.dataFolder, name);
  const validity = { fromMs: Date.now() - dayMs, toMs: Date.now() + 365 * dayMs };
  const ca = await makeCertificate({ subject: 'CN=Broker CA', ca: true, key: 'rsa', ...validity });
  const server = await makeCertificate({
    subject: 'CN=broker',
    issuer: ca,
    names: [brokerHost],
    addresses: ['127.0.0.1'],
    key: 'rsa',
    ...validity,
  });
  const broker = await startMosquitto({
    folder: path('broker'),
    certificatePem: server.pem,
    keyPem: server.keyPem,
    ...brokerLogin,
    ...(options.clientCaPem === undefined ? {} : { clientCaPem: options.clientCaPem }),
  });
  const simulator = startCliProcess(
    [
      ...['simulate', '--broker', `mqtts://127.0.0.1:${broker.port}`, '--pty', path('tty')],
      ...['--data', path('simulator')],
    ],
    { limitMs: 180_000 },
  );
  await simulator.untilOut(/^ready .*\n/m);
  const write = (name: string, content: string | Uint8Array): string => {
    mkdirSync(platform.dataFolder, { recursive: true });
    writeFileSync(path(name), content);
    return path(name);
  };
  const provisionArguments = (parts: ProfileParts, ...flags: readonly string[]): readonly string[] => {
    write('ca.crt', ca.pem);
    const cloud = { kind: 'mqtt', host: brokerHost, port: 8883, clientId: 'module-1', ...brokerLogin, ...parts.cloud };
    const tls = { ca: 'ca.crt', check: 'server', ...parts.tls };
    const proof = { topic: 'greenhouse/1/up', qos: 1, payload: '{"temperature":21.5}' };
    const mqtt = { subscriptions: [{ topic: 'greenhouse/1/#', qos: 1 }], proof, ...parts.mqtt };
    const profile = write('device.json', JSON.stringify({ version: 1, name: 'Greenhouse', cloud, tls, mqtt }));
    return [
      ...['provision', '--port', path('tty'), '--profile', profile, '--data', path('data')],
      ...['--report', path('report.json'), '--record', path('session.jsonl'), ...flags],
    ];
  };
  return {
    broker,
    ca,
    simulator,
    write,
    path,
    provisionArguments,
    provision: (parts, ...flags) => runCliProcess(provisionArguments(parts, ...flags)),
    connectClient: (more = {}) =>
      connectAsync(`mqtts://127.0.0.1:${broker.port}`, {
        ...brokerLogin,
        ca: ca.pem,
        servername: brokerHost,
        reconnectPeriod: 0,
        clientId: 'independent',
        ...more,
      }),
    close: async () => {
      simulator.kill('SIGTERM');
      await simulator.ended;
      await broker.stop();
      platform.remove();
    },
  };
};

/** The next message that a client receives on `topic`. */
export const messageOn = (client: MqttClient, topic: string): Promise<Buffer> =>
  new Promise((resolve) => {
    const listener = (from: string, payload: Buffer): void => {
      if (from !== topic) return;
      client.off('message', listener);
      resolve(payload);
    };
    client.on('message', listener);
  });
