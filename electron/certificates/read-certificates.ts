import type { X509Certificate } from 'node:crypto';
import type { CertificateFacts } from '../../shared/certificates/facts.ts';
import { certificateFileLimitBytes } from '../../shared/certificates/limits.ts';
import { fail, type Outcome, ok } from '../../shared/outcome.ts';
import { containerOf, isWholeSequence } from './der.ts';
import { decodePemText, type PemBlock, pemLines, pemLinesOfDer, scanPem } from './pem.ts';
import { isPrivateKeyDer } from './private-key-der.ts';
import { factsOf, parseCertificate } from './x509-facts.ts';

export interface ReadCertificate {
  readonly facts: CertificateFacts;
  /** Lines of its PEM without line ends. */
  readonly pemLines: readonly string[];
  /** Its PEM with LF and without a final newline. */
  readonly pem: string;
  readonly x509: X509Certificate;
}

export interface CertificateFile {
  /** What the file was. */
  readonly format: 'pem' | 'der';
  /** At least one, in the order of the file. */
  readonly certificates: readonly [ReadCertificate, ...ReadCertificate[]];
  /** True when the file also holds a private key; it is never part of `certificates`. */
  readonly holdsPrivateKey: boolean;
}

/**
 * Every certificate of a file: PEM (byte order mark, CR LF, text and other blocks around it tolerated) or DER.
 * Failures: `certificate/empty`, `/too-large`, `/is-a-key`, `/unreadable` with facts problem and, where known, line and index
 * (of the certificate in the file, from 1).
 */
export const readCertificateFile = (content: Uint8Array): Outcome<CertificateFile> => {
  const refusal = refuseBySize(content);
  if (refusal !== null) return refusal;
  return looksLikeDer(content) ? readDer(content) : readPem(decodePemText(content));
};

/** Empty and oversized files, the same for certificates and keys. */
export const refuseBySize = (content: Uint8Array): ReturnType<typeof fail> | null => {
  if (content.length > certificateFileLimitBytes) {
    return fail('certificate/too-large', { sizeBytes: content.length, limitBytes: certificateFileLimitBytes });
  }
  return decodePemText(content).trim() === '' ? fail('certificate/empty') : null;
};

/**
 * One SEQUENCE that fills the file (an EC key has less than 128 bytes), or one with a length of two bytes or more: the `0`
 * of its tag followed by such a byte begins no text.
 */
export const looksLikeDer = (content: Uint8Array): boolean =>
  isWholeSequence(content) || (content[0] === 0x30 && (content[1] ?? 0) >= 0x80);

const readDer = (content: Uint8Array): Outcome<CertificateFile> => {
  const problem = containerOf(content);
  if (problem !== null) return fail('certificate/unreadable', { problem });
  const x509 = isWholeSequence(content) ? parseCertificate(content) : null;
  if (x509 !== null) return ok({ format: 'der', certificates: [readOf(x509, null)], holdsPrivateKey: false });
  if (isPrivateKeyDer(content)) return fail('certificate/is-a-key');
  return fail('certificate/unreadable', { problem: 'not-a-certificate' });
};

const readPem = (text: string): Outcome<CertificateFile> => {
  const { blocks, error } = scanPem(text);
  if (error !== null) return fail('certificate/unreadable', { problem: error.problem, line: error.line });
  const holdsPrivateKey = blocks.some(isPrivateKeyBlock);
  const certificates: ReadCertificate[] = [];
  for (const block of blocks.filter(({ label }) => label === 'CERTIFICATE')) {
    const x509 = block.headers.length === 0 ? parseCertificate(block.der) : null;
    if (x509 === null) {
      const index = certificates.length + 1;
      return fail('certificate/unreadable', { problem: 'not-a-certificate', line: block.line, index });
    }
    certificates.push(readOf(x509, block));
  }
  const [first, ...others] = certificates;
  if (first !== undefined) return ok({ format: 'pem', certificates: [first, ...others], holdsPrivateKey });
  if (holdsPrivateKey) return fail('certificate/is-a-key');
  const other = blocks[0];
  if (other === undefined) return fail('certificate/unreadable', { problem: 'no-pem' });
  return fail('certificate/unreadable', { problem: 'other-content', label: other.label, line: other.line });
};

export const isPrivateKeyBlock = (block: PemBlock): boolean => block.label.endsWith('PRIVATE KEY');

const readOf = (x509: X509Certificate, block: PemBlock | null): ReadCertificate => {
  const lines = block === null ? pemLinesOfDer('CERTIFICATE', x509.raw) : pemLines('CERTIFICATE', block.body);
  return { facts: factsOf(x509), pemLines: lines, pem: lines.join('\n'), x509 };
};
