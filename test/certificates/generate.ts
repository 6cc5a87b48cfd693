import 'reflect-metadata';
import { webcrypto } from 'node:crypto';
import * as x509 from '@peculiar/x509';

/** Certificates generated for a test; node:crypto cannot create any. */
export interface Generated {
  readonly pem: string;
  readonly der: Uint8Array;
  readonly keyPkcs8: Uint8Array;
}

export interface GenerateOptions {
  readonly name?: string;
  readonly isCa?: boolean;
  readonly key?: 'rsa-2048' | 'rsa-1024' | 'ec';
  readonly notBefore?: Date;
  readonly notAfter?: Date;
  /** Hexadecimal. Default: an ordinary number. */
  readonly serialNumber?: string;
  readonly issuer?: Issuer;
}

interface Issuer {
  readonly name: string;
  readonly keys: webcrypto.CryptoKeyPair;
}

const algorithms = {
  'rsa-2048': {
    name: 'RSASSA-PKCS1-v1_5',
    hash: 'SHA-256',
    modulusLength: 2048,
    publicExponent: new Uint8Array([1, 0, 1]),
  },
  'rsa-1024': {
    name: 'RSASSA-PKCS1-v1_5',
    hash: 'SHA-256',
    modulusLength: 1024,
    publicExponent: new Uint8Array([1, 0, 1]),
  },
  ec: { name: 'ECDSA', namedCurve: 'P-256' },
} as const;

/** Generates a self-signed CA, or a certificate as given by the options. */
export const generate = async (options: GenerateOptions = {}): Promise<Generated & { readonly issuer: Issuer }> => {
  const { name = 'Test CA', isCa = true, key = 'ec' } = options;
  x509.cryptoProvider.set(webcrypto as unknown as Parameters<typeof x509.cryptoProvider.set>[0]);
  const keys = (await webcrypto.subtle.generateKey(algorithms[key], true, [
    'sign',
    'verify',
  ])) as webcrypto.CryptoKeyPair;
  const signer = options.issuer ?? { name, keys };
  const certificate = await x509.X509CertificateGenerator.create({
    subject: `CN=${name}`,
    issuer: `CN=${signer.name}`,
    ...(options.serialNumber === undefined ? {} : { serialNumber: options.serialNumber }),
    publicKey: keys.publicKey,
    signingKey: signer.keys.privateKey,
    notBefore: options.notBefore ?? new Date('2020-01-01T00:00:00Z'),
    notAfter: options.notAfter ?? new Date('2040-01-01T00:00:00Z'),
    signingAlgorithm: { name: String(signer.keys.privateKey.algorithm.name), hash: 'SHA-256' },
    extensions: [
      new x509.BasicConstraintsExtension(isCa, undefined, true),
      await x509.SubjectKeyIdentifierExtension.create(keys.publicKey),
      await x509.AuthorityKeyIdentifierExtension.create(signer.keys.publicKey),
      new x509.SubjectAlternativeNameExtension([
        { type: 'dns', value: 'localhost' },
        { type: 'ip', value: '127.0.0.1' },
      ]),
    ],
  });
  return {
    pem: certificate.toString('pem'),
    der: new Uint8Array(certificate.rawData),
    keyPkcs8: new Uint8Array(await webcrypto.subtle.exportKey('pkcs8', keys.privateKey)),
    issuer: { name, keys },
  };
};
