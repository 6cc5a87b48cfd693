import { X509Certificate } from 'node:crypto';
import { isIP } from 'node:net';
import type { DialFailure } from '../../base/upstream.ts';

/** The time for the check of dates (`null`: not checked), and the required name of the server (`null`: any). */
export interface ChainTerms {
  readonly atMs: number | null;
  readonly serverName: string | null;
}

const caFileLimitBytes = 65_536;
const caCountLimit = 64;
const pathLengthLimit = 8;
/** Most signatures verified for one chain: enough for a valid one, and a limit for a malicious one. */
const signatureLimit = 64;

/**
 * Verifies a server's chain (leaf first, DER) like a module with its own clock and its own list of CAs.
 * `null`: accepted. Node's own check supports neither another clock nor "ignore dates". This one requires
 * a path of signatures from the leaf to a certificate of `caPem`, then checks the dates of each certificate on it, then the name.
 */
export const judgeChain = (
  chainDer: readonly Uint8Array[],
  caPem: Uint8Array | null,
  terms: ChainTerms,
): DialFailure | null => {
  const chain = chainDer.slice(0, pathLengthLimit).map(readCertificate);
  const leaf = chain[0];
  if (!leaf) return { reason: 'tls-failed', detail: 'the server sent no readable certificate' };
  const authorities = readBundle(caPem);
  if (authorities.length === 0) return { reason: 'tls-untrusted', detail: 'the CA file holds no readable certificate' };
  const intermediates = chain.slice(1).filter((certificate) => certificate !== null);
  const paths = findPaths(leaf, intermediates, authorities);
  if (paths.length === 0) return { reason: 'tls-untrusted', detail: `no CA in the file signed ${subjectOf(leaf)}` };
  return judgePaths(paths, terms.atMs) ?? judgeName(leaf, terms.serverName);
};

type Path = readonly X509Certificate[];

const readCertificate = (bytes: Uint8Array | string): X509Certificate | null => {
  try {
    return new X509Certificate(bytes);
  } catch {
    return null;
  }
};

/** All certificates of a PEM file; unreadable ones are skipped. */
const readBundle = (caPem: Uint8Array | null): readonly X509Certificate[] => {
  const text = Buffer.from(caPem ?? []).toString('latin1', 0, caFileLimitBytes);
  const blocks = text.match(/-----BEGIN CERTIFICATE-----[^-]*-----END CERTIFICATE-----/g) ?? [];
  return blocks
    .slice(0, caCountLimit)
    .map(readCertificate)
    .filter((certificate) => certificate !== null);
};

/** All paths from the leaf to a CA. A CA certificate that is itself the leaf is trusted directly. */
const findPaths = (leaf: X509Certificate, intermediates: Path, authorities: Path): readonly Path[] => {
  const isAuthority = (certificate: X509Certificate): boolean =>
    authorities.some((authority) => authority.raw.equals(certificate.raw));
  const found: Path[] = [];
  let signaturesLeft = signatureLimit;
  const signed = (issuer: X509Certificate, certificate: X509Certificate): boolean => {
    if (!issuer.ca || !certificate.checkIssued(issuer) || signaturesLeft === 0) return false;
    signaturesLeft -= 1;
    return verifies(certificate, issuer);
  };
  const extend = (path: Path, last: X509Certificate): void => {
    if (isAuthority(last)) {
      found.push(path);
      return;
    }
    if (path.length >= pathLengthLimit) return;
    for (const issuer of [...authorities, ...intermediates]) {
      if (!path.includes(issuer) && signed(issuer, last)) extend([...path, issuer], issuer);
    }
  };
  extend([leaf], leaf);
  return found;
};

const verifies = (certificate: X509Certificate, issuer: X509Certificate): boolean => {
  try {
    return certificate.verify(issuer.publicKey);
  } catch {
    return false;
  }
};

/** One path with valid dates is sufficient: there may be a renewed CA and an expired one with the same name. */
const judgePaths = (paths: readonly Path[], atMs: number | null): DialFailure | null => {
  if (atMs === null) return null;
  const verdicts = paths.map((path) =>
    path.map((certificate) => judgeDates(certificate, atMs)).find((text) => text !== null),
  );
  const [first] = verdicts;
  return verdicts.includes(undefined) || first === undefined ? null : { reason: 'tls-dates', detail: first };
};

const judgeDates = (certificate: X509Certificate, atMs: number): string | null => {
  const startMs = Date.parse(certificate.validFrom);
  const endMs = Date.parse(certificate.validTo);
  if (!(startMs <= atMs)) return `${subjectOf(certificate)} is not valid before ${certificate.validFrom}`;
  if (!(atMs <= endMs)) return `${subjectOf(certificate)} expired at ${certificate.validTo}`;
  return null;
};

const judgeName = (leaf: X509Certificate, serverName: string | null): DialFailure | null => {
  if (serverName === null) return null;
  return hasName(leaf, serverName)
    ? null
    : { reason: 'tls-host', detail: `${subjectOf(leaf)} does not name the dialled host` };
};

const hasName = (leaf: X509Certificate, serverName: string): boolean => {
  try {
    return (isIP(serverName) ? leaf.checkIP(serverName) : leaf.checkHost(serverName)) !== undefined;
  } catch {
    // node:crypto throws for texts that cannot be a name, such as one with a NUL.
    return false;
  }
};

const subjectOf = (certificate: X509Certificate): string => JSON.stringify(certificate.subject.slice(0, 120));
