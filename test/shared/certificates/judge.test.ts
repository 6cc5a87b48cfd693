import { describe, expect, it } from 'vitest';
import { cloudRoots, findCloudRoot } from '../../../shared/certificates/cloud-roots.ts';
import type { CertificateFacts } from '../../../shared/certificates/facts.ts';
import { judgeCertificate, judgeCertificates } from '../../../shared/certificates/judge.ts';
import { demoAuthority, demoHost } from '../../../shared/credentials/demo-cloud.ts';
import { caFacts as ca } from '../../support/certificate-facts.ts';

const nowMs = Date.UTC(2026, 10, 23);
const dayMs = 86_400_000;
const deviceHost = '0123456789.st1.iotda-device.cn-north-4.myhuaweicloud.com';

const notSelfSigned = { issuer: 'CN=Root', claimsSelfSigned: false, selfSigned: false };
const leaf: CertificateFacts = { ...ca, ...notSelfSigned, subject: 'CN=device', commonName: 'device', isCa: false };
const retiredRoot: CertificateFacts = {
  ...ca,
  commonName: 'IOT',
  serialNumber: 'AF7B9CD4BAEC746F',
  sha256: 'c6dff2932443de50c23b63c6de98312326c428691901f822ffbe57df80505907',
  notBeforeMs: Date.UTC(2016, 4, 4, 12, 17, 27),
  notAfterMs: Date.UTC(2026, 4, 2, 12, 17, 27),
};
const currentRoot: CertificateFacts = {
  ...ca,
  sha256: cloudRoots.find(({ name }) => name.startsWith('DigiCert'))?.sha256 ?? '',
  serialNumber: '083BE056904246B1A1756AC95991C74A',
};

const demoRoot: CertificateFacts = {
  ...ca,
  subject: demoAuthority,
  issuer: demoAuthority,
  commonName: 'ATelier Demo Cloud CA',
};

type Context = Parameters<typeof judgeCertificate>[1];
const judged = (facts: CertificateFacts, context: Partial<Context> = {}): readonly string[] =>
  judgeCertificate(facts, { role: 'ca', nowMs, ...context }).map(({ severity, code }) => `${severity} ${code}`);

describe('judgeCertificate', () => {
  it('lists errors before warnings and notes', () => {
    expect(judged({ ...ca, isCa: false, keyKind: 'ec', keyBits: 256 })).toEqual([
      'warning not-a-ca',
      'note unusual-key',
    ]);
    expect(judged({ ...ca, keyKind: 'ec', keyBits: 256, notAfterMs: nowMs - 1 })).toEqual([
      'error expired',
      'note unusual-key',
    ]);
    expect(judged({ ...leaf, keyBits: 1_024, notAfterMs: nowMs + dayMs })).toEqual([
      'error not-a-ca',
      'warning expires-soon',
      'warning weak-key',
    ]);
  });

  it.each<readonly [string, Partial<CertificateFacts>, readonly string[]]>([
    ['a valid CA', {}, []],
    ['an expired one', { notAfterMs: nowMs - 1 }, ['error expired']],
    ['one that expires in this millisecond', { notAfterMs: nowMs }, ['warning expires-soon']],
    ['one that expires in 29 days', { notAfterMs: nowMs + 30 * dayMs - 1 }, ['warning expires-soon']],
    ['one that expires in 30 days', { notAfterMs: nowMs + 30 * dayMs }, []],
    ['one that is valid from tomorrow', { notBeforeMs: nowMs + 1 }, ['error not-yet-valid']],
    ['a damaged one', { selfSigned: false }, ['error damaged-signature']],
    ['a damaged key', { keyKind: 'unreadable', keyBits: null, selfSigned: false }, ['error damaged-signature']],
    [
      'a kind of key that cannot be verified',
      { keyKind: 'other', keyBits: null, selfSigned: false },
      ['note unusual-key'],
    ],
    ['a short key', { keyBits: 1024 }, ['warning weak-key']],
    ['a curve', { keyKind: 'ec', keyBits: 256 }, ['note unusual-key']],
    ['an intermediate', notSelfSigned, ['note not-self-signed']],
    ['a server certificate', { ...notSelfSigned, isCa: false }, ['error not-a-ca']],
    ['a self-signed server certificate', { isCa: false }, ['warning not-a-ca']],
    [
      'Huawei’s serial number with another fingerprint',
      { serialNumber: 'AF7B9CD4BAEC746F' },
      ['error damaged-signature'],
    ],
  ])('%s as CA', (_, change, expected) => {
    expect(judged({ ...ca, ...change })).toEqual(expected);
  });

  it.each([
    ['a device certificate', leaf, []],
    ['a CA', { ...ca, ...notSelfSigned }, ['error is-a-ca']],
    ['a self-signed one, which openssl marks as a CA', ca, ['warning is-a-ca']],
    ['a root of Huawei', currentRoot, ['error is-a-ca']],
    ['an expired one', { ...leaf, notAfterMs: nowMs - 1 }, ['error expired']],
  ] as const)('%s as client certificate', (_, facts, expected) => {
    expect(judged(facts, { role: 'clientCert', host: deviceHost })).toEqual(expected);
  });

  it('names subject, date and days', () => {
    const [expired] = judgeCertificate(retiredRoot, { role: 'ca', nowMs });
    expect(expired).toEqual({
      code: 'expired',
      severity: 'error',
      facts: { subject: 'IOT', date: '2026-05-02', days: 204 },
    });
  });

  it.each([
    ['the retired root for its own hosts', retiredRoot, '49.4.93.24', ['warning retired-huawei-root']],
    [
      'the retired root for a current host',
      retiredRoot,
      deviceHost,
      ['warning retired-huawei-root', 'warning huawei-root-host-mismatch'],
    ],
    [
      'a current root for a retired host',
      currentRoot,
      'iot-acc.cn-north-4.myhuaweicloud.com',
      ['warning huawei-root-host-mismatch'],
    ],
    ['a current root for a current host', currentRoot, deviceHost, []],
    ['a current root for another host', currentRoot, 'broker.example.com', []],
    ['a private CA for a current host', ca, deviceHost, ['note root-not-known-for-host']],
    ['a private CA for another host', ca, 'broker.example.com', []],
    [
      'a private intermediate for a current host',
      { ...ca, ...notSelfSigned },
      deviceHost,
      ['note not-self-signed', 'note root-not-known-for-host'],
    ],
    ['a server certificate for a current host', leaf, deviceHost, ['error not-a-ca']],
    ['a current root for the demo cloud', currentRoot, demoHost, ['warning huawei-root-host-mismatch']],
    ['a private CA for the demo cloud', ca, demoHost, ['warning huawei-root-host-mismatch']],
    ['the root of the demo cloud for the demo cloud', demoRoot, demoHost, []],
    ['the root of the demo cloud for a current host', demoRoot, deviceHost, ['warning huawei-root-host-mismatch']],
    ['the root of the demo cloud for another host', demoRoot, 'broker.example.com', []],
  ] as const)('%s', (_, facts, host, expected) => {
    expect(judged(facts, { host, nowMs: Date.UTC(2025, 0, 1) })).toEqual(expected);
  });
});

describe('judgeCertificates', () => {
  const context = { role: 'ca', nowMs: Date.UTC(2025, 0, 1), host: deviceHost } as const;
  const codesOf = (...parameters: Parameters<typeof judgeCertificates>) =>
    judgeCertificates(...parameters).map((findings) => findings.map(({ code }) => code));

  it('reports no host mismatch when one certificate of a bundle fits', () => {
    expect(codesOf([retiredRoot, currentRoot], context)).toEqual([['retired-huawei-root'], []]);
    expect(codesOf([retiredRoot], context)).toEqual([['retired-huawei-root', 'huawei-root-host-mismatch']]);
  });

  it('treats all but the first certificate of a client’s file as its chain', () => {
    expect(codesOf([leaf, ca], { ...context, role: 'clientCert' })).toEqual([[], []]);
    expect(codesOf([ca, ca], { ...context, role: 'clientCert' })).toEqual([['is-a-ca'], []]);
  });
});

describe('findCloudRoot', () => {
  it('finds complete fingerprints and, for the intermediate, the first digits', () => {
    expect(findCloudRoot(retiredRoot.sha256)?.retired).toBe(true);
    expect(findCloudRoot(`b676ffa3179e8812${'0'.repeat(48)}`)?.name).toContain('OV SSL CA 2018');
    expect(findCloudRoot('c6dff293')).toBeNull();
  });
});
