import type { CertificateSlot, FilesView, RunView, SessionView } from '../../../../shared/contract.ts';
import { stageOf } from '../../../../shared/steps.ts';
import { uploadStateOf } from './certificate-facts.ts';

/** When the last upload ended or broke off; `null`: nothing was sent. */
const lastUploadAtMs = (run: RunView | null): number | null => {
  const ends = (run?.steps ?? []).flatMap(({ id, status, startedAtMs, ms }) =>
    id === 'certificate.upload' && status !== 'skipped' && startedAtMs !== null ? [startedAtMs + ms] : [],
  );
  return ends.length === 0 ? null : Math.max(...ends);
};

/** An upload came after the list was read. */
export const isListStale = (run: RunView | null, { atMs }: FilesView): boolean => {
  const uploadedAtMs = lastUploadAtMs(run);
  return atMs !== null && uploadedAtMs !== null && atMs < uploadedAtMs;
};

/**
 * Whether the list is worth asking for unasked: nobody has yet, or it is old. Only of a module that has come through its certificate
 * stage: one that is silent, or left inside an upload, would only be asked in vain.
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

/** The file that an upload of this one would replace by other content; `null`: none that is known of. One of the same size may be the same. */
export const replacedFile = (
  { run, files: { files }, seenFiles }: OfModule,
  slot: Pick<CertificateSlot, 'role' | 'sha256' | 'fileOnModule' | 'sizeBytes'>,
): FilesView['files'][number] | null => {
  const there = files.find(({ name }) => name.toLowerCase() === slot.fileOnModule.toLowerCase()) ?? null;
  if (there === null || there.sizeBytes === null || there.sizeBytes === slot.sizeBytes) return null;
  return uploadStateOf(run, slot, seenFiles).kind === 'unknown' ? there : null;
};
