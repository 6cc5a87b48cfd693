import type { X509Certificate } from 'node:crypto';
import type { CertificateFacts } from '../../shared/certificates/facts.ts';
import { certificateFileLimitBytes } from '../../shared/certificates/limits.ts';
import { fail, type Outcome, ok } from '../../shared/outcome.ts';
import { containerOf, isCertificateRequest, isWholeSequence } from './der.ts';
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

export interface ReadOptions {
  /** What no module could hold is refused unless it is only looked at (`null`). */
  readonly limitBytes?: number | null;
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
export const readCertificateFile = (content: Uint8Array, options: ReadOptions = {}): Outcome<CertificateFile> => {
  const refusal = refuseBySize(content, options);
  if (refusal !== null) return refusal;
  return looksLikeDer(content) ? readDer(content) : readPem(decodePemText(content));
};

/** Empty and oversized files, the same for certificates and keys. */
export const refuseBySize = (
  content: Uint8Array,
  { limitBytes = certificateFileLimitBytes }: ReadOptions = {},
): ReturnType<typeof fail> | null => {
  if (limitBytes !== null && content.length > limitBytes) {
    return fail('certificate/too-large', { sizeBytes: content.length, limitBytes });
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
  const isRequest = isCertificateRequest(content);
  return fail('certificate/unreadable', { problem: isRequest ? 'certificate-request' : 'not-a-certificate' });
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
  const problem = otherContents[other.label] ?? 'other-content';
  return fail('certificate/unreadable', { problem, label: other.label, line: other.line });
};

/** What is often taken for a certificate, by its label (RFC 7468, and the labels that openssl and others write). */
const otherContents: Readonly<Record<string, string>> = {
  'CERTIFICATE REQUEST': 'certificate-request',
  'NEW CERTIFICATE REQUEST': 'certificate-request',
  PKCS7: 'pkcs7',
  'PKCS #7 SIGNED DATA': 'pkcs7',
  CMS: 'pkcs7',
  'TRUSTED CERTIFICATE': 'trusted-certificate',
  'X509 CRL': 'revocation-list',
  'PUBLIC KEY': 'public-key',
  'RSA PUBLIC KEY': 'public-key',
};

export const isPrivateKeyBlock = (block: PemBlock): boolean => block.label.endsWith('PRIVATE KEY');

const readOf = (x509: X509Certificate, block: PemBlock | null): ReadCertificate => {
  const lines = block === null ? pemLinesOfDer('CERTIFICATE', x509.raw) : pemLines('CERTIFICATE', block.body);
  return { facts: factsOf(x509), pemLines: lines, pem: lines.join('\n'), x509 };
};
