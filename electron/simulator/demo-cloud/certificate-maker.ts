import 'reflect-metadata';
import { createPrivateKey, webcrypto } from 'node:crypto';
import * as x509 from '@peculiar/x509';

/** A certificate and its key (PKCS #8), both as PEM. */
export interface CertificatePair {
  readonly certificatePem: string;
  readonly keyPem: string;
}

export interface ServerNames {
  readonly names: readonly string[];
  readonly addresses: readonly string[];
}

export interface Validity {
  readonly notBeforeMs: number;
  readonly notAfterMs: number;
}

/** RSA-2048 with SHA-256, which the oldest modules support (docs/at-dialect.md §8). */
const algorithm = {
  name: 'RSASSA-PKCS1-v1_5',
  hash: 'SHA-256',
  modulusLength: 2048,
  publicExponent: new Uint8Array([1, 0, 1]),
};

const makeKeys = async (): Promise<webcrypto.CryptoKeyPair> =>
  webcrypto.subtle.generateKey(algorithm, true, ['sign', 'verify']);

const keyPemOf = async (key: webcrypto.CryptoKey): Promise<string> => {
  const der = Buffer.from(await webcrypto.subtle.exportKey('pkcs8', key));
  return createPrivateKey({ key: der, format: 'der', type: 'pkcs8' })
    .export({ format: 'pem', type: 'pkcs8' })
    .toString();
};

/** Imports the PEM of a private key. Throws if it is not one. */
const importKey = async (keyPem: string): Promise<webcrypto.CryptoKey> => {
  const der = createPrivateKey(keyPem).export({ format: 'der', type: 'pkcs8' });
  return webcrypto.subtle.importKey('pkcs8', der, algorithm, false, ['sign']);
};

const datesOf = ({ notBeforeMs, notAfterMs }: Validity): { notBefore: Date; notAfter: Date } => ({
  notBefore: new Date(notBeforeMs),
  notAfter: new Date(notAfterMs),
});

/** A self-signed CA that may sign end certificates only. */
export const makeAuthority = async (subject: string, validity: Validity): Promise<CertificatePair> => {
  const keys = await makeKeys();
  const certificate = await x509.X509CertificateGenerator.createSelfSigned({
    name: subject,
    keys,
    ...datesOf(validity),
    signingAlgorithm: algorithm,
    extensions: [
      new x509.BasicConstraintsExtension(true, 0, true),
      new x509.KeyUsagesExtension(x509.KeyUsageFlags.keyCertSign | x509.KeyUsageFlags.cRLSign, true),
      await x509.SubjectKeyIdentifierExtension.create(keys.publicKey),
    ],
  });
  return { certificatePem: certificate.toString('pem'), keyPem: await keyPemOf(keys.privateKey) };
};

/** A server certificate signed by `authority`. */
export const makeServerCertificate = async (
  subject: string,
  { names, addresses }: ServerNames,
  validity: Validity,
  authority: CertificatePair,
): Promise<CertificatePair> => {
  const keys = await makeKeys();
  const issuer = new x509.X509Certificate(authority.certificatePem);
  const certificate = await x509.X509CertificateGenerator.create({
    subject,
    issuer: issuer.subject,
    publicKey: keys.publicKey,
    signingKey: await importKey(authority.keyPem),
    ...datesOf(validity),
    signingAlgorithm: algorithm,
    extensions: [
      new x509.BasicConstraintsExtension(false, undefined, true),
      new x509.KeyUsagesExtension(x509.KeyUsageFlags.digitalSignature | x509.KeyUsageFlags.keyEncipherment, true),
      new x509.ExtendedKeyUsageExtension([x509.ExtendedKeyUsage.serverAuth]),
      new x509.SubjectAlternativeNameExtension([
        ...names.map((value) => ({ type: 'dns' as const, value })),
        ...addresses.map((value) => ({ type: 'ip' as const, value })),
      ]),
      await x509.AuthorityKeyIdentifierExtension.create(issuer.publicKey),
    ],
  });
  return { certificatePem: certificate.toString('pem'), keyPem: await keyPemOf(keys.privateKey) };
};
