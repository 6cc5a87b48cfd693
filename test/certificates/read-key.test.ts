import { createPrivateKey } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { checkKeyPair, readKeyFile } from '../../electron/certificates/read-key.ts';
import { articleCa, bytesOf } from './fixtures.ts';
import { type Generated, generate } from './generate.ts';

let ec: Generated;
let rsa: Generated;

beforeAll(async () => {
  [ec, rsa] = await Promise.all([generate({ name: 'device' }), generate({ name: 'other', key: 'rsa-2048' })]);
});

const keyOf = (generated: Generated) =>
  createPrivateKey({ key: Buffer.from(generated.keyPkcs8), format: 'der', type: 'pkcs8' });

type Container = readonly [name: string, which: 'ec' | 'rsa', type: 'pkcs8' | 'pkcs1' | 'sec1', label: string];

const containers: readonly Container[] = [
  ['PKCS 8 of RSA', 'rsa', 'pkcs8', 'PRIVATE KEY'],
  ['PKCS 8 of EC', 'ec', 'pkcs8', 'PRIVATE KEY'],
  ['PKCS 1', 'rsa', 'pkcs1', 'RSA PRIVATE KEY'],
  ['SEC 1', 'ec', 'sec1', 'EC PRIVATE KEY'],
];

const exported = (which: 'ec' | 'rsa', type: Container[2], format: 'pem' | 'der'): Uint8Array => {
  const key = keyOf(which === 'ec' ? ec : rsa);
  const content = key.export({ type, format } as { type: 'pkcs8'; format: 'pem' });
  return typeof content === 'string' ? bytesOf(content) : content;
};

describe('readKeyFile', () => {
  it.each(containers)('%s, as PEM and as DER', (_, which, type, label) => {
    const pem = Buffer.from(exported(which, type, 'pem')).toString();
    for (const [format, content] of [
      ['pem', bytesOf(`text\r\n${pem.replaceAll('\n', '\r\n')}`)],
      ['der', exported(which, type, 'der')],
    ] as const) {
      const outcome = readKeyFile(content);
      expect(outcome).toMatchObject({ ok: true, value: { format, kind: which } });
      if (!outcome.ok) return;
      expect(outcome.value.pemLines[0]).toBe(`-----BEGIN ${label}-----`);
      expect(outcome.value.pemLines.join('\n')).toBe(pem.trimEnd());
    }
  });

  it('refuses password-protected keys, in every format', () => {
    const key = keyOf(rsa);
    const secured = { cipher: 'aes-256-cbc', passphrase: 'canary' } as const;
    const forms = [
      key.export({ type: 'pkcs8', format: 'pem', ...secured }),
      key.export({ type: 'pkcs1', format: 'pem', ...secured }),
      key.export({ type: 'pkcs8', format: 'der', ...secured }),
    ];
    for (const form of forms) {
      const content = typeof form === 'string' ? bytesOf(form) : form;
      expect(readKeyFile(content)).toMatchObject({ ok: false, error: { code: 'certificate/key-encrypted' } });
    }
  });

  it.each([
    ['a certificate', () => articleCa, 'certificate/not-a-key'],
    ['a certificate in DER', () => ec.der, 'certificate/not-a-key'],
    ['nothing', () => new Uint8Array(), 'certificate/empty'],
    ['text', () => bytesOf('hello'), 'certificate/unreadable'],
    ['a key without its end', () => exported('ec', 'pkcs8', 'pem').subarray(0, 100), 'certificate/unreadable'],
    [
      'a key of zeros',
      () => bytesOf('-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----'),
      'certificate/unreadable',
    ],
    [
      'two keys',
      () => Buffer.concat([exported('ec', 'pkcs8', 'pem'), exported('rsa', 'pkcs8', 'pem')]),
      'certificate/unreadable',
    ],
    ['a file that is too large', () => new Uint8Array(65_537), 'certificate/too-large'],
  ])('refuses %s', (_, content, code) => {
    expect(readKeyFile(content())).toMatchObject({ ok: false, error: { code } });
  });

  it('puts no part of a key into the facts of a failure', () => {
    const pem = Buffer.from(exported('rsa', 'pkcs8', 'pem')).toString();
    const broken = pem.replace(/\n(.)/, '\n!$1');
    const outcome = readKeyFile(bytesOf(broken));
    expect(outcome.ok).toBe(false);
    expect(JSON.stringify(outcome)).not.toMatch(/[A-Za-z0-9+/]{24}/);
  });
});

describe('checkKeyPair', () => {
  it('accepts the key of the certificate', () => {
    expect(checkKeyPair(bytesOf(ec.pem), ec.keyPkcs8)).toEqual({ ok: true, value: undefined });
    expect(checkKeyPair(rsa.der, exported('rsa', 'pkcs1', 'pem'))).toEqual({ ok: true, value: undefined });
  });

  it('refuses another key, also of another type', async () => {
    const second = await generate({ name: 'device' });
    for (const key of [second.keyPkcs8, rsa.keyPkcs8]) {
      expect(checkKeyPair(bytesOf(ec.pem), key)).toMatchObject({
        ok: false,
        error: { code: 'certificate/key-mismatch', facts: { subject: 'device' } },
      });
    }
  });

  it('returns the failure of either file', () => {
    expect(checkKeyPair(ec.keyPkcs8, ec.keyPkcs8)).toMatchObject({ error: { code: 'certificate/is-a-key' } });
    expect(checkKeyPair(ec.der, articleCa)).toMatchObject({ error: { code: 'certificate/not-a-key' } });
  });
});
