import { createHash } from 'node:crypto';
import { done, type Failure, fail, type Outcome, ok } from '../../shared/outcome.ts';
import type { StepId } from '../../shared/steps.ts';
import {
  fileCreate,
  fileDelete,
  fileRead,
  fileSize,
  fileWrite,
  fileWriteParts,
  meansMissingFile,
} from '../commands/index.ts';
import { generic } from '../modules/index.ts';
import { command, commandOf, isInterruption, type PreparedUpload, type RunContext } from './context.ts';

export interface SizeOnModule {
  /** `null`: there is no such file. */
  readonly sizeBytes: number | null;
  /** The lines that say so. */
  readonly evidence: readonly string[];
}

/** Size of a file on the module. `mayBeMissing`: a missing file is an expected answer. */
export const sizeOnModule = async (
  context: RunContext,
  file: string,
  mayBeMissing: boolean,
): Promise<Outcome<SizeOnModule>> => {
  const size = await command(context, fileSize, { file }, mayBeMissing);
  if (size.ok) return ok({ sizeBytes: size.value.sizeBytes, evidence: [size.value.line] });
  const { error } = size;
  if (error.code !== 'at/error') return size;
  const answer = String(error.facts.answer ?? '');
  const isMissing = meansMissingFile(answer) || answer === 'ERROR';
  return isMissing ? ok({ sizeBytes: null, evidence: error.evidence }) : size;
};

const blockBytes = (context: RunContext): number => (context.findings.module?.family ?? generic).limits.fileWriteBytes;

/** A byte takes 10 bits on the line. The module gets twice that time, and at least the 15 s of the article. */
const secondsFor = (context: RunContext, sizeBytes: number): number =>
  Math.max(context.waits.writeSeconds, Math.ceil((sizeBytes * 20) / context.plan.baudRate) + 5);

/** FSDEL, FSCREATE, FSWRITE in parts. It is unknown whether mode 0 truncates a longer old file, so the old file is deleted first. */
export const writeFile = async (context: RunContext, upload: PreparedUpload): Promise<Outcome<void>> => {
  const file = upload.fileOnModule;
  const deleted = await command(context, fileDelete, { file }, true);
  // A missing file needs no deletion. A real problem shows in the next commands.
  if (!deleted.ok && (isInterruption(deleted.error) || deleted.error.code === 'at/timeout')) return deleted;
  const created = await command(context, fileCreate, { file });
  if (!created.ok) return refused(created.error, file);
  const totalBytes = upload.bytes.length;
  let doneBytes = 0;
  context.progress({ id: 'certificate.upload', kind: 'bytes', doneBytes, totalBytes });
  for (const part of fileWriteParts(upload.bytes, blockBytes(context))) {
    const written = await command(context, fileWrite, {
      file,
      mode: doneBytes === 0 ? 0 : 1,
      bytes: part,
      seconds: secondsFor(context, part.length),
      secret: upload.secret,
    });
    if (!written.ok) return writeFailure(written.error, file, doneBytes, totalBytes);
    doneBytes += part.length;
    context.progress({ id: 'certificate.upload', kind: 'bytes', doneBytes, totalBytes });
  }
  return done;
};

const refused = (error: Failure, file: string): Outcome<void> =>
  error.code === 'at/error'
    ? fail('certificate/write-refused', { ...commandOf(error), file, answer: error.facts.answer ?? '' }, error.evidence)
    : { ok: false, error };

/** The three ways in which a write can fail: no prompt, too few bytes in time, or a refusal. */
const writeFailure = (error: Failure, file: string, doneBytes: number, totalBytes: number): Outcome<void> => {
  const facts = { ...commandOf(error), file, found: doneBytes, expected: totalBytes };
  if (error.code === 'at/timeout') {
    const noPrompt = error.facts.stage === 'prompt';
    return fail(noPrompt ? 'certificate/no-prompt' : 'certificate/write-timed-out', facts, error.evidence);
  }
  if (error.code !== 'at/error') return { ok: false, error };
  if (String(error.facts.answer).toLowerCase() === 'timeout') {
    return fail('certificate/write-timed-out', facts, error.evidence);
  }
  return refused(error, file);
};

/**
 * Reads the file back in blocks and compares every byte, because the size alone proves nothing about the content. Reading changes
 * nothing, so a difference is checked twice: noise on the line must not make a correct file fail.
 */
export const compareWithModule = async (
  context: RunContext,
  id: StepId,
  upload: PreparedUpload,
): Promise<Outcome<void>> => {
  const { fileOnModule: file, sha256: expected } = upload;
  const first = await readBack(context, id, upload);
  const sure = !first.ok || first.value === expected;
  const found = sure ? first : await readBack(context, id, upload);
  if (!found.ok) return found;
  if (found.value === expected) return done;
  return fail('certificate/read-back-differs', { command: fileRead.name, file, expected, found: found.value ?? '' });
};

/** SHA-256 of the file on the module; `null` when an answer did not contain the requested bytes. */
const readBack = async (
  context: RunContext,
  id: StepId,
  { bytes, fileOnModule: file, secret }: PreparedUpload,
): Promise<Outcome<string | null>> => {
  const totalBytes = bytes.length;
  const hash = createHash('sha256');
  let position = 0;
  while (position < totalBytes) {
    const sizeBytes = Math.min(blockBytes(context), totalBytes - position);
    const mode = position === 0 ? 0 : 1;
    const read = await command(context, fileRead, { file, mode, sizeBytes, position });
    if (!read.ok) {
      const unreadable = read.error.code === 'at/unexpected-answer' || read.error.code === 'at/error';
      return unreadable ? ok(null) : read;
    }
    // It may be another key.
    if (secret) context.registerSecret(read.value.bytes);
    hash.update(read.value.bytes);
    position += sizeBytes;
    context.progress({ id, kind: 'bytes', doneBytes: position, totalBytes });
  }
  return ok(hash.digest('hex'));
};
