import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { delimiter, join } from 'node:path';

/** Debian installs servers in /usr/sbin, which is not in every user's PATH. */
export const toolEnvironment = { ...process.env, PATH: `${process.env.PATH ?? ''}${delimiter}/usr/sbin` };

export interface MosquittoOptions {
  /** Created by the start; contains the settings, the files and the data of the broker. */
  readonly folder: string;
  readonly certificatePem: string;
  readonly keyPem: string;
  /** The user name of the only login. */
  readonly username: string;
  readonly password: string;
  /** Clients need a certificate of this CA. Default: no client certificate. */
  readonly clientCaPem?: string;
}

/** A dedicated mosquitto on loopback, with TLS and a password file. It ends with the tests at the latest. */
export interface Mosquitto {
  readonly port: number;
  /** Ends the process and its connections. Resolves after the end. */
  stop(): Promise<void>;
  /** Starts it again on the same port. */
  start(): Promise<void>;
}

/** A port that is free now; another program may use it before the broker does. */
const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const server = createServer();
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });

const writeSettings = (options: MosquittoOptions, port: number): string => {
  const file = (name: string): string => join(options.folder, name);
  mkdirSync(options.folder, { recursive: true });
  writeFileSync(file('server.crt'), options.certificatePem);
  writeFileSync(file('server.key'), options.keyPem);
  if (options.clientCaPem !== undefined) writeFileSync(file('clients.crt'), options.clientCaPem);
  execFileSync('mosquitto_passwd', ['-b', '-c', file('passwords'), options.username, options.password], {
    env: toolEnvironment,
    stdio: 'pipe',
  });
  const lines = [
    `listener ${port} 127.0.0.1`,
    `certfile ${file('server.crt')}`,
    `keyfile ${file('server.key')}`,
    ...(options.clientCaPem === undefined ? [] : [`cafile ${file('clients.crt')}`, 'require_certificate true']),
    `password_file ${file('passwords')}`,
    'allow_anonymous false',
    'log_dest stderr',
    // mosquitto drops the rights of root by default, and could not read these files then.
    ...(process.getuid?.() === 0 ? ['user root'] : []),
  ];
  writeFileSync(file('mosquitto.conf'), `${lines.join('\n')}\n`);
  return file('mosquitto.conf');
};

/** Starts the broker and resolves when it reports that it runs. */
const launch = async (settings: string): Promise<ChildProcess> => {
  const child = spawn('mosquitto', ['-c', settings], { env: toolEnvironment, stdio: ['ignore', 'ignore', 'pipe'] });
  const kill = (): void => void child.kill('SIGKILL');
  process.once('exit', kill);
  child.once('exit', () => process.off('exit', kill));
  let output = '';
  await new Promise<void>((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', () => reject(new Error(`mosquitto ended: ${output}`)));
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      output = `${output}${text}`.slice(-10_000);
      if (/mosquitto version \S+ running/.test(output)) resolve();
    });
  });
  return child;
};

const end = async (child: ChildProcess): Promise<void> => {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.kill('SIGTERM');
  await ended;
};

export const startMosquitto = async (options: MosquittoOptions): Promise<Mosquitto> => {
  const port = await freePort();
  const settings = writeSettings(options, port);
  let child = await launch(settings);
  return {
    port,
    stop: () => end(child),
    start: async () => {
      await end(child);
      child = await launch(settings);
    },
  };
};
