import { createHash } from 'node:crypto';
import type { CertificateFacts } from '../../shared/certificates/facts.ts';
import { type Outcome, ok } from '../../shared/outcome.ts';
import { createCertificateReader } from './certificate-reader.ts';
import { factsOf } from './x509-facts.ts';

/** The result for the file as a whole. */
export interface Inspection {
  readonly format: 'pem' | 'der';
  /** Size of the output of `prepareForModule` for this file. */
  readonly bytes: number;
  /** SHA-256 of that output, lower-case hex. */
  readonly sha256: string;
  readonly fileBytes: number;
}

/**
 * Inspects a file of any size that is not meant for a module: one certificate after the other, without keeping any. The facts of each
 * require a signature check, so they are computed only on request.
 */
export const inspectCertificates = async (
  parts: AsyncIterable<Outcome<Uint8Array>>,
  onCertificate: (facts: () => CertificateFacts) => void,
): Promise<Outcome<Inspection>> => {
  const hash = createHash('sha256');
  let bytes = 0;
  let fileBytes = 0;
  const reader = createCertificateReader(({ x509, pemLines }) => {
    const text = `${bytes === 0 ? '' : '\n'}${pemLines.join('\n')}`;
    hash.update(text);
    bytes += text.length;
    onCertificate(() => factsOf(x509));
  });
  for await (const part of parts) {
    if (!part.ok) return part;
    fileBytes += part.value.length;
    if (!reader.push(part.value)) break;
  }
  const end = reader.end();
  return end.ok ? ok({ format: end.value.format, bytes, sha256: hash.digest('hex'), fileBytes }) : end;
};
