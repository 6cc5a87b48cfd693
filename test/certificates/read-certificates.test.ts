import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { readCertificateFile } from '../../electron/certificates/read-certificates.ts';
import { judgeCertificate } from '../../shared/certificates/judge.ts';
import { oneSentence } from '../../shared/words/describe-failure.ts';
import { articleCa, articleText, bytesOf, emqCa, opensslOutputs, version1Root } from './fixtures.ts';
import { type Generated, generate } from './generate.ts';

const certificatesOf = (content: Uint8Array | string) => {
  const outcome = readCertificateFile(typeof content === 'string' ? bytesOf(content) : content);
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.error));
  return outcome.value.certificates;
};

let leaf: Generated;
let ca: Generated;

beforeAll(async () => {
  const authority = await generate({ key: 'rsa-2048' });
  ca = authority;
  leaf = await generate({ name: 'device', isCa: false, issuer: authority.issuer });
});

describe('facts', () => {
  it('of a hostile certificate are truncated, even a serial number of several kilobytes', async () => {
    const { der } = await generate({ serialNumber: '7f'.repeat(5_000) });
    const [only] = certificatesOf(der);
    expect(only?.facts.serialNumber).toBe('7F'.repeat(256));
  });

  it('of the CA of the article', () => {
    expect(certificatesOf(articleCa).map(({ facts }) => facts)).toEqual([
      {
        subject: 'C=CN, ST=GD, L=SZ, O=Huawei, OU=CN, CN=IOT',
        issuer: 'C=CN, ST=GD, L=SZ, O=Huawei, OU=CN, CN=IOT',
        commonName: 'IOT',
        serialNumber: 'AF7B9CD4BAEC746F',
        notBeforeMs: Date.UTC(2016, 4, 4, 12, 17, 27),
        notAfterMs: Date.UTC(2026, 4, 2, 12, 17, 27),
        sha256: 'c6dff2932443de50c23b63c6de98312326c428691901f822ffbe57df80505907',
        sha1: expect.stringMatching(/^dfc8165f.*4e4baa$/),
        isCa: true,
        isVersion1: false,
        claimsSelfSigned: true,
        selfSigned: true,
        keyKind: 'rsa',
        keyBits: 2048,
        subjectAltNames: [],
      },
    ]);
  });

  it('of a self-signed root of version 1: a CA, because version 1 cannot state it and openssl accepts it as one', () => {
    const [{ facts }] = certificatesOf(version1Root);
    expect(facts).toMatchObject({ commonName: 'Old root', isCa: true, isVersion1: true, selfSigned: true });
    const judged = (role: 'ca' | 'clientCert') =>
      judgeCertificate(facts, { role, nowMs: facts.notBeforeMs }).map(({ code }) => code);
    expect(judged('ca')).toEqual(['unusual-key']);
    expect(judged('clientCert'), 'the same command makes client certificates').toEqual(['unusual-key']);
  });

  it('of a certificate of version 1 with an invalid signature: no CA', () => {
    const damaged = Uint8Array.from(Buffer.from(certificatesOf(version1Root)[0].x509.raw));
    damaged[damaged.length - 1] = (damaged.at(-1) ?? 0) ^ 1;
    expect(certificatesOf(damaged)[0].facts).toMatchObject({ isCa: false, isVersion1: true, selfSigned: false });
  });

  it('of a server certificate signed by a CA', () => {
    expect(certificatesOf(leaf.pem)[0].facts).toMatchObject({
      commonName: 'device',
      issuer: 'CN=Test CA',
      isCa: false,
      claimsSelfSigned: false,
      selfSigned: false,
      keyKind: 'ec',
      keyBits: 256,
      subjectAltNames: ['DNS:localhost', 'IP Address:127.0.0.1'],
    });
  });
});

describe('what is accepted', () => {
  const crlf = articleText.replaceAll('\n', '\r\n');
  it.each([
    ['LF without a final newline', articleText],
    ['CR LF', `${crlf}\r\n`],
    ['blank lines and blanks around lines', `\n\n  ${articleText.replaceAll('\n', '  \n\n ')}\n`],
    ['one long line', articleText.replace(/(?<=[A-Za-z0-9+/])\n(?=[A-Za-z0-9+/])/g, '')],
    ['leading text', `Bag Attributes\n    friendlyName: 华为\nsubject=/CN=IOT\n${articleText}`],
    ['text that names a certificate', `# BEGIN CERTIFICATE of the platform\n${articleText}`],
  ])('%s', (_, text) => {
    expect(certificatesOf(text)[0].facts.commonName).toBe('IOT');
  });

  it('a byte order mark', () => {
    expect(certificatesOf(`\uFEFF${articleText}`)[0].facts.commonName).toBe('IOT');
  });

  it('DER, which becomes the same PEM', () => {
    const der = Buffer.from(articleText.split('\n').slice(1, -1).join(''), 'base64');
    const outcome = readCertificateFile(der);
    expect(outcome).toMatchObject({ ok: true, value: { format: 'der', certificates: [{ pem: articleText }] } });
  });

  it('every certificate of a bundle, not only the first', () => {
    const bundle = [articleText, Buffer.from(emqCa).toString('latin1'), ca.pem, leaf.pem].join('\n');
    expect(certificatesOf(bundle).map(({ facts }) => facts.commonName)).toEqual(['IOT', 'RootCA', 'Test CA', 'device']);
  });

  it('a certificate and its private key in one file, with a flag for the key', () => {
    const key = `-----BEGIN PRIVATE KEY-----\n${Buffer.from(leaf.keyPkcs8).toString('base64')}\n-----END PRIVATE KEY-----\n`;
    const outcome = readCertificateFile(bytesOf(key + leaf.pem));
    expect(outcome).toMatchObject({ ok: true, value: { holdsPrivateKey: true, certificates: [{ facts: {} }] } });
  });
});

describe('what is refused before the module is touched', () => {
  const lines = articleText.split('\n');
  const withLine = (index: number, text: string): string => lines.with(index, text).join('\n');
  const unreadable = (problem: string, line?: number) => ({
    code: 'certificate/unreadable',
    facts: line === undefined ? { problem } : { problem, line },
  });

  it.each([
    ['nothing', '', { code: 'certificate/empty', facts: {} }],
    ['blanks', ' \r\n\t', { code: 'certificate/empty', facts: {} }],
    ['missing END', lines.slice(0, -1).join('\n'), unreadable('missing-end', 1)],
    ['missing BEGIN', `text\n${lines.slice(1).join('\n')}`, unreadable('missing-begin', lines.length)],
    ['CR only', articleText.replaceAll('\n', '\r'), unreadable('cr-only', 1)],
    ['dashes of a word processor', withLine(0, '—–—BEGIN CERTIFICATE—–—'), unreadable('smart-dashes', 1)],
    ['such dashes at the end', withLine(22, '–––––END CERTIFICATE–––––'), unreadable('smart-dashes', 23)],
    ['a missing dash', withLine(0, '----BEGIN CERTIFICATE-----'), unreadable('bad-boundary', 1)],
    ['another END', withLine(22, '-----END PUBLIC KEY-----'), unreadable('label-mismatch', 23)],
    ['a missing character', withLine(5, lines[5]?.slice(1) ?? ''), unreadable('bad-base64', 22)],
    ['an invalid character', withLine(5, lines[5]?.replace(/^./, '§') ?? ''), unreadable('bad-base64', 6)],
    ['padding in the middle', withLine(5, `${lines[5]?.slice(0, -1)}=`), unreadable('bad-base64', 7)],
    ['a missing line', lines.toSpliced(5, 1).join('\n'), unreadable('not-a-certificate', 1)],
    ['no PEM', 'hello', unreadable('no-pem')],
    ['Base64 alone', lines.slice(1, -1).join('\n'), unreadable('no-pem')],
    ['an empty block', '-----BEGIN CERTIFICATE-----\n-----END CERTIFICATE-----', unreadable('bad-base64', 1)],
  ])('%s', (_, text, error) => {
    expect(readCertificateFile(bytesOf(text))).toMatchObject({ ok: false, error });
  });

  it.each(['utf16le', 'be'] as const)('UTF-16 (%s)', (encoding) => {
    const content = Buffer.from(`\uFEFF${articleText}`, 'utf16le');
    if (encoding === 'be') content.swap16();
    expect(readCertificateFile(content)).toMatchObject({ ok: false, error: unreadable('utf-16', 1) });
    expect(readCertificateFile(content.subarray(2))).toMatchObject({ ok: false, error: unreadable('utf-16', 1) });
  });

  it('a bundle whose second certificate is broken, with its number and line', () => {
    const broken = `${articleText}\n${lines.toSpliced(5, 1).join('\n')}`;
    const facts = { problem: 'not-a-certificate', line: 24, index: 2 };
    expect(readCertificateFile(bytesOf(broken))).toMatchObject({ ok: false, error: { facts } });
  });

  it('a private key, as PEM and as DER', () => {
    const pem = `-----BEGIN PRIVATE KEY-----\n${Buffer.from(leaf.keyPkcs8).toString('base64')}\n-----END PRIVATE KEY-----`;
    for (const content of [bytesOf(pem), leaf.keyPkcs8]) {
      expect(readCertificateFile(content)).toMatchObject({ ok: false, error: { code: 'certificate/is-a-key' } });
    }
  });

  it.each([
    ['a certificate request', opensslOutputs.request, 'certificate-request', 'CERTIFICATE REQUEST'],
    ['an older label', opensslOutputs.request.replaceAll('CERTIFICATE', 'NEW CERTIFICATE'), 'certificate-request'],
    ['PKCS#7', opensslOutputs.pkcs7, 'pkcs7', 'PKCS7'],
    ['other labels of PKCS 7', opensslOutputs.pkcs7.replaceAll('PKCS7', 'CMS'), 'pkcs7'],
    ['other labels of PKCS 7', opensslOutputs.pkcs7.replaceAll('PKCS7', 'PKCS #7 SIGNED DATA'), 'pkcs7'],
    ['a trusted certificate of openssl', opensslOutputs.trusted, 'trusted-certificate', 'TRUSTED CERTIFICATE'],
    ['a revocation list', '-----BEGIN X509 CRL-----\nAAAA\n-----END X509 CRL-----', 'revocation-list'],
    ['a public key', '-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----', 'public-key'],
    ['anything else', '-----BEGIN DH PARAMETERS-----\nAAAA\n-----END DH PARAMETERS-----', 'other-content'],
  ])('another kind of PEM is named in the failure: %s', (...given) => {
    const [, text, problem, label] = given as [string, string, string, string?];
    const facts = { problem, line: 1, ...(label === undefined ? {} : { label }) };
    expect(readCertificateFile(bytesOf(text))).toMatchObject({
      ok: false,
      error: { code: 'certificate/unreadable', facts },
    });
  });

  it('a certificate request in DER, named in the failure', () => {
    const der = Buffer.from(opensslOutputs.request.split('\n').slice(1, -2).join(''), 'base64');
    expect(readCertificateFile(der)).toMatchObject({ ok: false, error: unreadable('certificate-request') });
  });

  it('other content is reported with its label', () => {
    const text = '-----BEGIN DH PARAMETERS-----\nAAAA\n-----END DH PARAMETERS-----';
    const read = readCertificateFile(bytesOf(text));
    expect(read.ok ? '' : oneSentence(read.error, 'en')).toContain('DH PARAMETERS');
    expect(read.ok ? '' : oneSentence(read.error, 'zh')).toContain('DH PARAMETERS');
  });

  it('DER followed by other bytes, or PEM hidden in DER', () => {
    const trailing = Buffer.concat([ca.der, Buffer.from([0])]);
    const hidden = Buffer.concat([Buffer.from([0x30, 0x82, articleCa.length >> 8, articleCa.length & 255]), articleCa]);
    for (const content of [trailing, hidden]) {
      expect(readCertificateFile(content)).toMatchObject({ ok: false, error: unreadable('not-a-certificate') });
    }
  });

  it('more than 64 KiB', () => {
    const bundle = bytesOf(`${articleText}\n`.repeat(50));
    expect(readCertificateFile(bundle)).toMatchObject({ ok: false, error: { code: 'certificate/too-large' } });

    const facts = { sizeBytes: 65_537, limitBytes: 65_536 };
    expect(readCertificateFile(new Uint8Array(65_537))).toMatchObject({
      ok: false,
      error: { code: 'certificate/too-large', facts },
    });
  });
});

describe('damage', () => {
  it.each([
    ['the CA of the article', articleCa],
    ['the CA of the vendor', emqCa],
  ])('every changed character of %s is detected', (_, content) => {
    const text = Buffer.from(content).toString('latin1');
    const bodyStart = text.indexOf('\n') + 1;
    const bodyEnd = text.lastIndexOf('\n');
    const undetected: number[] = [];
    let parsed = 0;
    for (let at = bodyStart; at < bodyEnd; at += 1) {
      if (text[at] === '\n') continue;
      const changed = text.slice(0, at) + (text[at] === 'A' ? 'B' : 'A') + text.slice(at + 1);
      const outcome = readCertificateFile(bytesOf(changed));
      if (!outcome.ok) continue;
      parsed += 1;
      const { facts } = outcome.value.certificates[0];
      const findings = judgeCertificate(facts, { role: 'ca', nowMs: facts.notBeforeMs });
      if (!findings.some((finding) => finding.severity === 'error')) undetected.push(at);
    }
    expect(parsed).toBeGreaterThan(800);
    expect(undetected).toEqual([]);
  });

  it('never throws for any input', () => {
    const pieces = fc.constantFrom(
      '-----BEGIN CERTIFICATE-----\n',
      '\n-----END CERTIFICATE-----\n',
      articleText,
      '\r',
      '=',
      '\0',
    );
    const hostile = fc.oneof(
      fc.uint8Array({ maxLength: 300 }),
      fc.uint8Array({ maxLength: 300 }).map((bytes) => Uint8Array.of(0x30, 0x82, ...bytes)),
      fc.array(fc.oneof(pieces, fc.string())).map((parts) => bytesOf(parts.join(''))),
    );
    fc.assert(fc.property(hostile, (content) => typeof readCertificateFile(content).ok === 'boolean'));
  });
});
