import type {
  CertificateSlot,
  CertificateView,
  DraftView,
  RunView,
  SeenFile,
  StepView,
} from '../../../../shared/contract.ts';

const dayMs = 86_400_000;

/** `2031-11-10`, in UTC like the dates in certificates. */
export const isoDay = (atMs: number): string =>
  Math.abs(atMs) <= 8.64e15 ? new Date(atMs).toISOString().slice(0, 10) : '?';

export type Validity =
  | { readonly state: 'valid' | 'soon'; readonly days: number }
  | { readonly state: 'expired'; readonly days: number }
  | { readonly state: 'early'; readonly days: number };

const soonDays = 30;

export const validityAt = (
  { notBeforeMs, notAfterMs }: Pick<CertificateView, 'notBeforeMs' | 'notAfterMs'>,
  nowMs: number,
): Validity => {
  if (nowMs > notAfterMs) return { state: 'expired', days: Math.floor((nowMs - notAfterMs) / dayMs) };
  if (nowMs < notBeforeMs) return { state: 'early', days: Math.ceil((notBeforeMs - nowMs) / dayMs) };
  const days = Math.floor((notAfterMs - nowMs) / dayMs);
  return { state: days < soonDays ? 'soon' : 'valid', days };
};

export type CertificateKind = 'root' | 'ca' | 'own-signed' | 'device';

export const kindOf = ({ isCa, selfSigned, claimsSelfSigned }: CertificateView): CertificateKind => {
  if (isCa) return selfSigned || claimsSelfSigned ? 'root' : 'ca';
  return selfSigned ? 'own-signed' : 'device';
};

/** `RSA 2048` */
export const keyText = ({ keyKind, keyBits }: CertificateView): string => {
  const name = keyKind === 'rsa' || keyKind === 'ec' || keyKind === 'dsa' ? keyKind.toUpperCase() : keyKind;
  return keyBits === null ? name : `${name} ${keyBits}`;
};

/** Expired, and the user has not allowed it yet. */
export const waitsForPermission = (slot: CertificateSlot): boolean => isExpired(slot) && !slot.accepted;

export const isExpired = (slot: CertificateSlot): boolean =>
  slot.failure === null &&
  slot.certificates.some(({ findings }) =>
    findings.some(({ code, severity }) => code === 'expired' && severity === 'error'),
  );

/** State of the file on the module, as far as this session knows. */
export type UploadState =
  | { readonly kind: 'unknown' | 'checking' | 'verifying' | 'identical' | 'already' | 'failed' | 'stopped' }
  | { readonly kind: 'uploading'; readonly doneBytes: number; readonly totalBytes: number };

/**
 * During a run, from the steps that concern this file. Afterwards only from the last read-back of this name: the draft
 * may contain another file by now, and the file on the module may have been deleted.
 */
export const uploadStateOf = (run: RunView | null, slot: SlotIdentity, seen: readonly SeenFile[]): UploadState => {
  const bySteps = stateBySteps(run, slot);
  if (bySteps.kind !== 'unknown' && bySteps.kind !== 'identical' && bySteps.kind !== 'already') return bySteps;
  if (run !== null && isInStage(run) && bySteps.kind === 'unknown') return bySteps;
  if (!isSeen(slot, seen)) return { kind: 'unknown' };
  return bySteps.kind === 'already' ? bySteps : { kind: 'identical' };
};

const stateBySteps = (run: RunView | null, slot: SlotIdentity): UploadState => {
  const steps = run?.steps.filter(({ item }) => item === slot.role) ?? [];
  const status = (id: StepView['id']): StepView | undefined => steps.find((step) => step.id === id);
  const [space, upload, verify] = [
    status('certificate.space'),
    status('certificate.upload'),
    status('certificate.verify'),
  ];
  if (!run || !upload || !verify) return { kind: 'unknown' };
  if (space?.status === 'running') return { kind: 'checking' };
  if (upload.status === 'running') return uploading(upload);
  if (verify.status === 'running') return { kind: 'verifying' };
  const all = steps.filter(({ id }) => id.startsWith('certificate.'));
  if (all.some(({ about }) => isOther(about, slot))) return { kind: 'unknown' };
  if (all.some((step) => step.status === 'failed')) return { kind: 'failed' };
  if (all.some((step) => step.status === 'stopped')) return { kind: 'stopped' };
  if (!isSettled(verify)) return { kind: upload.status === 'done' ? 'verifying' : 'unknown' };
  return { kind: upload.status === 'skipped' ? 'already' : 'identical' };
};

const uploading = ({ progress }: StepView): UploadState =>
  progress?.kind === 'bytes'
    ? { kind: 'uploading', doneBytes: progress.doneBytes, totalBytes: progress.totalBytes }
    : { kind: 'checking' };

const isSettled = ({ status }: StepView): boolean => status === 'done' || status === 'skipped';

type SlotIdentity = Pick<CertificateSlot, 'role' | 'sha256' | 'fileOnModule'>;

const isOther = (about: StepView['about'], { sha256, fileOnModule }: SlotIdentity): boolean =>
  about.sha256 !== undefined && (about.sha256 !== sha256 || about.file !== fileOnModule);

/** The stage is about to check again what was verified before. */
const isInStage = ({ state, stages }: RunView): boolean =>
  (state === 'running' || state === 'stopping') && stages.includes('certificate');

const isSeen = ({ sha256, fileOnModule }: SlotIdentity, seen: readonly SeenFile[]): boolean =>
  seen.some((file) => file.state === 'proven' && file.name === fileOnModule && file.sha256 === sha256);

interface UsedFile {
  readonly role: string;
  readonly file: string;
  readonly bytes: number;
  readonly sha256: string;
}

/** The files that a run verified. `areOther`: the form now has a different file in at least one place. */
export const usedFiles = (
  steps: readonly StepView[],
  slots: DraftView['certificates'],
): { readonly files: readonly UsedFile[]; readonly areOther: boolean } => {
  const verified = steps.filter(({ id, about }) => id === 'certificate.verify' && about.sha256 !== undefined);
  const files = verified.map(({ item, about }) => ({
    ...{ role: item ?? '', file: String(about.file), bytes: Number(about.bytes), sha256: String(about.sha256) },
  }));
  const isSlot = ({ role, file, sha256 }: UsedFile): boolean =>
    Object.values(slots).some(
      (slot) => slot !== null && slot.role === role && slot.sha256 === sha256 && slot.fileOnModule === file,
    );
  return { files, areOther: !files.every(isSlot) };
};

export const shownBytesLimit = 16_384;

/** One line of a file and its line end; `''` if the file ends without one. */
export interface FileLine {
  readonly text: string;
  readonly end: '' | 'CR' | 'LF' | 'CR LF';
}

/** Splits a file into lines. Characters other than printable ASCII become `·`. */
export const linesOf = (bytes: Uint8Array): readonly FileLine[] => {
  const lines: FileLine[] = [];
  let text = '';
  const shown = bytes.subarray(0, shownBytesLimit);
  for (let at = 0; at < shown.length; at += 1) {
    const byte = shown[at] ?? 0;
    const isCrLf = byte === 0x0d && shown[at + 1] === 0x0a;
    if (byte !== 0x0d && byte !== 0x0a) {
      text += byte >= 0x20 && byte < 0x7f ? String.fromCharCode(byte) : '·';
      continue;
    }
    lines.push({ text, end: isCrLf ? 'CR LF' : byte === 0x0d ? 'CR' : 'LF' });
    text = '';
    if (isCrLf) at += 1;
  }
  return text === '' ? lines : [...lines, { text, end: '' }];
};

/** Certificates are sent as PEM. A DER file is sent unchanged only on request. */
export const isSentAsDer = ({ format, lineEnds }: Pick<CertificateSlot, 'format' | 'lineEnds'>): boolean =>
  format === 'der' && lineEnds === 'as-is';

/** Rows of 16 bytes: `000000  30 82 …`. */
export const hexRows = (bytes: Uint8Array): string => {
  const shown = bytes.subarray(0, shownBytesLimit);
  const rows: string[] = [];
  for (let at = 0; at < shown.length; at += 16) {
    const row = [...shown.subarray(at, at + 16)].map((byte) => byte.toString(16).padStart(2, '0'));
    rows.push(`${at.toString(16).padStart(6, '0')}  ${row.join(' ')}`);
  }
  return rows.join('\n');
};
