import type { X509Certificate } from 'node:crypto';
import type { CertificateFacts } from '../../shared/certificates/facts.ts';
import { certificateFileLimitBytes } from '../../shared/certificates/limits.ts';
import { fail, type Outcome, ok } from '../../shared/outcome.ts';
import { createCertificateReader, type FileEnd } from './certificate-reader.ts';
import { decodePemText } from './pem.ts';
import { factsOf } from './x509-facts.ts';

export interface ReadCertificate {
  readonly facts: CertificateFacts;
  /** The lines of its PEM, without line ends. */
  readonly pemLines: readonly string[];
  /** Its PEM with LF and without a final newline. */
  readonly pem: string;
  readonly x509: X509Certificate;
}

export interface CertificateFile extends FileEnd {
  /** At least one, in the order of the file. */
  readonly certificates: readonly [ReadCertificate, ...ReadCertificate[]];
}

/**
 * Reads every certificate of a file that goes to a module: PEM (a byte order mark, CR LF, text and other blocks around it are accepted) or DER.
 * Failures: `certificate/empty`, `/too-large`, `/is-a-key`, `/unreadable` with the facts problem and, where known, line and index
 * (number of the certificate in the file, starting at 1).
 */
export const readCertificateFile = (content: Uint8Array): Outcome<CertificateFile> => {
  const refusal = refuseBySize(content);
  if (refusal !== null) return refusal;
  const certificates: ReadCertificate[] = [];
  const reader = createCertificateReader(({ x509, pemLines }) => {
    certificates.push({ facts: factsOf(x509), pemLines, pem: pemLines.join('\n'), x509 });
  });
  reader.push(content);
  const end = reader.end();
  if (!end.ok) return end;
  const [first, ...others] = certificates;
  if (first === undefined) throw new Error('a file of certificates without one');
  return ok({ ...end.value, certificates: [first, ...others] });
};

/** Refuses empty files, and files that are too large for any module. The same for certificates and keys. */
export const refuseBySize = (content: Uint8Array): ReturnType<typeof fail> | null => {
  if (content.length > certificateFileLimitBytes) {
    return fail('certificate/too-large', { sizeBytes: content.length, limitBytes: certificateFileLimitBytes });
  }
  return decodePemText(content).trim() === '' ? fail('certificate/empty') : null;
};
