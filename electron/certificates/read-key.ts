import type { KeyObject, X509Certificate } from 'node:crypto';
import { fail, type Outcome, ok } from '../../shared/outcome.ts';
import { isPrivateKeyBlock, looksLikeDer } from './certificate-reader.ts';
import { containerOf, isEncryptedPkcs8, isWholeSequence } from './der.ts';
import { decodePemText, type PemBlock, pemLines, pemLinesOfDer, scanPem } from './pem.ts';
import { type ParsedKey, parsePrivateKeyDer } from './private-key-der.ts';
import { readCertificateFile, refuseBySize } from './read-certificates.ts';
import { bitsOf, kindOf, parseCertificate } from './x509-facts.ts';

export interface KeyFile {
  /** The format of the file. */
  readonly format: 'pem' | 'der';
  readonly kind: ReturnType<typeof kindOf>;
  readonly bits: number | null;
  /** The lines of the PEM of the key only, without line ends: secret. */
  readonly pemLines: readonly string[];
  readonly key: KeyObject;
}

/**
 * Reads the private key of a file: PKCS 8, PKCS 1 or SEC 1, as PEM or DER. Certificates in the same file are ignored.
 * Failures: `certificate/empty`, `/too-large`, `/key-encrypted` (no module supports it), `/not-a-key`, `/unreadable`.
 */
export const readKeyFile = (content: Uint8Array): Outcome<KeyFile> => {
  const refusal = refuseBySize(content);
  if (refusal !== null) return refusal;
  return looksLikeDer(content) ? readDer(content) : readPem(decodePemText(content));
};

/** Checks that a private key belongs to the first certificate of a file. Failure: `certificate/key-mismatch`. */
export const checkKeyPair = (certificateContent: Uint8Array, keyContent: Uint8Array): Outcome<void> => {
  const certificate = readCertificateFile(certificateContent);
  if (!certificate.ok) return certificate;
  const key = readKeyFile(keyContent);
  if (!key.ok) return key;
  const { facts, x509 } = certificate.value.certificates[0];
  if (belongTogether(x509, key.value.key)) return ok(undefined);
  return fail('certificate/key-mismatch', { subject: facts.commonName ?? facts.subject });
};

const belongTogether = (certificate: X509Certificate, key: KeyObject): boolean => {
  try {
    return certificate.checkPrivateKey(key);
  } catch {
    return false;
  }
};

const readDer = (content: Uint8Array): Outcome<KeyFile> => {
  const problem = containerOf(content);
  if (problem !== null) return fail('certificate/unreadable', { problem });
  if (isEncryptedPkcs8(content)) return fail('certificate/key-encrypted');
  const parsed = isWholeSequence(content) ? parsePrivateKeyDer(content) : null;
  if (parsed !== null) return ok(keyFileOf('der', parsed, pemLinesOfDer(parsed.label, content)));
  if (parseCertificate(content) !== null) return fail('certificate/not-a-key');
  return fail('certificate/unreadable', { problem: 'not-a-key' });
};

const readPem = (text: string): Outcome<KeyFile> => {
  const { blocks, error } = scanPem(text);
  if (error !== null) return fail('certificate/unreadable', { problem: error.problem, line: error.line });
  const [block, second] = blocks.filter(isPrivateKeyBlock);
  if (block === undefined) {
    if (blocks.length > 0) return fail('certificate/not-a-key');
    return fail('certificate/unreadable', { problem: 'no-pem' });
  }
  if (second !== undefined) return fail('certificate/unreadable', { problem: 'several-keys', line: second.line });
  if (isEncrypted(block)) return fail('certificate/key-encrypted', { line: block.line });
  const parsed = parsePrivateKeyDer(block.der, block.label);
  if (parsed === null)
    return fail('certificate/unreadable', { problem: 'not-a-key', label: block.label, line: block.line });
  return ok(keyFileOf('pem', parsed, pemLines(block.label, block.body)));
};

/** `BEGIN ENCRYPTED PRIVATE KEY`, or the headers of RFC 1421. */
const isEncrypted = (block: PemBlock): boolean =>
  block.label === 'ENCRYPTED PRIVATE KEY' ||
  block.headers.some((header) => /^(?:Proc-Type:.*ENCRYPTED|DEK-Info:)/.test(header)) ||
  isEncryptedPkcs8(block.der);

const keyFileOf = (format: 'pem' | 'der', { key }: ParsedKey, lines: readonly string[]): KeyFile => ({
  format,
  kind: kindOf(key),
  bits: bitsOf(key),
  pemLines: lines,
  key,
});
