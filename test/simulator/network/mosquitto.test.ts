import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, it } from 'vitest';
import { makeCertificate } from '../../support/certificates.ts';
import { type Mosquitto, startMosquitto, toolEnvironment } from '../../support/mosquitto.ts';
import { haveTools } from '../../support/required-tools.ts';
import { createTempPlatform } from '../../support/temp-platform.ts';
import { behavesAsBroker } from './broker-suite.ts';
import { dial, loginOf, tlsTo } from './fixtures.ts';

const platform = createTempPlatform();
const folder = join(platform.dataFolder, 'certificates');
const read = (name: string): string => readFileSync(join(folder, name), 'latin1');
const password = 'broker-password';
let broker: Mosquitto | null = null;
let otherCa = '';

/** Certificates made by openssl, independent of the code under test. */
const makeCertificates = (): void => {
  const openssl = (words: string): Buffer =>
    execFileSync('openssl', words.split(' '), { cwd: folder, env: toolEnvironment, stdio: 'pipe' });
  openssl('req -x509 -newkey rsa:2048 -nodes -keyout ca.key -out ca.crt -days 30 -subj /CN=broker-ca');
  openssl('req -newkey rsa:2048 -nodes -keyout server.key -out server.csr -subj /CN=broker');
  writeFileSync(join(folder, 'names'), 'subjectAltName=DNS:localhost,IP:127.0.0.1\n');
  openssl('x509 -req -in server.csr -CA ca.crt -CAkey ca.key -CAcreateserial -days 20 -extfile names -out server.crt');
};

const start = async (): Promise<void> => {
  mkdirSync(folder);
  makeCertificates();
  otherCa = (await makeCertificate({ subject: 'CN=broker-ca', ca: true })).pem;
  broker = await startMosquitto({
    folder: join(platform.dataFolder, 'broker'),
    certificatePem: read('server.crt'),
    keyPem: read('server.key'),
    username: 'user',
    password,
  });
};

describe.skipIf(!haveTools('mosquitto', 'mosquitto_passwd', 'openssl'))('real MQTT over real TLS to mosquitto', () => {
  beforeAll(start);
  afterAll(async () => {
    await broker?.stop();
    platform.remove();
  });

  const port = (): number => broker?.port ?? 0;
  const login = loginOf(undefined, { clientId: 'module-1', username: 'user', password });
  behavesAsBroker({
    port,
    caPem: () => read('ca.crt'),
    otherCaPem: () => otherCa,
    login,
    secondLogin: { ...login, clientId: 'module-2' },
    wrongPasswordCode: 5,
  });

  it('does not accept a server certificate with another name', async ({ expect }) => {
    expect(await dial(port(), tlsTo(read('server.crt'), { serverName: 'other.test' }))).toBe('tls-host');
  });
});
