import { findTextProblem } from '../../shared/at/quoting.ts';
import { done, fail, type Outcome, ok } from '../../shared/outcome.ts';
import type { Lease } from '../at/engine.ts';
import { fileDelete, fileList, fileMemory, fileSize, meansMissingFile } from '../commands/index.ts';
import { quirksOf, type RecognisedModule, recogniseModule } from '../modules/index.ts';
import { isInterruption } from './context.ts';

export interface ModuleFile {
  readonly name: string;
  /** `null`: the module did not report it. */
  readonly sizeBytes: number | null;
}

export interface ModuleFiles {
  readonly files: readonly ModuleFile[];
  readonly freeBytes: number | null;
}

const nameLimitBytes = 64;
/** A longer list is cut. */
const maxFiles = 200;

/** Reads the files in the root folder of the module. Sizes and free space are optional: some modules do not report them. */
export const readModuleFiles = async (
  lease: Lease,
  module: RecognisedModule | null,
  signal: AbortSignal,
): Promise<Outcome<ModuleFiles>> => {
  const listed = await lease.run(fileList, { directory: '/' }, { signal, expects: emptyIsError(module) });
  const isEmpty = !listed.ok && listed.error.code === 'at/error' && emptyIsError(module);
  if (!listed.ok && !isEmpty) return listed;
  const files: ModuleFile[] = [];
  for (const name of listed.ok ? listed.value.files.slice(0, maxFiles) : []) {
    const size = await sizeOf(lease, name, signal);
    if (!size.ok) return size;
    files.push({ name, sizeBytes: size.value });
  }
  const memory = await lease.run(fileMemory, undefined, { signal });
  if (!memory.ok && isInterruption(memory.error)) return memory;
  return ok({ files, freeBytes: memory.ok ? memory.value.freeBytes : null });
};

const emptyIsError = (module: RecognisedModule | null): boolean =>
  quirksOf(module ?? recogniseModule('')).emptyDirectoryIsError;

const sizeOf = async (lease: Lease, file: string, signal: AbortSignal): Promise<Outcome<number | null>> => {
  // A name that cannot be an AT argument is listed without its size.
  if (findTextProblem(file, nameLimitBytes) !== null) return ok(null);
  const size = await lease.run(fileSize, { file }, { signal });
  if (size.ok) return ok(size.value.sizeBytes);
  return isInterruption(size.error) ? size : ok(null);
};

/** Deleting a file that does not exist succeeds. */
export const deleteModuleFile = async (lease: Lease, file: string, signal: AbortSignal): Promise<Outcome<void>> => {
  const problem = findTextProblem(file, nameLimitBytes);
  if (problem !== null) return fail('usage/invalid', { field: 'file', problem });
  const deleted = await lease.run(fileDelete, { file }, { signal, expects: true });
  if (deleted.ok || isInterruption(deleted.error)) return deleted;
  return meansMissingFile(String(deleted.error.facts.answer ?? '')) ? done : deleted;
};
