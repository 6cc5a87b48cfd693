import type { ErrorCode } from '../../../shared/errors.ts';
import { type Failure, failure } from '../../../shared/outcome.ts';

const denied = new Set(['EACCES', 'EPERM', 'EROFS']);
const full = new Set(['ENOSPC', 'EDQUOT', 'EFBIG']);

/** The system's name of an error (`ENOENT`). An error without one is a bug and is thrown again. */
export const systemCode = (error: unknown): string => {
  if (error instanceof Error && 'code' in error && typeof error.code === 'string') return error.code;
  throw error;
};

/** A read error of the file system as a failure. Facts: `path`, and `cause` (the system's name). */
export const readFailure = (path: string, error: unknown): Failure => {
  const cause = systemCode(error);
  const code: ErrorCode =
    cause === 'ENOENT' || cause === 'ENOTDIR' ? 'file/missing' : denied.has(cause) ? 'file/denied' : 'file/unreadable';
  return failure(code, { path, cause });
};

/** A write error of the file system as a failure, with the same facts. */
export const writeFailure = (path: string, error: unknown): Failure => {
  const cause = systemCode(error);
  const code: ErrorCode = denied.has(cause) ? 'file/denied' : full.has(cause) ? 'file/disk-full' : 'file/unwritable';
  return failure(code, { path, cause });
};
