import { findCloudRoot } from '../../../shared/certificates/cloud-roots.ts';
import type { CertificateFacts } from '../../../shared/certificates/facts.ts';
import { type CertificateFinding, judgeCertificates } from '../../../shared/certificates/judge.ts';
import { certificateFileLimitBytes } from '../../../shared/certificates/limits.ts';
import { failure } from '../../../shared/outcome.ts';
import { fillCliWords } from '../../../shared/words/cli.ts';
import { findingWords } from '../../../shared/words/findings.ts';
import { prepareForModule } from '../../app/index.ts';
import { type CommandContext, reportFailure } from './surroundings.ts';
import { table, visibleText } from './text.ts';

export interface CertificateArguments {
  readonly file: string;
  readonly role: 'ca' | 'clientCert';
  readonly json?: boolean;
}

/** It is only looked at, and kept in memory meanwhile: the bundles of whole systems have some hundred kilobytes. */
const readLimitBytes = 64 * 1024 * 1024;

/**
 * What is in a file, as it would be sent. Warnings change nothing about the exit code; a file that cannot be read or is damaged does,
 * because nothing that was made of it can work.
 */
export const certificateCommand = async (context: CommandContext, args: CertificateArguments): Promise<number> => {
  const { platform, out, words } = context;
  const content = await platform.readFile(platform.resolve(context.workingFolder, args.file), readLimitBytes);
  if (!content.ok) return reportFailure(context, content.error);
  const prepared = prepareForModule(content.value, { role: args.role, limitBytes: null });
  if (!prepared.ok) {
    const { error } = prepared;
    return reportFailure(context, { ...error, facts: { file: args.file, ...error.facts } });
  }
  const { certificates, bytes, sha256, format } = prepared.value;
  const findings = judgeCertificates(certificates, { role: args.role, nowMs: context.clock.wallMs() });
  const damaged = findings.flat().find(({ code }) => code === 'damaged-signature');
  const end = (): number =>
    damaged ? reportFailure(context, failure('certificate/damaged', { file: args.file, ...damaged.facts })) : 0;
  const fileBytes = content.value.length;
  if (args.json) {
    const listed = certificates.map((facts, index) => ({ ...jsonOf(facts), findings: findings[index] ?? [] }));
    const limits = { fileBytes, fileLimitBytes: certificateFileLimitBytes };
    const shown = { format, bytes: bytes.length, sha256, ...limits, certificates: listed };
    out.write(`${JSON.stringify(shown, null, 2)}\n`);
    return end();
  }
  out.write(`${fillCliWords(words.certificateSize, { bytes: bytes.length, sha256 })}\n`);
  if (fileBytes > certificateFileLimitBytes) {
    const facts = { bytes: fileBytes, limit: certificateFileLimitBytes };
    out.write(`${fillCliWords(words.certificateTooLarge, facts)}\n`);
  }
  for (const [index, facts] of certificates.entries()) out.write(textOf(context, facts, findings[index] ?? []));
  return end();
};

const isoTime = (ms: number): string => new Date(ms).toISOString().replace('.000Z', 'Z');

const jsonOf = (facts: CertificateFacts): object => ({
  ...facts,
  notBefore: isoTime(facts.notBeforeMs),
  notAfter: isoTime(facts.notAfterMs),
  knownAs: findCloudRoot(facts.sha256)?.name ?? null,
});

const textOf = (
  { words, language }: CommandContext,
  facts: CertificateFacts,
  findings: readonly CertificateFinding[],
): string => {
  const yesNo = (value: boolean): string => (value ? words.yes : words.no);
  const key = facts.keyBits === null ? facts.keyKind : `${facts.keyKind} ${facts.keyBits}`;
  const rows = [
    [words.certificateSubject, visibleText(facts.subject)],
    [words.certificateIssuer, visibleText(facts.issuer)],
    [words.certificateValid, `${isoTime(facts.notBeforeMs)} – ${isoTime(facts.notAfterMs)}`],
    ['SHA-256', facts.sha256],
    [words.certificateAuthority, yesNo(facts.isCa)],
    [words.certificateSelfSigned, yesNo(facts.selfSigned)],
    [words.certificateKey, key],
  ];
  const notes = findings.map(({ code, severity, facts: found }) => {
    const mark = severity === 'error' ? '✗' : severity === 'warning' ? '!' : '·';
    return `  ${mark} ${fillCliWords(findingWords[language][code], textFacts(found))}\n`;
  });
  return `\n${table(rows)}${notes.join('')}`;
};

const textFacts = (facts: CertificateFinding['facts']): Record<string, string | number> =>
  Object.fromEntries(
    Object.entries(facts).map(([name, value]) => [
      name,
      typeof value === 'number' ? value : visibleText(String(value)),
    ]),
  );
