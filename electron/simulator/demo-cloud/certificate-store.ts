import { createPrivateKey, X509Certificate } from 'node:crypto';
import { huaweiHostNames } from '../../../shared/clouds/huawei/hosts.ts';
import { demoAuthority } from '../../../shared/credentials/demo-cloud.ts';
import { type Outcome, ok } from '../../../shared/outcome.ts';
import type { Platform } from '../../base/platform.ts';
import { type CertificatePair, makeAuthority, makeServerCertificate } from './certificate-maker.ts';
import { huaweiAddresses } from './huawei-names.ts';

/** The TLS files of the cloud, and the path of the CA certificate that the user uploads to a module. */
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
/** The clock of a module may be behind, so new certificates are valid from yesterday. */
const backdatedMs = dayMs;
const fileLimitBytes = 65_536;

/**
 * The certificates of the demo cloud in `<dataFolder>/demo-cloud`. Made on first use, and reused as long as they are complete, match each
 * other and are valid for another 30 days. A valid CA is kept, so a module that has it needs no new upload. Programs that start at the same
 * time get the same CA. Fails like `Platform.writeFile`.
 */
export const prepareCertificates = async (platform: Platform, wallMs: number): Promise<Outcome<CloudCertificates>> => {
  const folder = platform.join(platform.dataFolder, 'demo-cloud');
  const authorityFiles = { certificate: platform.join(folder, 'ca.crt'), key: platform.join(folder, 'ca.key') };
  const serverFiles = { certificate: platform.join(folder, 'server.crt'), key: platform.join(folder, 'server.key') };

  const prepared = await prepareAuthority(platform, authorityFiles, wallMs);
  if (!prepared.ok) return prepared;
  const authority = prepared.value;
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

/**
 * Each program that finds no valid CA appends one to the file of the keys, and all use the first valid one in it. So of several programs none
 * replaces the CA that another one uses already.
 */
const prepareAuthority = async (
  platform: Platform,
  files: PairFiles,
  wallMs: number,
): Promise<Outcome<CertificatePair>> => {
  const findGood = async (): Promise<CertificatePair | undefined> =>
    (await readAuthorities(platform, files)).find((pair) => isGoodAuthority(pair, wallMs));
  let authority = await findGood();
  if (authority === undefined) {
    const made = await makeAuthority(authoritySubject, lifeOf(wallMs, authorityLifeMs));
    const appended = await appendAuthority(platform, files, made);
    if (!appended.ok) return appended;
    authority = (await findGood()) ?? made;
  }
  const { certificatePem } = authority;
  const shown = await readText(platform, files.certificate);
  if (shown === certificatePem) return ok(authority);
  const written = await platform.writeFile(files.certificate, Buffer.from(certificatePem));
  return written.ok ? ok(authority) : written;
};

const keyAndCertificate =
  /(-----BEGIN PRIVATE KEY-----(?:(?!-----BEGIN)[\s\S])*-----END PRIVATE KEY-----)\s*(-----BEGIN CERTIFICATE-----(?:(?!-----BEGIN)[\s\S])*-----END CERTIFICATE-----)?/g;

/** An earlier version wrote only the key into the file of the keys. */
const readAuthorities = async (platform: Platform, files: PairFiles): Promise<readonly CertificatePair[]> => {
  const keys = (await readText(platform, files.key)) ?? '';
  const shown = (await readText(platform, files.certificate)) ?? '';
  return [...keys.matchAll(keyAndCertificate)].map(([, keyPem = '', certificatePem = shown]) => ({
    certificatePem,
    keyPem,
  }));
};

const appendAuthority = async (
  platform: Platform,
  files: PairFiles,
  { keyPem, certificatePem }: CertificatePair,
): Promise<Outcome<void>> => {
  // A file that cannot be read, for example because it is too large, could never contain a valid pair.
  const isUnreadable = (await platform.readPart(files.key, 0, 1)).ok && (await readText(platform, files.key)) === null;
  if (isUnreadable) await platform.removeFile(files.key);
  const file = platform.openAppend(files.key);
  if (!file.ok) return file;
  const appended = file.value.append(Buffer.from(`\n${keyPem.trim()}\n${certificatePem.trim()}\n`));
  file.value.close();
  return appended;
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
  const certificatePem = await readText(platform, files.certificate);
  const keyPem = await readText(platform, files.key);
  return certificatePem === null || keyPem === null ? null : { certificatePem, keyPem };
};

const readText = async (platform: Platform, path: string): Promise<string | null> => {
  const read = await platform.readFile(path, fileLimitBytes);
  return read.ok ? Buffer.from(read.value).toString('latin1') : null;
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

/** Throws when certificate and key do not match, or when it expires too soon. */
const wholeCertificate = (pair: CertificatePair, wallMs: number): X509Certificate => {
  const certificate = new X509Certificate(pair.certificatePem);
  if (!certificate.checkPrivateKey(createPrivateKey(pair.keyPem)))
    throw new Error('the key belongs to another certificate');
  const endsMs = Date.parse(certificate.validTo);
  if (!(Date.parse(certificate.validFrom) <= wallMs && endsMs - renewBeforeEndMs > wallMs))
    throw new Error('out of date');
  return certificate;
};

/** Damaged files make node:crypto throw in many ways. In each case the files are created again. */
const judged = (isGood: () => boolean): boolean => {
  try {
    return isGood();
  } catch {
    return false;
  }
};
