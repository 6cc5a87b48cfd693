import { createPrivateKey, X509Certificate } from 'node:crypto';
import { huaweiHostNames } from '../../../shared/clouds/huawei/hosts.ts';
import { demoAuthority } from '../../../shared/credentials/demo-cloud.ts';
import { type Outcome, ok } from '../../../shared/outcome.ts';
import type { Platform } from '../../base/platform.ts';
import { type CertificatePair, makeAuthority, makeServerCertificate } from './certificate-maker.ts';
import { huaweiAddresses } from './huawei-names.ts';

/** What the cloud's TLS needs, and where a person finds the authority's certificate to upload. */
export interface CloudCertificates {
  readonly authority: CertificatePair;
  readonly server: CertificatePair;
  readonly authorityPath: string;
}

const authoritySubject = demoAuthority;

const serverNames = {
  names: ['localhost', ...huaweiHostNames],
  addresses: ['127.0.0.1', '::1', ...huaweiAddresses],
};

const dayMs = 86_400_000;
const authorityLifeMs = 3652 * dayMs;
const serverLifeMs = 730 * dayMs;
const renewBeforeEndMs = 30 * dayMs;
/** A module's clock may be behind: what is made now is valid since yesterday. */
const backdatedMs = dayMs;
const fileLimitBytes = 65_536;

/**
 * The certificates of the demo cloud in `<dataFolder>/demo-cloud`, made on first use and used again as long as they are whole,
 * belong together and last another 30 days. While the authority is good it stays, so a module that holds it needs no new upload.
 * Fails as `Platform.writeFile` does.
 */
export const prepareCertificates = async (platform: Platform, wallMs: number): Promise<Outcome<CloudCertificates>> => {
  const folder = platform.join(platform.dataFolder, 'demo-cloud');
  const authorityFiles = { certificate: platform.join(folder, 'ca.crt'), key: platform.join(folder, 'ca.key') };
  const serverFiles = { certificate: platform.join(folder, 'server.crt'), key: platform.join(folder, 'server.key') };

  const keptAuthority = await readPair(platform, authorityFiles);
  const keepAuthority = keptAuthority !== null && isGoodAuthority(keptAuthority, wallMs);
  const authority = keepAuthority
    ? keptAuthority
    : await makeAuthority(authoritySubject, lifeOf(wallMs, authorityLifeMs));
  if (!keepAuthority) {
    const written = await writePair(platform, authorityFiles, authority);
    if (!written.ok) return written;
  }

  const keptServer = await readPair(platform, serverFiles);
  const keepServer = keptServer !== null && isGoodServer(keptServer, authority, wallMs);
  const server = keepServer
    ? keptServer
    : await makeServerCertificate('CN=ATelier Demo Cloud', serverNames, lifeOf(wallMs, serverLifeMs), authority);
  if (!keepServer) {
    const written = await writePair(platform, serverFiles, server);
    if (!written.ok) return written;
  }
  return ok({ authority, server, authorityPath: authorityFiles.certificate });
};

interface PairFiles {
  readonly certificate: string;
  readonly key: string;
}

const lifeOf = (wallMs: number, lengthMs: number): { notBeforeMs: number; notAfterMs: number } => ({
  notBeforeMs: wallMs - backdatedMs,
  notAfterMs: wallMs + lengthMs,
});

const readPair = async (platform: Platform, files: PairFiles): Promise<CertificatePair | null> => {
  const certificate = await platform.readFile(files.certificate, fileLimitBytes);
  const key = await platform.readFile(files.key, fileLimitBytes);
  if (!certificate.ok || !key.ok) return null;
  const text = (bytes: Uint8Array): string => Buffer.from(bytes).toString('latin1');
  return { certificatePem: text(certificate.value), keyPem: text(key.value) };
};

const writePair = async (platform: Platform, files: PairFiles, pair: CertificatePair): Promise<Outcome<void>> => {
  const key = await platform.writeFile(files.key, Buffer.from(pair.keyPem));
  return key.ok ? platform.writeFile(files.certificate, Buffer.from(pair.certificatePem)) : key;
};

const isGoodAuthority = (pair: CertificatePair, wallMs: number): boolean =>
  judged(() => {
    const certificate = wholeCertificate(pair, wallMs);
    return certificate.ca && certificate.subject === authoritySubject && certificate.verify(certificate.publicKey);
  });

const isGoodServer = (pair: CertificatePair, authority: CertificatePair, wallMs: number): boolean =>
  judged(() => {
    const certificate = wholeCertificate(pair, wallMs);
    const issuer = new X509Certificate(authority.certificatePem);
    return (
      certificate.checkIssued(issuer) &&
      certificate.verify(issuer.publicKey) &&
      serverNames.names.every((name) => certificate.subjectAltName?.includes(`DNS:${name}`)) &&
      serverNames.addresses.every((address) => certificate.checkIP(address) !== undefined)
    );
  });

/** Throws when the pair is no pair, or its dates do not leave enough room. */
const wholeCertificate = (pair: CertificatePair, wallMs: number): X509Certificate => {
  const certificate = new X509Certificate(pair.certificatePem);
  if (!certificate.checkPrivateKey(createPrivateKey(pair.keyPem)))
    throw new Error('the key belongs to another certificate');
  const endsMs = Date.parse(certificate.validTo);
  if (!(Date.parse(certificate.validFrom) <= wallMs && endsMs - renewBeforeEndMs > wallMs))
    throw new Error('out of date');
  return certificate;
};

/** Damaged files make node:crypto throw in many ways; each means "make it anew". */
const judged = (isGood: () => boolean): boolean => {
  try {
    return isGood();
  } catch {
    return false;
  }
};
