import { X509Certificate } from 'node:crypto';
import { cpSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  type CloudCertificates,
  prepareCertificates,
} from '../../../electron/simulator/demo-cloud/certificate-store.ts';
import { createTempPlatform, type TempPlatform } from '../../support/temp-platform.ts';

const wallMs = Date.UTC(2026, 10, 23);
const dayMs = 86_400_000;
/** RSA keys take a while, so every test starts with a copy of one set. */
const fresh = createTempPlatform();
let platform: TempPlatform;

beforeAll(async () => {
  await prepareCertificates(fresh, wallMs);
});
beforeEach(() => {
  platform = createTempPlatform();
  cpSync(fresh.dataFolder, platform.dataFolder, { recursive: true });
});
afterEach(() => platform.remove());
afterAll(() => fresh.remove());

const prepare = async (at = wallMs): Promise<CloudCertificates> => {
  const prepared = await prepareCertificates(platform, at);
  if (!prepared.ok) throw new Error(prepared.error.code);
  return prepared.value;
};
const file = (name: string): string => join(platform.dataFolder, 'demo-cloud', name);

describe('certificates of the demo cloud', () => {
  it('are RSA-2048, signed by their CA, and name every host that leads to the cloud', async () => {
    const { authority, server, authorityPath } = await prepare();
    const ca = new X509Certificate(authority.certificatePem);
    const leaf = new X509Certificate(server.certificatePem);
    expect(ca.subject).toBe('CN=ATelier Demo Cloud CA');
    expect(ca.ca).toBe(true);
    expect(leaf.ca).toBe(false);
    for (const { publicKey } of [ca, leaf]) expect(publicKey.asymmetricKeyDetails?.modulusLength).toBe(2048);
    expect(leaf.verify(ca.publicKey)).toBe(true);
    expect(Date.parse(ca.validTo) - wallMs).toBeGreaterThan(3650 * dayMs);
    expect(Date.parse(ca.validFrom)).toBeLessThan(wallMs);
    const hosts = [
      'localhost',
      'iot-mqtts.cn-north-4.myhuaweicloud.com',
      '0123456789.st1.iotda-device.cn-east-3.myhuaweicloud.com',
    ];
    for (const host of hosts) expect(leaf.checkHost(host)).toBeDefined();
    for (const ip of ['127.0.0.1', '::1', '49.4.93.24', '121.36.42.100']) expect(leaf.checkIP(ip)).toBeDefined();
    expect(leaf.checkHost('example.org')).toBeUndefined();
    expect(authorityPath).toBe(file('ca.crt'));
    expect(readFileSync(authorityPath, 'latin1')).toBe(authority.certificatePem);
    for (const key of ['ca.key', 'server.key']) expect(statSync(file(key)).mode & 0o777).toBe(0o600);
  });

  it('have one CA for all programs that start at the same time', async () => {
    rmSync(join(platform.dataFolder, 'demo-cloud'), { recursive: true });
    const all = await Promise.all([prepare(), prepare(), prepare(), prepare()]);
    const shown = readFileSync(file('ca.crt'), 'latin1');
    expect(all.map(({ authority }) => authority.certificatePem)).toEqual(all.map(() => shown));
    for (const { server } of all)
      expect(new X509Certificate(server.certificatePem).verify(new X509Certificate(shown).publicKey)).toBe(true);
    expect((await prepare()).authority.certificatePem).toBe(shown);
  });

  it('keep a CA whose key is in a file of its own, as an earlier version wrote it', async () => {
    const [key = ''] = readFileSync(file('ca.key'), 'latin1').split('-----BEGIN CERTIFICATE-----');
    writeFileSync(file('ca.key'), key);
    const { authority } = await prepare();
    expect(authority.certificatePem).toBe(readFileSync(file('ca.crt'), 'latin1'));
  });

  it('show the certificate of the CA again after its file was damaged', async () => {
    const before = await prepare();
    writeFileSync(file('ca.crt'), 'garbage');
    expect(await prepare()).toEqual(before);
    expect(readFileSync(file('ca.crt'), 'latin1')).toBe(before.authority.certificatePem);
  });

  it('are reused while they are valid', async () => {
    const first = await prepare();
    expect(await prepare(wallMs + 600 * dayMs)).toEqual(first);
  });

  it.each<[string, () => void, { ca: boolean }]>([
    ['the server certificate is damaged', () => writeFileSync(file('server.crt'), 'garbage'), { ca: true }],
    ['the server key is missing', () => rmSync(file('server.key')), { ca: true }],
    [
      'the server key is another one',
      () => writeFileSync(file('server.key'), readFileSync(file('ca.key'))),
      { ca: true },
    ],
    [
      'the CA certificate is incomplete',
      () => {
        writeFileSync(file('ca.crt'), readFileSync(file('ca.crt')).subarray(0, 300));
        writeFileSync(file('ca.key'), readFileSync(file('ca.key')).subarray(0, -300));
      },
      { ca: false },
    ],
    ['the key of the CA is missing', () => rmSync(file('ca.key')), { ca: false }],
    ['the CA certificate is not a CA', () => copyPair('server', 'ca'), { ca: false }],
    ['a file is far too large', () => writeFileSync(file('ca.key'), Buffer.alloc(1_000_000)), { ca: false }],
  ])('are created again when %s, and a valid CA is kept', async (_name, harm, kept) => {
    const before = await prepare();
    harm();
    const after = await prepare();
    expect(after.authority.certificatePem === before.authority.certificatePem).toBe(kept.ca);
    expect(after.server.certificatePem).not.toBe(before.server.certificatePem);
    const ca = new X509Certificate(after.authority.certificatePem);
    expect(new X509Certificate(after.server.certificatePem).verify(ca.publicKey)).toBe(true);
    expect(await prepare()).toEqual(after);
  });

  it('are created again in their last 30 days, and when they are not valid yet by the clock', async () => {
    const first = await prepare();
    const renewed = await prepare(wallMs + 701 * dayMs);
    expect(renewed.server.certificatePem).not.toBe(first.server.certificatePem);
    expect(renewed.authority).toEqual(first.authority);
    const past = await prepare(wallMs - 10 * dayMs);
    expect(past.authority.certificatePem).not.toBe(first.authority.certificatePem);
  });

  it('fail like the disk when their folder is a file', async () => {
    rmSync(join(platform.dataFolder, 'demo-cloud'), { recursive: true });
    writeFileSync(join(platform.dataFolder, 'demo-cloud'), '');
    expect(await prepareCertificates(platform, wallMs)).toMatchObject({ ok: false });
  });
});

const copyPair = (from: string, to: string): void => {
  for (const end of ['crt', 'key']) writeFileSync(file(`${to}.${end}`), readFileSync(file(`${from}.${end}`)));
};
