import type { CertificateFacts } from '../../shared/certificates/facts.ts';

/** The facts of a CA certificate without problems. */
export const caFacts: CertificateFacts = {
  subject: 'CN=Test CA',
  issuer: 'CN=Test CA',
  commonName: 'Test CA',
  serialNumber: '01',
  notBeforeMs: Date.UTC(2020, 0, 1),
  notAfterMs: Date.UTC(2040, 0, 1),
  sha256: '00'.repeat(32),
  sha1: '00'.repeat(20),
  isCa: true,
  isVersion1: false,
  claimsSelfSigned: true,
  selfSigned: true,
  keyKind: 'rsa',
  keyBits: 2048,
  subjectAltNames: [],
};
