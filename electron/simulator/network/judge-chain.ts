import { X509Certificate } from 'node:crypto';
import { isIP } from 'node:net';
import type { DialFailure } from '../../base/upstream.ts';

/** By which clock dates are judged (`null`: they are not), and which name the server must have (`null`: any). */
export interface ChainTerms {
  readonly atMs: number | null;
  readonly serverName: string | null;
}

const caFileLimitBytes = 65_536;
const caCountLimit = 64;
const pathLengthLimit = 8;
/** Signatures verified for one chain: enough for any honest one, an end for a hostile one. */
const signatureLimit = 64;

/**
 * Judges a server's chain (leaf first, DER) as a module with its own clock and its own list of authorities would.
 * `null`: acceptable. Node's own check knows neither another clock nor "ignore dates", hence this one:
 * a path of signatures from the leaf to a certificate of `caPem`, then the dates of each certificate on it, then the name.
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

/** Every certificate of a PEM file; what cannot be read is passed over. */
const readBundle = (caPem: Uint8Array | null): readonly X509Certificate[] => {
  const text = Buffer.from(caPem ?? []).toString('latin1', 0, caFileLimitBytes);
  const blocks = text.match(/-----BEGIN CERTIFICATE-----[^-]*-----END CERTIFICATE-----/g) ?? [];
  return blocks
    .slice(0, caCountLimit)
    .map(readCertificate)
    .filter((certificate) => certificate !== null);
};

/** Every path from the leaf to an authority. An authority that is itself the leaf is trusted as it stands. */
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

/** One path in date is enough: a renewed authority beside the expired one of the same name. */
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
    // node:crypto throws for names that cannot be one, such as a name with a NUL.
    return false;
  }
};

const subjectOf = (certificate: X509Certificate): string => JSON.stringify(certificate.subject.slice(0, 120));
