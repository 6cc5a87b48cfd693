import type { CertificateSlot, FilesView, RunView, SessionView } from '../../../../shared/contract.ts';
import { stageOf } from '../../../../shared/steps.ts';
import { uploadStateOf } from './certificate-facts.ts';

/** When the last upload ended or was aborted; `null` if nothing was sent. */
const lastUploadAtMs = (run: RunView | null): number | null => {
  const ends = (run?.steps ?? []).flatMap(({ id, status, startedAtMs, ms }) =>
    id === 'certificate.upload' && status !== 'skipped' && startedAtMs !== null ? [startedAtMs + ms] : [],
  );
  return ends.length === 0 ? null : Math.max(...ends);
};

/** An upload happened after the list was read. */
export const isListStale = (run: RunView | null, { atMs }: FilesView): boolean => {
  const uploadedAtMs = lastUploadAtMs(run);
  return atMs !== null && uploadedAtMs !== null && atMs < uploadedAtMs;
};

/**
 * Whether to read the list automatically: it was never read, or it is outdated. Only after the certificate stage
 * succeeded; a module that is silent or still inside an upload would not answer.
 */
export const wantsReading = (run: RunView | null, files: FilesView): boolean => {
  if (run === null || run.state === 'running' || run.state === 'stopping') return false;
  if (files.state !== 'unknown' && !(files.state === 'known' && isListStale(run, files))) return false;
  const isOver = run.steps.every(
    ({ id, status }) =>
      (stageOf(id) !== 'module' && stageOf(id) !== 'certificate') || status === 'done' || status === 'skipped',
  );
  const code = run.failure?.code ?? '';
  return isOver && !code.startsWith('link/') && code !== 'module/restarted' && code !== 'at/unresponsive';
};

interface OfModule extends Pick<SessionView, 'run' | 'seenFiles'> {
  readonly files: Pick<FilesView, 'files'>;
}

/**
 * The file on the module that this upload would overwrite with other content; `null` if none is known. A file of the
 * same size may be identical.
 */
export const replacedFile = (
  { run, files: { files }, seenFiles }: OfModule,
  slot: Pick<CertificateSlot, 'role' | 'sha256' | 'fileOnModule' | 'sizeBytes'>,
): FilesView['files'][number] | null => {
  const there = files.find(({ name }) => name.toLowerCase() === slot.fileOnModule.toLowerCase()) ?? null;
  if (there === null || there.sizeBytes === null || there.sizeBytes === slot.sizeBytes) return null;
  return uploadStateOf(run, slot, seenFiles).kind === 'unknown' ? there : null;
};
