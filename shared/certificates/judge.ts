import type { Fact } from '../outcome.ts';
import type { findingWords } from '../words/findings.ts';
import type { ValuesOf } from '../words/typed-words.ts';
import { cloudRoots, findCloudRoot, rootFit } from './cloud-roots.ts';
import type { CertificateFacts } from './facts.ts';

export type CertificateFindingCode = keyof (typeof findingWords)['en'];

/** `error`: the certificate cannot work. `warning`: it may not work. `note`: information only. */
export type FindingSeverity = 'error' | 'warning' | 'note';

export interface CertificateFinding {
  readonly code: CertificateFindingCode;
  readonly severity: FindingSeverity;
  readonly facts: Readonly<Record<string, Fact>>;
}

export interface JudgeContext {
  readonly role: 'ca' | 'clientCert';
  /** The clock of the computer, in ms since 1970. */
  readonly nowMs: number;
  /** The host of the cloud; only with role `ca`. */
  readonly host?: string;
}

/** When a certificate counts as expiring soon. */
const expiresSoonDays = 30;
const dayMs = 86_400_000;

/** Findings about one certificate, errors first. */
export const judgeCertificate = (facts: CertificateFacts, context: JudgeContext): readonly CertificateFinding[] => {
  const findings = [...judgeIntegrity(facts), ...judgeDates(facts, context.nowMs), ...judgeKey(facts)];
  findings.push(...(context.role === 'ca' ? judgeAsCa(facts, context.host) : judgeAsClient(facts)));
  return findings.sort((a, b) => severityOrder[a.severity] - severityOrder[b.severity]);
};

/**
 * Findings for every certificate of a file, in file order. In the file of a client certificate only the first one is the client's, the
 * others are its chain. That a root does not fit the host is reported only if no certificate of the file fits it.
 */
export const judgeCertificates = (
  certificates: readonly CertificateFacts[],
  context: JudgeContext,
): readonly (readonly CertificateFinding[])[] => {
  const { host, ...withoutHost } = context;
  const fits = host !== undefined && certificates.some((facts) => fitsHost(facts, host));
  return certificates.map((facts, index) => judgeCertificateAt(index, facts, fits ? withoutHost : context));
};

/** Findings for one certificate, by its position in the file. The check against the host does not consider the other certificates. */
export const judgeCertificateAt = (
  index: number,
  facts: CertificateFacts,
  context: JudgeContext,
): readonly CertificateFinding[] => {
  if (context.role !== 'clientCert' || index === 0) return judgeCertificate(facts, context);
  const { host: _host, ...withoutHost } = context;
  return judgeCertificate(facts, { ...withoutHost, role: 'ca' });
};

const severityOrder: Readonly<Record<FindingSeverity, number>> = { error: 0, warning: 1, note: 2 };

/** The values that the sentence of a finding needs. */
type Further<Code extends CertificateFindingCode> = ValuesOf<(typeof findingWords)['en'][Code]>;

const finding = <Code extends CertificateFindingCode>(
  code: Code,
  severity: FindingSeverity,
  facts: CertificateFacts,
  ...[further]: keyof Further<Code> extends never ? [] : [further: Further<Code>]
): CertificateFinding => ({ code, severity, facts: { subject: facts.commonName ?? facts.subject, ...further } });

/**
 * Most one-letter corruptions of a PEM still parse (1101 of 1327 of a root, measured with Node 20). The self-signature detects them. For
 * Huawei's own certificates, so does a known serial number with another fingerprint.
 */
const judgeIntegrity = (facts: CertificateFacts): readonly CertificateFinding[] => {
  const isSignatureWrong = facts.claimsSelfSigned && !facts.selfSigned && facts.keyKind !== 'other';
  const bySerial = cloudRoots.find((root) => root.serialNumber === facts.serialNumber);
  const altered = bySerial !== undefined && !facts.sha256.startsWith(bySerial.sha256);
  return isSignatureWrong || altered || facts.keyKind === 'unreadable'
    ? [finding('damaged-signature', 'error', facts)]
    : [];
};

const judgeDates = (facts: CertificateFacts, nowMs: number): readonly CertificateFinding[] => {
  const date = isoDate(facts.notAfterMs);
  if (nowMs > facts.notAfterMs) {
    return [finding('expired', 'error', facts, { date, days: Math.floor((nowMs - facts.notAfterMs) / dayMs) })];
  }
  if (nowMs < facts.notBeforeMs) {
    return [finding('not-yet-valid', 'error', facts, { date: isoDate(facts.notBeforeMs) })];
  }
  const days = Math.floor((facts.notAfterMs - nowMs) / dayMs);
  return days < expiresSoonDays ? [finding('expires-soon', 'warning', facts, { date, days })] : [];
};

const isoDate = (ms: number): string => new Date(ms).toISOString().slice(0, 10);

/** The documented cipher suites of the modules use RSA keys only (docs/at-dialect.md §8). */
const judgeKey = (facts: CertificateFacts): readonly CertificateFinding[] => {
  const { keyKind, keyBits } = facts;
  const key = keyBits === null ? keyKind : `${keyKind}-${keyBits}`;
  if (keyKind === 'unreadable') return [];
  if (keyKind !== 'rsa') return [finding('unusual-key', 'note', facts, { key })];
  return keyBits !== null && keyBits < 2048 ? [finding('weak-key', 'warning', facts, { key })] : [];
};

const judgeAsCa = (facts: CertificateFacts, host: string | undefined): readonly CertificateFinding[] => {
  const findings: CertificateFinding[] = [];
  // A self-signed server certificate can be trusted directly. Any other certificate without the CA flag cannot sign.
  if (!facts.isCa) findings.push(finding('not-a-ca', facts.selfSigned ? 'warning' : 'error', facts));
  else if (!facts.claimsSelfSigned) findings.push(finding('not-self-signed', 'note', facts));
  const root = findCloudRoot(facts.sha256);
  if (root?.retired === true) findings.push(finding('retired-huawei-root', 'warning', facts));
  return host === undefined ? findings : [...findings, ...judgeForHost(facts, host)];
};

/** A tenant's host may have its own certificate chain, so a root that is not published for it is not an error. */
const judgeForHost = (facts: CertificateFacts, host: string): readonly CertificateFinding[] => {
  const fit = rootFit(facts, host);
  if (fit === 'never') return [finding('huawei-root-host-mismatch', 'warning', facts, { host })];
  return fit === 'unknown' && facts.isCa ? [finding('root-not-known-for-host', 'note', facts, { host })] : [];
};

const judgeAsClient = (facts: CertificateFacts): readonly CertificateFinding[] => {
  // Version 1 has no field for the CA flag.
  if (!facts.isCa || facts.isVersion1) return [];
  // `openssl req -x509` sets the CA flag on every certificate, so a private self-signed client certificate may have it.
  const isCertainlyWrong = !facts.selfSigned || findCloudRoot(facts.sha256) !== null;
  return [finding('is-a-ca', isCertainlyWrong ? 'error' : 'warning', facts)];
};

const fitsHost = (facts: CertificateFacts, host: string): boolean => rootFit(facts, host) === 'known';
