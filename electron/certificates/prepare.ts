import { createHash } from 'node:crypto';
import type { CertificateFacts } from '../../shared/certificates/facts.ts';
import { fail, type Outcome, ok } from '../../shared/outcome.ts';
import type { CertificateRole } from '../../shared/steps.ts';
import { readCertificateFile } from './read-certificates.ts';
import { readKeyFile } from './read-key.ts';

export type LineEnds = 'lf' | 'crlf' | 'as-is';

export interface PrepareOptions {
  readonly role: CertificateRole;
  /** Default: `lf`. `as-is`: the unchanged bytes of the file, after it was parsed successfully. */
  readonly lineEnds?: LineEnds;
}

/** The exact bytes that go to the module; `bytes.length` is the size in AT+FSWRITE. */
export interface PreparedFile {
  readonly bytes: Uint8Array;
  /** SHA-256 of `bytes`, lower-case hex. */
  readonly sha256: string;
  /** In the order of the file. Empty for a private key. */
  readonly certificates: readonly CertificateFacts[];
  /** The format of the original file. PEM is sent unless `as-is`. */
  readonly format: 'pem' | 'der';
}

/**
 * Prepares a file for the module: PEM with LF and without a final newline, so that the file of the article has 1402 bytes
 * (docs/huawei.md §2.4). Certificates keep their line wrapping. The text around them and other blocks, in particular private keys, are
 * removed. The failures are those of `readCertificateFile` and `readKeyFile`.
 */
export const prepareForModule = (content: Uint8Array, options: PrepareOptions): Outcome<PreparedFile> => {
  const { role, lineEnds = 'lf' } = options;
  if (role === 'clientKey') {
    const key = readKeyFile(content);
    if (!key.ok) return key;
    return ok(preparedOf(bytesOf(content, key.value.pemLines, lineEnds), [], key.value.format));
  }
  const file = readCertificateFile(content);
  if (!file.ok) return file;
  const { certificates, format, holdsPrivateKey } = file.value;
  if (lineEnds === 'as-is' && holdsPrivateKey) return fail('certificate/is-a-key');
  const lines = certificates.flatMap((certificate) => certificate.pemLines);
  const facts = certificates.map((certificate) => certificate.facts);
  return ok(preparedOf(bytesOf(content, lines, lineEnds), facts, format));
};

const bytesOf = (content: Uint8Array, lines: readonly string[], lineEnds: LineEnds): Uint8Array =>
  lineEnds === 'as-is' ? content.slice() : new TextEncoder().encode(lines.join(lineEnds === 'lf' ? '\n' : '\r\n'));

const preparedOf = (
  bytes: Uint8Array,
  certificates: readonly CertificateFacts[],
  format: 'pem' | 'der',
): PreparedFile => ({ bytes, sha256: createHash('sha256').update(bytes).digest('hex'), certificates, format });
