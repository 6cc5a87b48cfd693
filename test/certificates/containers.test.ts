import { describe, expect, it } from 'vitest';
import { readCertificateFile } from '../../electron/certificates/read-certificates.ts';
import { readKeyFile } from '../../electron/certificates/read-key.ts';

/** Headers as written by openssl, with the lengths of a file of about 1000 bytes. */
const file = (hex: string): Uint8Array => new Uint8Array(Buffer.concat([Buffer.from(hex, 'hex'), Buffer.alloc(1_000)]));
const pkcs12 = file('308203e802010330820300' + '06092a864886f70d010701');
const pkcs7 = file('308203e8' + '06092a864886f70d010702');
/** A PKCS 8 key encrypted with PBE-SHA1-3DES of PKCS 12. */
const pkcs12Pbe = file('308203e8' + '301c' + '060a2a864886f70d010c0103');

describe('a container file with certificates or keys', () => {
  it.each([
    ['PKCS 12', pkcs12, 'pkcs12'],
    ['PKCS 7', pkcs7, 'pkcs7'],
  ])('is named in the failure: %s', (_, content, problem) => {
    const refused = { ok: false, error: { code: 'certificate/unreadable', facts: { problem } } };
    expect(readCertificateFile(content)).toMatchObject(refused);
    expect(readKeyFile(content)).toMatchObject(refused);
  });

  it('is an encrypted key when the key is protected by a PKCS 12 password', () => {
    expect(readKeyFile(pkcs12Pbe)).toMatchObject({ ok: false, error: { code: 'certificate/key-encrypted' } });
  });
});
