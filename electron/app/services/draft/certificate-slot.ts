import { type CertificateFinding, judgeCertificates } from '../../../../shared/certificates/judge.ts';
import type { CertificateSlot, CertificateView } from '../../../../shared/contract.ts';
import type { ErrorCode } from '../../../../shared/errors.ts';
import { type Failure, failure, type Outcome } from '../../../../shared/outcome.ts';
import type { CertificateRole } from '../../../../shared/steps.ts';
import { type PreparedFile, prepareForModule } from '../../../certificates/prepare.ts';
import { checkKeyPair } from '../../../certificates/read-key.ts';
import type { CertificateSource, DraftContent } from './draft-content.ts';

/** Findings that make a file unusable. An expired certificate can be accepted, so it is not one of them. */
const wrongKind: Partial<Record<CertificateFinding['code'], ErrorCode>> = {
  'not-a-ca': 'certificate/not-a-ca',
  'is-a-ca': 'certificate/is-a-ca',
  'damaged-signature': 'certificate/damaged',
};

/** Cache: the same source object always gives the same bytes. */
const preparedFiles = new WeakMap<CertificateSource, Partial<Record<CertificateRole, Outcome<PreparedFile>>>>();

/** The bytes as they are sent to the module, or why the file cannot be sent. */
export const preparedOf = (role: CertificateRole, source: CertificateSource): Outcome<PreparedFile> => {
  const known = preparedFiles.get(source) ?? {};
  const prepared = known[role] ?? prepareForModule(source.content, { role, lineEnds: source.lineEnds });
  preparedFiles.set(source, { ...known, [role]: prepared });
  return prepared;
};

/** The certificates of a file for the view, with the findings for their role. */
export const judgedCertificates = (
  role: CertificateRole,
  prepared: PreparedFile,
  context: { readonly nowMs: number; readonly host: string },
): readonly CertificateView[] => {
  const { nowMs, host } = context;
  const judged = judgeCertificates(prepared.certificates, {
    role: role === 'ca' ? 'ca' : 'clientCert',
    nowMs,
    ...(role === 'ca' && host !== '' ? { host } : {}),
  });
  return prepared.certificates.slice(0, 20).map((facts, index) => ({ ...facts, findings: judged[index] ?? [] }));
};

/** A chosen file for the view. Of a key only the size is shown. */
export const slotOf = (role: CertificateRole, content: DraftContent, nowMs: number): CertificateSlot | null => {
  const source = content.certificates[role];
  if (source === null) return null;
  const prepared = preparedOf(role, source);
  const certificates = prepared.ok
    ? judgedCertificates(role, prepared.value, { nowMs, host: content.fields.host })
    : [];
  const { name, builtInId, fileOnModule, lineEnds, accepted } = source;
  return {
    role,
    name,
    builtInId,
    fileOnModule,
    lineEnds,
    format: prepared.ok ? prepared.value.format : 'pem',
    sizeBytes: prepared.ok ? prepared.value.bytes.length : 0,
    sha256: prepared.ok ? prepared.value.sha256 : '',
    certificates,
    failure: prepared.ok ? failureOf(role, content, certificates) : prepared.error,
    accepted,
  };
};

const failureOf = (
  role: CertificateRole,
  { certificates }: DraftContent,
  judged: readonly CertificateView[],
): Failure | null => {
  if (role !== 'clientKey') {
    const found = judged
      .flatMap(({ findings }) => findings)
      .find(({ code, severity }) => severity === 'error' && wrongKind[code]);
    const code = found && wrongKind[found.code];
    return found && code ? failure(code, found.facts) : null;
  }
  const { clientCert, clientKey } = certificates;
  if (!clientCert || !clientKey || !preparedOf('clientCert', clientCert).ok) return null;
  const pair = checkKeyPair(clientCert.content, clientKey.content);
  return pair.ok ? null : pair.error;
};
