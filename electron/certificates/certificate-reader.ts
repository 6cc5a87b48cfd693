import type { X509Certificate } from 'node:crypto';
import { type Failure, fail, failure, type Outcome, ok } from '../../shared/outcome.ts';
import { containerOf, isCertificateRequest, isWholeSequence } from './der.ts';
import { createPemScanner, hasByteOrderMark, latin1Of, type PemBlock, pemLines, pemLinesOfDer } from './pem.ts';
import { isPrivateKeyDer } from './private-key-der.ts';
import { parseCertificate } from './x509-facts.ts';

export interface FoundCertificate {
  readonly x509: X509Certificate;
  /** The lines of its PEM, without line ends. */
  readonly pemLines: readonly string[];
}

export interface FileEnd {
  /** The format of the file. */
  readonly format: 'pem' | 'der';
  /** True when the file also contains a private key. The key is never returned. */
  readonly holdsPrivateKey: boolean;
}

/**
 * Reads the certificates of a file that is passed in chunks of any size: PEM (a byte order mark, CR LF, text and other blocks around it are
 * accepted) or DER. Buffers at most one certificate.
 */
export interface CertificateReader {
  /** Reads the next bytes and does not keep a reference. False: further bytes do not change the result. */
  push(part: Uint8Array): boolean;
  /** Ends the file. Succeeds after at least one certificate; otherwise `certificate/empty`, `/is-a-key`, `/unreadable` (as `readCertificateFile`). */
  end(): Outcome<FileEnd>;
}

/** A SEQUENCE with a one-byte length is not longer than this, so these bytes are enough to recognise DER. */
const startBytes = 130;

export const createCertificateReader = (onCertificate: (found: FoundCertificate) => void): CertificateReader => {
  let start = Buffer.alloc(0);
  /** `null` until the format is known. */
  let reader: CertificateReader | null = null;
  const begin = (): CertificateReader => {
    reader = looksLikeDer(start) ? createDerReader(onCertificate) : createPemReader(onCertificate);
    reader.push(!looksLikeDer(start) && hasByteOrderMark(start) ? start.subarray(3) : start);
    return reader;
  };
  return {
    push: (part) => {
      if (reader !== null) return reader.push(part);
      start = Buffer.concat([start, part]);
      if (start.length >= startBytes) begin();
      return true;
    },
    end: () => (reader ?? begin()).end(),
  };
};

/**
 * One SEQUENCE that fills the file (an EC key has less than 128 bytes), or one with a length field of two or more bytes: no text begins with
 * `0`, the byte of its tag, followed by such a byte.
 */
export const looksLikeDer = (content: Uint8Array): boolean =>
  isWholeSequence(content) || (content[0] === 0x30 && (content[1] ?? 0) >= 0x80);

/** The same limit as for a PEM block. Containers are recognised by their first bytes. */
const longestDer = 4 * 1024 * 1024;

const createDerReader = (onCertificate: (found: FoundCertificate) => void): CertificateReader => {
  let parts: Uint8Array[] = [];
  let length = 0;
  return {
    push: (part) => {
      length += part.length;
      if (length <= longestDer) parts.push(Uint8Array.from(part));
      return length <= longestDer;
    },
    end: () => {
      const content = Buffer.concat(parts);
      parts = [];
      const problem = containerOf(content);
      if (problem !== null) return fail('certificate/unreadable', { problem });
      const isWhole = length <= longestDer && isWholeSequence(content);
      const x509 = isWhole ? parseCertificate(content) : null;
      if (x509 !== null) {
        onCertificate({ x509, pemLines: pemLinesOfDer('CERTIFICATE', x509.raw) });
        return ok({ format: 'der', holdsPrivateKey: false });
      }
      if (isPrivateKeyDer(content)) return fail('certificate/is-a-key');
      const isRequest = isCertificateRequest(content);
      return fail('certificate/unreadable', { problem: isRequest ? 'certificate-request' : 'not-a-certificate' });
    },
  };
};

const createPemReader = (onCertificate: (found: FoundCertificate) => void): CertificateReader => {
  let error: Failure | null = null;
  let isBlank = true;
  let count = 0;
  let holdsPrivateKey = false;
  let other: PemBlock | null = null;
  const onBlock = (block: PemBlock): void => {
    if (error !== null) return;
    holdsPrivateKey ||= isPrivateKeyBlock(block);
    if (block.label !== 'CERTIFICATE') {
      other ??= block;
      return;
    }
    count += 1;
    const x509 = block.headers.length === 0 ? parseCertificate(block.der) : null;
    const facts = { problem: 'not-a-certificate', line: block.line, index: count };
    if (x509 === null) error = failure('certificate/unreadable', facts);
    else onCertificate({ x509, pemLines: pemLines('CERTIFICATE', block.body) });
  };
  const scanner = createPemScanner(onBlock);
  return {
    push: (part) => {
      const text = latin1Of(part);
      isBlank &&= text.trim() === '';
      scanner.push(text);
      return error === null && scanner.error === null;
    },
    end: () => {
      if (isBlank) return fail('certificate/empty');
      const broken = scanner.end();
      if (error !== null) return { ok: false, error };
      if (broken !== null) return fail('certificate/unreadable', { problem: broken.problem, line: broken.line });
      if (count > 0) return ok({ format: 'pem', holdsPrivateKey });
      if (holdsPrivateKey) return fail('certificate/is-a-key');
      return fail('certificate/unreadable', other === null ? { problem: 'no-pem' } : otherFacts(other));
    },
  };
};

const otherFacts = ({ label, line }: PemBlock) => ({ problem: otherContents[label] ?? 'other-content', label, line });

/** Contents that are often mistaken for a certificate, by label (RFC 7468, and the labels that openssl and others write). */
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
