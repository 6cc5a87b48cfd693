import { type ChildProcess, execFileSync, spawn, spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { delimiter, join } from 'node:path';
import { afterAll, beforeAll, describe, it } from 'vitest';
import { createTempPlatform } from '../../support/temp-platform.ts';
import { behavesAsBroker } from './broker-suite.ts';
import { dial, loginOf, tlsTo } from './fixtures.ts';
import { makeCertificate } from './test-certificates.ts';

/** Debian keeps servers in sbin, which is not in everybody's PATH. */
const env = { ...process.env, PATH: `${process.env.PATH ?? ''}${delimiter}/usr/sbin` };
const missing = (['mosquitto', 'mosquitto_passwd', 'openssl'] as const).filter(
  (tool) => spawnSync(tool, ['--help'], { env, stdio: 'ignore' }).error !== undefined,
);
if (missing.length > 0 && process.env.CI === 'true') throw new Error(`missing: ${missing.join(', ')}`);
if (missing.length > 0) process.stderr.write(`mosquitto tests skipped, missing: ${missing.join(', ')}\n`);

const platform = createTempPlatform();
const folder = join(platform.dataFolder, 'broker');
const file = (name: string): string => join(folder, name);
const password = 'broker-password';
let broker: ChildProcess | null = null;
let port = 0;
let otherCa = '';

/** Certificates by openssl, so that neither side of the handshake is made by what it judges. */
const makeCertificates = (): void => {
  const openssl = (...words: readonly string[]): Buffer =>
    execFileSync('openssl', words, { cwd: folder, env, stdio: 'pipe' });
  openssl(...'req -x509 -newkey rsa:2048 -nodes -keyout ca.key -out ca.crt -days 30 -subj /CN=broker-ca'.split(' '));
  openssl(...'req -newkey rsa:2048 -nodes -keyout server.key -out server.csr -subj /CN=broker'.split(' '));
  writeFileSync(file('names'), 'subjectAltName=DNS:localhost,IP:127.0.0.1\n');
  openssl(
    ...'x509 -req -in server.csr -CA ca.crt -CAkey ca.key -CAcreateserial -days 20 -extfile names -out server.crt'.split(
      ' ',
    ),
  );
};

const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const server = createServer();
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });

const start = async (): Promise<void> => {
  mkdirSync(folder);
  makeCertificates();
  otherCa = (await makeCertificate({ subject: 'CN=broker-ca', ca: true })).pem;
  execFileSync('mosquitto_passwd', ['-b', '-c', file('passwords'), 'user', password], { env, stdio: 'pipe' });
  port = await freePort();
  const lines = [
    `listener ${port} 127.0.0.1`,
    `certfile ${file('server.crt')}`,
    `keyfile ${file('server.key')}`,
    `password_file ${file('passwords')}`,
    'allow_anonymous false',
    ...(process.getuid?.() === 0 ? ['user root'] : []),
  ];
  writeFileSync(file('mosquitto.conf'), lines.join('\n'));
  broker = spawn('mosquitto', ['-c', file('mosquitto.conf')], { env, stdio: 'ignore' });
  const deadline = Date.now() + 10_000;
  for (let answer: unknown = 'refused'; answer === 'refused'; answer = await dial(port, null)) {
    if (Date.now() > deadline) throw new Error('mosquitto does not listen');
  }
};

describe.skipIf(missing.length > 0)('real MQTT over real TLS to mosquitto', () => {
  beforeAll(start);
  afterAll(async () => {
    const child = broker;
    if (child && child.exitCode === null) {
      const ended = new Promise((resolve) => child.once('exit', resolve));
      child.kill();
      await ended;
    }
    platform.remove();
  });

  const login = loginOf(undefined, { clientId: 'module-1', username: 'user', password });
  behavesAsBroker({
    port: () => port,
    caPem: () => readFileSync(file('ca.crt'), 'latin1'),
    otherCaPem: () => otherCa,
    login,
    secondLogin: { ...login, clientId: 'module-2' },
    wrongPasswordCode: 5,
  });

  it('takes no client that trusts only its server certificate under another name', async ({ expect }) => {
    const leaf = readFileSync(file('server.crt'), 'latin1');
    expect(await dial(port, tlsTo(leaf, { serverName: 'other.test' }))).toBe('tls-host');
  });
});
