import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createCertificateReader } from '../../electron/certificates/certificate-reader.ts';
import { type Inspection, inspectCertificates } from '../../electron/certificates/inspect.ts';
import { createPemScanner, type PemBlock, scanPem } from '../../electron/certificates/pem.ts';
import { prepareForModule } from '../../electron/certificates/prepare.ts';
import { type Outcome, ok } from '../../shared/outcome.ts';
import { articleCa, articleText, bytesOf, emqCa, opensslOutputs } from './fixtures.ts';

const MiB = 1024 * 1024;

const inspect = async (
  parts: AsyncIterable<Outcome<Uint8Array>>,
): Promise<{ readonly end: Outcome<Inspection>; readonly names: readonly (string | null)[] }> => {
  const names: (string | null)[] = [];
  const end = await inspectCertificates(parts, (facts) => names.push(facts().commonName));
  return { end, names };
};

/** All chunks use the same memory, so that a reference kept to an earlier chunk shows wrong bytes. */
const inOneBuffer = async function* (parts: Iterable<Uint8Array>): AsyncGenerator<Outcome<Uint8Array>> {
  const buffer = new Uint8Array(64 * 1024);
  for (const part of parts) {
    buffer.set(part);
    yield ok(buffer.subarray(0, part.length));
    buffer.fill(0);
  }
};

const cut = function* (content: Uint8Array, sizes: readonly number[]): Generator<Uint8Array> {
  let at = 0;
  for (let index = 0; at < content.length; index += 1) {
    const size = Math.max(1, sizes[index % sizes.length] ?? 1);
    yield content.subarray(at, at + size);
    at += size;
  }
};

const emqText = Buffer.from(emqCa).toString('latin1');
const der = Buffer.from(articleText.split('\n').slice(1, -1).join(''), 'base64');
const shortKey = Buffer.from('302e020100300506032b657004220420'.padEnd(96, '1'), 'hex');

describe('a file read in chunks', () => {
  it.each<[string, Uint8Array]>([
    ['a bundle', bytesOf(`\uFEFFtext\r\n${articleText}\r\n\r\n${emqText}\n`)],
    ['DER', der],
    ['a key in DER', shortKey],
    ['another PEM type', bytesOf(opensslOutputs.request)],
    ['UTF-16', Buffer.from(articleText, 'utf16le')],
    ['CR only', bytesOf(articleText.replaceAll('\n', '\r'))],
    ['blanks', bytesOf(' \n \n')],
    ['nothing', new Uint8Array(0)],
    ['a broken one', bytesOf(`${articleText}\n${emqText.slice(0, 400)}`)],
  ])('gives the same result as the complete file for any chunking: %s', async (_name, content) => {
    const whole = await inspect(inOneBuffer([content]));
    const prepared = prepareForModule(content, { role: 'ca' });
    if (prepared.ok) {
      const { bytes, sha256, format, certificates } = prepared.value;
      expect(whole.end).toEqual(ok({ format, sha256, bytes: bytes.length, fileBytes: content.length }));
      expect(whole.names).toEqual(certificates.map(({ commonName }) => commonName));
    } else expect(whole.end).toEqual(prepared);
    await fc.assert(
      fc.asyncProperty(fc.array(fc.integer({ min: 1, max: 200 }), { minLength: 1, maxLength: 20 }), async (sizes) => {
        expect(await inspect(inOneBuffer(cut(content, sizes)))).toEqual(whole);
      }),
      { numRuns: 30 },
    );
  });

  it('with 200 MiB is read to its end, and nothing of it is kept in memory', async () => {
    const text = bytesOf(`${'# a line of text around the certificates'.repeat(20)}\n`.repeat(80)).subarray(0, 60_000);
    const parts = function* (): Generator<Uint8Array> {
      for (let count = 0; count < 3_600; count += 1) {
        yield text;
        yield bytesOf(`\n${count % 10 === 0 ? (count % 20 === 0 ? articleText : emqText) : ''}\n`);
      }
    };
    const { end, names } = await inspect(inOneBuffer(parts()));
    expect(end.ok && end.value.fileBytes).toBeGreaterThan(200 * MiB);
    expect(names).toEqual(Array.from({ length: 360 }, (_, index) => (index % 2 === 0 ? 'IOT' : 'RootCA')));
    const whole = Array.from({ length: 180 }, () => `${articleText}\n${emqText.trim()}`).join('\n');
    expect(end).toMatchObject({
      ok: true,
      value: { bytes: whole.length, sha256: createHash('sha256').update(whole).digest('hex') },
    });
  });

  it.each([
    ['lines', '-----BEGIN CERTIFICATE-----\n', `${'A'.repeat(64)}\n`],
    ['empty lines', '-----BEGIN CERTIFICATE-----\n', '\n'.repeat(1_000)],
    ['one line', '-----BEGIN CERTIFICATE-----\n', 'A'.repeat(10_000)],
  ])('is refused when a block does not end: %s', (_name, start, more) => {
    const reader = createCertificateReader(() => undefined);
    let read = 0;
    reader.push(bytesOf(start.padStart(200, ' ')));
    while (read < 64 * MiB && reader.push(bytesOf(more.repeat(10)))) read += more.length * 10;
    expect(read).toBeLessThan(5 * MiB);
    expect(reader.end()).toMatchObject({
      error: { code: 'certificate/unreadable', facts: { problem: 'block-too-long', line: 1 } },
    });
  });

  it('is refused when DER does not end', () => {
    const reader = createCertificateReader(() => undefined);
    let read = 0;
    reader.push(Uint8Array.of(0x30, 0x84, 0x7f, 0xff, 0xff, 0xff));
    while (read < 64 * MiB && reader.push(new Uint8Array(100_000))) read += 100_000;
    expect(read).toBeLessThan(5 * MiB);
    expect(reader.end()).toMatchObject({ error: { facts: { problem: 'not-a-certificate' } } });
  });

  it('may have lines of any length around its certificates', () => {
    const names: string[] = [];
    const reader = createCertificateReader(({ x509 }) => names.push(x509.subject));
    for (let count = 0; count < 100; count += 1) reader.push(new Uint8Array(100_000).fill(0x2d));
    reader.push(bytesOf(`\n${articleText}\n`));
    expect(reader.end()).toEqual(ok({ format: 'pem', holdsPrivateKey: false }));
    expect(names).toHaveLength(1);
  });

  it('is refused at its first error', () => {
    const reader = createCertificateReader(() => undefined);
    expect(reader.push(articleCa)).toBe(true);
    expect(reader.push(bytesOf('\n-----END CERTIFICATE-----\n'))).toBe(false);
    expect(reader.push(articleCa)).toBe(false);
    expect(reader.end()).toMatchObject({ error: { facts: { problem: 'missing-begin' } } });
  });
});

it('PEM gives the same blocks and errors for any chunking', () => {
  const piece = fc.constantFrom(
    '-----BEGIN CERTIFICATE-----',
    '-----END CERTIFICATE-----',
    '-----END RSA PRIVATE KEY-----',
    '----BEGIN CERTIFICATE-----',
    'Proc-Type: 4,ENCRYPTED',
    'AAAA',
    'AA==',
    '§',
    '',
    ' \t',
    '\r',
    '\0',
  );
  fc.assert(
    fc.property(
      fc.array(piece),
      fc.constantFrom('\n', '\r\n', '\r'),
      fc.integer({ min: 1, max: 40 }),
      (lines, end, size) => {
        const text = lines.join(end);
        const blocks: PemBlock[] = [];
        const scanner = createPemScanner((block) => blocks.push(block));
        for (let at = 0; at < text.length; at += size) scanner.push(text.slice(at, at + size));
        expect({ error: scanner.end(), blocks }).toEqual(scanPem(text));
      },
    ),
  );
});
