import { findCloudRoot } from '../../../shared/certificates/cloud-roots.ts';
import type { CertificateFacts } from '../../../shared/certificates/facts.ts';
import { type CertificateFinding, judgeCertificateAt } from '../../../shared/certificates/judge.ts';
import { certificateFileLimitBytes } from '../../../shared/certificates/limits.ts';
import { type Failure, failure, type Outcome } from '../../../shared/outcome.ts';
import { findingWords } from '../../../shared/words/findings.ts';
import { fill, fillText } from '../../../shared/words/typed-words.ts';
import { type Inspection, inspectCertificates } from '../../app/index.ts';
import { type CommandContext, reportFailure } from './host-process.ts';
import { createListDocument, endInFailure, failureOutput, successOutput } from './json-output.ts';
import { table, visibleText } from './text.ts';

export interface CertificateArguments {
  readonly file: string;
  readonly role: 'ca' | 'clientCert';
  readonly json?: boolean;
}

/** Read size, for a bundle of any size. */
const partBytes = 256 * 1024;
/** Limit for output that has not been consumed. Above it no more of the file is read. */
const waitingLimitBytes = 1024 * 1024;

/**
 * Shows the content of a file as it would be sent. Warnings do not change the exit code. An unreadable or damaged file does, because the module
 * could not use it. The file is read twice, so that nothing is shown of a file that is damaged near its end, and only one part of it is in
 * memory.
 */
export const certificateCommand = async (context: CommandContext, args: CertificateArguments): Promise<number> => {
  const path = context.platform.resolve(context.workingFolder, args.file);
  const read = async (onCertificate: (facts: () => CertificateFacts) => void): Promise<Outcome<Inspection>> => {
    const seen = await inspectCertificates(partsOf(context, path), onCertificate);
    return seen.ok ? seen : { ok: false, error: withFile(seen.error, args.file) };
  };
  const first = await read(() => undefined);
  if (!first.ok) return endInFailure(context, args, first.error);
  const view = args.json ? jsonView(context, first.value) : textView(context, first.value);
  let index = 0;
  let damaged: Failure | null = null;
  const second = await read((factsOf) => {
    const facts = factsOf();
    const findings = judgeCertificateAt(index, facts, { role: args.role, nowMs: context.clock.wallMs() });
    const damage = findings.find(({ code }) => code === 'damaged-signature');
    damaged ??= damage ? failure('certificate/damaged', { file: args.file, ...damage.facts }) : null;
    view.certificate(facts, findings);
    index += 1;
  });
  const error = second.ok ? (damaged ?? changeOf(path, first.value, second.value)) : second.error;
  view.end(error);
  return error ? reportFailure(context, error) : 0;
};

/** The parts of a file. Each is read after the output of the earlier parts was consumed. */
const partsOf = async function* ({ platform, out }: CommandContext, path: string): AsyncGenerator<Outcome<Uint8Array>> {
  for (let offset = 0; ; ) {
    if ((out.bufferedBytes?.() ?? 0) > waitingLimitBytes) await out.settled?.();
    const part = await platform.readPart(path, offset, partBytes);
    yield part;
    if (!part.ok || part.value.length === 0) return;
    offset += part.value.length;
  }
};

/** Adds the path of the file. Failures of the disk have it already. */
const withFile = (error: Failure, file: string): Failure =>
  error.code.startsWith('certificate/') ? { ...error, facts: { file, ...error.facts } } : error;

const changeOf = (path: string, first: Inspection, second: Inspection): Failure | null =>
  first.sha256 === second.sha256 ? null : failure('file/unreadable', { path, cause: 'changed' });

interface CertificateView {
  certificate(facts: CertificateFacts, findings: readonly CertificateFinding[]): void;
  end(error: Failure | null): void;
}

const jsonView = (context: CommandContext, { format, bytes, sha256, fileBytes }: Inspection): CertificateView => {
  const head = { format, bytes, sha256, fileBytes, fileLimitBytes: certificateFileLimitBytes };
  const document = createListDocument(context, head, 'certificates');
  return {
    certificate: (facts, findings) => document.add({ ...jsonOf(facts), findings }),
    end: (error) => document.end(error ? failureOutput(context, error) : successOutput),
  };
};

const textView = (context: CommandContext, { bytes, sha256, fileBytes }: Inspection): CertificateView => {
  const { out, words } = context;
  out.write(`${fill(words.certificateSize, { bytes, sha256 })}\n`);
  if (fileBytes > certificateFileLimitBytes) {
    const facts = { bytes: fileBytes, limit: certificateFileLimitBytes };
    out.write(`${fill(words.certificateTooLarge, facts)}\n`);
  }
  return {
    certificate: (facts, findings) => out.write(textOf(context, facts, findings)),
    end: () => undefined,
  };
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
    return `  ${mark} ${fillText(findingWords[language][code], textFacts(found))}\n`;
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
