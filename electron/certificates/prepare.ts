import { createHash } from 'node:crypto';
import type { CertificateFacts } from '../../shared/certificates/facts.ts';
import { fail, type Outcome, ok } from '../../shared/outcome.ts';
import type { CertificateRole } from '../../shared/steps.ts';
import { readCertificateFile } from './read-certificates.ts';
import { readKeyFile } from './read-key.ts';

export type LineEnds = 'lf' | 'crlf' | 'as-is';

export interface PrepareOptions {
  readonly role: CertificateRole;
  /** `lf` if left out. `as-is`: the file byte for byte, once it has been read without a failure. */
  readonly lineEnds?: LineEnds;
}

/** What goes to the module, byte for byte; `bytes.length` is the number in AT+FSWRITE. */
export interface PreparedFile {
  readonly bytes: Uint8Array;
  /** Of `bytes`, lower-case hex. */
  readonly sha256: string;
  /** In the order of the file; empty for a key. */
  readonly certificates: readonly CertificateFacts[];
  /** What the file was; what is sent is PEM unless `as-is`. */
  readonly format: 'pem' | 'der';
}

/**
 * A file as the module shall get it: PEM with LF and without a final newline, so that the article's file is its 1402 bytes
 * (docs/huawei.md §2.4). Certificates keep their own line wrapping; text around them and other blocks, keys above all, are left
 * out. Failures are those of `readCertificateFile` and `readKeyFile`.
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
