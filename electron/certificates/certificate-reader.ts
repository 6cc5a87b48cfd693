import type { X509Certificate } from 'node:crypto';
import { type Failure, fail, failure, type Outcome, ok } from '../../shared/outcome.ts';
import { containerOf, isCertificateRequest, isWholeSequence } from './der.ts';
import { createPemScanner, hasByteOrderMark, latin1Of, type PemBlock, pemLines, pemLinesOfDer } from './pem.ts';
import { isPrivateKeyDer } from './private-key-der.ts';
import { parseCertificate } from './x509-facts.ts';

export interface FoundCertificate {
  readonly x509: X509Certificate;
  /** Lines of its PEM without line ends. */
  readonly pemLines: readonly string[];
}

export interface FileEnd {
  /** What the file was. */
  readonly format: 'pem' | 'der';
  /** True when the file also holds a private key; it is never given out. */
  readonly holdsPrivateKey: boolean;
}

/**
 * The certificates of a file that comes in parts, cut anywhere: PEM (byte order mark, CR LF, text and other blocks around it tolerated) or
 * DER. Holds no more than one certificate.
 */
export interface CertificateReader {
  /** The next bytes, which are not kept. False: what follows changes nothing any more. */
  push(part: Uint8Array): boolean;
  /** There is no more. There was at least one certificate, or: `certificate/empty`, `/is-a-key`, `/unreadable` (as `readCertificateFile`). */
  end(): Outcome<FileEnd>;
}

interface Notation {
  push(part: Uint8Array): boolean;
  end(): Outcome<FileEnd>;
}

/** A sequence of one byte of length ends within these. */
const startBytes = 130;

export const createCertificateReader = (onCertificate: (found: FoundCertificate) => void): CertificateReader => {
  let start = Buffer.alloc(0);
  let notation: Notation | null = null;
  const begin = (): Notation => {
    notation = looksLikeDer(start) ? createDerReader(onCertificate) : createPemReader(onCertificate);
    notation.push(!looksLikeDer(start) && hasByteOrderMark(start) ? start.subarray(3) : start);
    return notation;
  };
  return {
    push: (part) => {
      if (notation !== null) return notation.push(part);
      start = Buffer.concat([start, part]);
      if (start.length >= startBytes) begin();
      return true;
    },
    end: () => (notation ?? begin()).end(),
  };
};

/**
 * One SEQUENCE that fills the file (an EC key has less than 128 bytes), or one with a length of two bytes or more: the `0`
 * of its tag followed by such a byte begins no text.
 */
export const looksLikeDer = (content: Uint8Array): boolean =>
  isWholeSequence(content) || (content[0] === 0x30 && (content[1] ?? 0) >= 0x80);

/** As much as a PEM block may have; containers are known by their beginning. */
const longestDer = 4 * 1024 * 1024;

const createDerReader = (onCertificate: (found: FoundCertificate) => void): Notation => {
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

const createPemReader = (onCertificate: (found: FoundCertificate) => void): Notation => {
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
