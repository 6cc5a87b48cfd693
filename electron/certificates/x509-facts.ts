import { type KeyObject, X509Certificate } from 'node:crypto';
import type { CertificateFacts } from '../../shared/certificates/facts.ts';
import { isVersion1Certificate, keyIdentifiers } from './der.ts';

const maximumTextLength = 512;
const maximumNames = 100;

/** A certificate with exactly these DER bytes, or `null`. node:crypto alone would also accept PEM text inside them. */
export const parseCertificate = (der: Uint8Array): X509Certificate | null => {
  try {
    const certificate = new X509Certificate(der);
    const complete = certificate.raw.equals(der);
    return complete && Number.isFinite(Date.parse(certificate.validFrom) + Date.parse(certificate.validTo))
      ? certificate
      : null;
  } catch {
    return null;
  }
};

/** All facts that the rules in `shared/certificates` use. */
export const factsOf = (certificate: X509Certificate): CertificateFacts => {
  const key = keyOf(certificate);
  const identifiers = keyIdentifiers(certificate.raw);
  const isVersion1 = isVersion1Certificate(certificate.raw);
  const selfSigned = key !== null && isSignedBy(certificate, key);
  return {
    subject: nameText(certificate.subject),
    issuer: nameText(certificate.issuer),
    commonName: commonNameOf(certificate.subject),
    serialNumber: certificate.serialNumber.slice(0, maximumTextLength),
    notBeforeMs: Date.parse(certificate.validFrom),
    notAfterMs: Date.parse(certificate.validTo),
    sha256: hexOf(certificate.fingerprint256),
    sha1: hexOf(certificate.fingerprint),
    isCa: certificate.ca || (isVersion1 && selfSigned),
    isVersion1,
    claimsSelfSigned:
      certificate.subject === certificate.issuer ||
      (identifiers.subject !== null && identifiers.subject === identifiers.authority),
    selfSigned,
    keyKind: key === null ? 'unreadable' : kindOf(key),
    keyBits: bitsOf(key),
    subjectAltNames: splitNames(certificate.subjectAltName ?? ''),
  };
};

/** `null` when OpenSSL cannot decode the key. */
const keyOf = (certificate: X509Certificate): KeyObject | null => {
  try {
    return certificate.publicKey;
  } catch {
    return null;
  }
};

const isSignedBy = (certificate: X509Certificate, key: KeyObject): boolean => {
  try {
    return certificate.verify(key);
  } catch {
    return false;
  }
};

/** node:crypto puts each relative distinguished name on a separate line and escapes control characters in it. */
const nameText = (name: string | undefined): string => (name ?? '').split('\n').join(', ').slice(0, maximumTextLength);

const commonNameOf = (subject: string | undefined): string | null => {
  const name = (subject ?? '').split('\n').findLast((part) => part.startsWith('CN='));
  return name === undefined ? null : name.slice('CN='.length, maximumTextLength);
};

const hexOf = (fingerprint: string): string => fingerprint.replaceAll(':', '').toLowerCase();

const kinds: Readonly<Record<string, CertificateFacts['keyKind']>> = {
  rsa: 'rsa',
  'rsa-pss': 'rsa',
  ec: 'ec',
  ed25519: 'ed25519',
  ed448: 'ed448',
  dsa: 'dsa',
};

/** The kind of a public or private key. */
export const kindOf = (key: KeyObject): CertificateFacts['keyKind'] => kinds[key.asymmetricKeyType ?? ''] ?? 'other';

const curveBits: Readonly<Record<string, number>> = {
  prime256v1: 256,
  secp256k1: 256,
  secp224r1: 224,
  secp384r1: 384,
  secp521r1: 521,
};

/** Size in bits of the modulus or of the curve. */
export const bitsOf = (key: KeyObject | null): number | null => {
  const details = key?.asymmetricKeyDetails;
  return details?.modulusLength ?? curveBits[details?.namedCurve ?? ''] ?? null;
};

/** Splits `DNS:a, DNS:b`. Names with a comma or a quote are quoted and escaped as in JSON. */
const splitNames = (text: string): readonly string[] => {
  const names = text.match(/(?:"(?:[^"\\]|\\.?)*(?:"|$)|[^",])+/g) ?? [];
  return names.slice(0, maximumNames).map((name) => name.trim().slice(0, maximumTextLength));
};
