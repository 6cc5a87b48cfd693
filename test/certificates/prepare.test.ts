import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { type PrepareOptions, prepareForModule } from '../../electron/certificates/prepare.ts';
import { articleCa, articleText, bytesOf, emqCa } from './fixtures.ts';
import { type Generated, generate } from './generate.ts';

const prepared = (content: Uint8Array | string, options: PrepareOptions = { role: 'ca' }) => {
  const outcome = prepareForModule(typeof content === 'string' ? bytesOf(content) : content, options);
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.error));
  return outcome.value;
};
const textOf = (bytes: Uint8Array): string => Buffer.from(bytes).toString('latin1');
const pemOf = (label: string, der: Uint8Array): string =>
  `-----BEGIN ${label}-----\n${Buffer.from(der)
    .toString('base64')
    .replace(/.{64}(?!$)/g, '$&\n')}\n-----END ${label}-----`;

let device: Generated;

beforeAll(async () => {
  device = await generate({ name: 'device', isCa: false });
});

describe('prepareForModule', () => {
  it('keeps the 1402 bytes of the file of the article', () => {
    const file = prepared(articleCa);
    expect(file.bytes).toHaveLength(1402);
    expect(textOf(file.bytes)).toBe(articleText);
    expect(file.sha256).toBe(createHash('sha256').update(articleCa).digest('hex'));
    expect(file.certificates.map(({ commonName }) => commonName)).toEqual(['IOT']);
    expect(file.format).toBe('pem');
  });

  it('writes CR LF, or the unchanged file, on request', () => {
    expect(prepared(articleCa, { role: 'ca', lineEnds: 'crlf' }).bytes).toHaveLength(1424);
    const asIs = bytesOf(`note\r\n${articleText}\r\n`);
    expect(prepared(asIs, { role: 'ca', lineEnds: 'as-is' }).bytes).toEqual(asIs);
  });

  it.each([
    ['one long line is wrapped', articleText.replace(/(?<=[A-Za-z0-9+/])\n(?=[A-Za-z0-9+/])/g, '')],
    ['leading text is dropped', `subject=/CN=IOT\n${articleText}\ntrailing`],
    ['a byte order mark is dropped', `\uFEFF${articleText}`],
  ])('%s', (_, text) => {
    expect(textOf(prepared(text).bytes)).toBe(articleText);
  });

  it('keeps an ordinary line wrapping other than 64', () => {
    const wrapped = articleText
      .replace(/(?<=[A-Za-z0-9+/])\n(?=[A-Za-z0-9+/])/g, '')
      .replace(/^[A-Za-z0-9+/=]{77,}$/m, (body) => body.replace(/.{76}(?!$)/g, '$&\n'));
    expect(textOf(prepared(`${wrapped}\n`).bytes)).toBe(wrapped);
  });

  it('joins the certificates of a bundle, so that a module finds all of them', () => {
    const bundle = `root\n${articleText}\r\n\r\nsecond\n${textOf(emqCa)}\n`;
    const file = prepared(bundle);
    expect(textOf(file.bytes)).toBe(`${articleText}\n${textOf(emqCa)}`);
    expect(file.certificates).toHaveLength(2);
  });

  it('never sends a private key instead of a certificate', () => {
    const both = bytesOf(`${pemOf('PRIVATE KEY', device.keyPkcs8)}\n${pemOf('CERTIFICATE', device.der)}\n`);
    expect(textOf(prepared(both, { role: 'clientCert' }).bytes)).toBe(pemOf('CERTIFICATE', device.der));
    expect(textOf(prepared(both, { role: 'clientKey' }).bytes)).toBe(pemOf('PRIVATE KEY', device.keyPkcs8));
    const asIs = prepareForModule(both, { role: 'ca', lineEnds: 'as-is' });
    expect(asIs).toMatchObject({ ok: false, error: { code: 'certificate/is-a-key' } });
  });

  it('converts a key in DER to PEM', () => {
    const file = prepared(device.keyPkcs8, { role: 'clientKey' });
    expect(file).toMatchObject({ format: 'der', certificates: [] });
    expect(textOf(file.bytes)).toBe(pemOf('PRIVATE KEY', device.keyPkcs8));
  });

  it('refuses a certificate instead of a private key', () => {
    expect(prepareForModule(articleCa, { role: 'clientKey' })).toMatchObject({
      ok: false,
      error: { code: 'certificate/not-a-key' },
    });
  });

  it('gives the same bytes for all forms of the same certificates', () => {
    const certificate = fc.constantFrom(articleText, textOf(emqCa));
    const blank = fc.constantFrom('', ' ', '\t');
    const noise = fc.constantFrom('', 'subject=IOT\n', '\n\n', '# 中文\n');
    const writing = fc.record({
      texts: fc.array(certificate, { minLength: 1, maxLength: 4 }),
      blank,
      noise,
      lineEnd: fc.constantFrom('\n', '\r\n'),
      mark: fc.boolean(),
    });
    fc.assert(
      fc.property(writing, ({ texts, blank: end, noise: before, lineEnd, mark }) => {
        const text = texts.map((pem) => `${before}${pem.replaceAll('\n', `${end}\n`)}\n`).join('');
        const file = prepared(`${mark ? '\uFEFF' : ''}${text.replaceAll('\n', lineEnd)}`);
        expect(textOf(file.bytes)).toBe(texts.join('\n'));
        expect(prepared(file.bytes).sha256).toBe(file.sha256);
      }),
    );
  });
});
