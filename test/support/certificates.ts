import 'reflect-metadata';
import { createPrivateKey, webcrypto, X509Certificate } from 'node:crypto';
import * as x509 from '@peculiar/x509';

export const nowMs = Date.UTC(2026, 10, 23);
export const dayMs = 86_400_000;

/** A certificate with its key, created for a test. */
export interface TestCertificate {
  readonly pem: string;
  readonly der: Uint8Array;
  readonly keyPem: string;
  readonly subject: string;
  readonly keys: webcrypto.CryptoKeyPair;
}

export interface TestCertificateOptions {
  readonly subject: string;
  /** `null`: self-signed. */
  readonly issuer?: TestCertificate | null;
  readonly ca?: boolean;
  readonly names?: readonly string[];
  readonly addresses?: readonly string[];
  readonly fromMs?: number;
  readonly toMs?: number;
  /** Uses an existing key, as for a renewed certificate. */
  readonly keys?: webcrypto.CryptoKeyPair;
  /** Default: `ec`, which is generated quickly. `rsa`: as the modules support (docs/at-dialect.md §8). */
  readonly key?: 'ec' | 'rsa';
}

const algorithms = {
  ec: { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' },
  rsa: {
    name: 'RSASSA-PKCS1-v1_5',
    hash: 'SHA-256',
    modulusLength: 2048,
    publicExponent: new Uint8Array([1, 0, 1]),
  },
} as const;

export const makeCertificate = async (options: TestCertificateOptions): Promise<TestCertificate> => {
  const { subject, issuer = null, ca = false, names = [], addresses = [] } = options;
  const algorithm = algorithms[options.key ?? 'ec'];
  const keys = options.keys ?? (await webcrypto.subtle.generateKey(algorithm, true, ['sign', 'verify']));
  const signer = (issuer?.keys ?? keys).privateKey;
  const certificate = await x509.X509CertificateGenerator.create({
    subject,
    issuer: issuer?.subject ?? subject,
    publicKey: keys.publicKey,
    signingKey: signer,
    signingAlgorithm: { name: signer.algorithm.name, hash: 'SHA-256' },
    notBefore: new Date(options.fromMs ?? nowMs - dayMs),
    notAfter: new Date(options.toMs ?? nowMs + 365 * dayMs),
    extensions: [
      new x509.BasicConstraintsExtension(ca, undefined, true),
      new x509.SubjectAlternativeNameExtension([
        ...names.map((value) => ({ type: 'dns' as const, value })),
        ...addresses.map((value) => ({ type: 'ip' as const, value })),
      ]),
    ],
  });
  const key = createPrivateKey({
    key: Buffer.from(await webcrypto.subtle.exportKey('pkcs8', keys.privateKey)),
    format: 'der',
    type: 'pkcs8',
  });
  const pem = certificate.toString('pem');
  return {
    pem,
    der: new X509Certificate(pem).raw,
    keyPem: key.export({ format: 'pem', type: 'pkcs8' }).toString(),
    subject,
    keys,
  };
};

/** The key of a certificate in other formats of key files. */
export const keyPemAs = ({ keyPem }: TestCertificate, form: 'pkcs1' | 'encrypted'): string => {
  const key = createPrivateKey(keyPem);
  const exported =
    form === 'pkcs1'
      ? key.export({ format: 'pem', type: 'pkcs1' })
      : key.export({ format: 'pem', type: 'pkcs8', cipher: 'aes-256-cbc', passphrase: 'canary-passphrase' });
  return exported.toString();
};
