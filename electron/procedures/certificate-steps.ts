import { type CertificateFinding, judgeCertificates } from '../../shared/certificates/judge.ts';
import type { ErrorCode } from '../../shared/errors.ts';
import { done, fail, type Outcome, ok } from '../../shared/outcome.ts';
import { type WarningCode, warning } from '../../shared/warnings.ts';
import { prepareForModule } from '../certificates/prepare.ts';
import { checkKeyPair } from '../certificates/read-key.ts';
import { fileMemory, fileSize } from '../commands/index.ts';
import { command, optional, type PreparedUpload, type RunContext } from './context.ts';
import type { PlannedFile } from './plan.ts';
import type { Step } from './runner.ts';
import { compareWithModule, sizeOnModule, writeFile } from './upload-file.ts';

/** A file system needs more space than the bytes of a file. The smallest one known has 64 kB. */
const spareBytes = 1_024;

const stoppingFindings: Partial<Record<CertificateFinding['code'], ErrorCode>> = {
  expired: 'certificate/expired',
  'not-yet-valid': 'certificate/not-yet-valid',
  'not-a-ca': 'certificate/not-a-ca',
  'is-a-ca': 'certificate/is-a-ca',
  'damaged-signature': 'certificate/damaged',
};

const warningFindings: Partial<Record<CertificateFinding['code'], WarningCode>> = {
  'expires-soon': 'certificate-expires-soon',
  'retired-huawei-root': 'certificate-retired-root',
  'huawei-root-host-mismatch': 'certificate-host-mismatch',
};

/** Reads and checks a file before anything on the module is changed. */
const inspect = (context: RunContext, file: PlannedFile): Outcome<void> => {
  const { role, lineEnds = 'lf' } = file;
  const prepared = prepareForModule(file.content, { role, lineEnds });
  if (!prepared.ok) return withFile(prepared.error, file);
  const { bytes, sha256, certificates } = prepared.value;
  const secret = file.role === 'clientKey';
  if (secret) context.registerSecret(bytes);
  // Not the file that an earlier run verified.
  if (context.findings.uploads.get(file.role)?.sha256 !== sha256) context.findings.verified.delete(file.role);
  context.findings.uploads.set(file.role, {
    role: file.role,
    fileOnModule: file.fileOnModule,
    bytes,
    sha256,
    secret,
    certificates,
  });
  reportFile(context, file);
  const pair = checkPair(context, file);
  if (!pair.ok) return withFile(pair.error, file);
  return secret ? done : judge(context, file);
};

const withFile = (error: { code: ErrorCode; facts: object; evidence: readonly string[] }, file: PlannedFile) => ({
  ok: false as const,
  error: { ...error, facts: { file: file.fileOnModule, ...error.facts } },
});

const checkPair = (context: RunContext, file: PlannedFile): Outcome<void> => {
  const certificate = context.plan.files.find(({ role }) => role === 'clientCert');
  return file.role === 'clientKey' && certificate ? checkKeyPair(certificate.content, file.content) : done;
};

const judge = (context: RunContext, file: PlannedFile): Outcome<void> => {
  const { plan, clock, findings } = context;
  const certificates = findings.uploads.get(file.role)?.certificates ?? [];
  const judged = judgeCertificates(certificates, {
    role: file.role === 'ca' ? 'ca' : 'clientCert',
    nowMs: clock.wallMs(),
    ...(file.role === 'ca' ? { host: plan.profile.cloud.host } : {}),
  }).flat();
  for (const finding of judged) {
    const facts = { file: file.fileOnModule, ...finding.facts };
    const code = finding.severity === 'error' ? stoppingFindings[finding.code] : undefined;
    if (code === 'certificate/expired' && plan.acceptExpired) {
      context.warn(warning('certificate-expired-accepted', facts));
    } else if (code) {
      const retired = judged.some((other) => other.code === 'retired-huawei-root');
      return fail(code, retired ? { ...facts, retired } : facts);
    }
    const note = warningFindings[finding.code];
    if (note) context.warn(warning(note, facts));
  }
  return done;
};

const uploadOf = (context: RunContext, file: PlannedFile): PreparedUpload => {
  const upload = context.findings.uploads.get(file.role);
  if (!upload) throw new Error(`${file.role} was not inspected`);
  return upload;
};

const reportFile = (context: RunContext, file: PlannedFile): void => {
  const { fileOnModule, bytes, sha256 } = uploadOf(context, file);
  context.report({ file: fileOnModule, bytes: bytes.length, sha256 });
};

/** Whether the module already has the same bytes: checked by reading them back. */
const isOnModule = async (context: RunContext, file: PlannedFile): Promise<Outcome<boolean>> => {
  if (context.findings.verified.has(file.role)) return ok(true);
  const upload = uploadOf(context, file);
  const size = await sizeOnModule(context, file.fileOnModule, true);
  if (!size.ok) return size;
  if (size.value.sizeBytes !== upload.bytes.length) return ok(false);
  const compared = await compareWithModule(context, 'certificate.upload', upload);
  if (!compared.ok) return compared.error.code === 'certificate/read-back-differs' ? ok(false) : compared;
  context.findings.verified.add(file.role);
  return ok(true);
};

/** A partial file of an interrupted upload of this program may be replaced. */
const isOwnPartialUpload = ({ resume }: RunContext): boolean =>
  resume?.stepId === 'certificate.upload' || resume?.stepId === 'certificate.verify';

/**
 * Checks the free space for the file. An older file of the same name counts as free space: the upload replaces it, and it was just compared
 * and has other content.
 */
const checkSpace = async (context: RunContext, file: PlannedFile): Promise<Outcome<void>> => {
  const upload = uploadOf(context, file);
  const old = await sizeOnModule(context, file.fileOnModule, true);
  if (!old.ok) return old;
  const { sizeBytes: oldBytes } = old.value;
  if (oldBytes !== null && !isOwnPartialUpload(context)) {
    context.warn(warning('certificate-replaced', { file: file.fileOnModule, found: oldBytes }));
  }
  const memory = await optional(command(context, fileMemory, undefined));
  // FSMEM has no OK in one captured log (transcript 12), so a missed deadline also means "not known" here.
  if (!memory.ok && memory.error.code !== 'at/timeout') return memory;
  const known = memory.ok ? memory.value : null;
  if (known === null) {
    context.warn(warning('storage-unknown'));
    return done;
  }
  const neededBytes = upload.bytes.length + spareBytes;
  if (known.freeBytes + (oldBytes ?? 0) >= neededBytes) return done;
  const facts = { file: file.fileOnModule, expected: neededBytes, found: known.freeBytes };
  return fail('certificate/no-space', { command: fileMemory.name, ...facts }, [known.line]);
};

const verify = async (context: RunContext, file: PlannedFile): Promise<Outcome<void>> => {
  const upload = uploadOf(context, file);
  const size = await sizeOnModule(context, file.fileOnModule, false);
  if (!size.ok) return size;
  const { sizeBytes, evidence } = size.value;
  if (sizeBytes !== upload.bytes.length) {
    const facts = { file: file.fileOnModule, expected: upload.bytes.length, found: sizeBytes ?? 0 };
    return fail('certificate/size-differs', { command: fileSize.name, ...facts }, evidence);
  }
  const compared = await compareWithModule(context, 'certificate.verify', upload);
  if (compared.ok) context.findings.verified.add(file.role);
  return compared;
};

const verified = (context: RunContext, file: PlannedFile): Promise<Outcome<boolean>> =>
  Promise.resolve(ok(context.findings.verified.has(file.role)));

/** All files are checked before the first one is sent: an invalid profile changes nothing on the module. */
export const certificateSteps = (files: readonly PlannedFile[]): readonly Step<RunContext>[] => [
  ...files.map(
    (file): Step<RunContext> => ({
      id: 'certificate.inspect',
      item: file.role,
      act: (context) => Promise.resolve(inspect(context, file)),
    }),
  ),
  ...files.flatMap((file): readonly Step<RunContext>[] => [
    {
      id: 'certificate.space',
      item: file.role,
      check: (context) => isOnModule(context, file),
      act: (context) => checkSpace(context, file),
    },
    {
      id: 'certificate.upload',
      item: file.role,
      check: (context) => verified(context, file),
      act: (context) => writeFile(context, uploadOf(context, file)),
    },
    {
      id: 'certificate.verify',
      item: file.role,
      check: (context) => {
        reportFile(context, file);
        return verified(context, file);
      },
      act: (context) => verify(context, file),
    },
  ]),
];
