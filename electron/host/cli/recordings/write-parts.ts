import { type Outcome, ok } from '../../../../shared/outcome.ts';
import type { Bytes } from '../../../recordings/export/text-format.ts';
import type { CommandContext } from '../host-process.ts';

/** Writes a file in parts, so that none of it is in memory. A file that is not complete is removed. */
export const writeParts = async (
  { platform }: Pick<CommandContext, 'platform'>,
  path: string,
  parts: Bytes,
): Promise<Outcome<number>> => {
  const removed = await platform.removeFile(path);
  if (!removed.ok && removed.error.code !== 'file/missing') return removed;
  const opened = platform.openAppend(path, 'new');
  if (!opened.ok) return opened;
  const file = opened.value;
  let sizeBytes = 0;
  for await (const part of parts) {
    const written = part.ok ? file.append(part.value) : part;
    if (!written.ok) {
      file.close();
      await platform.removeFile(path);
      return written;
    }
    if (part.ok) sizeBytes += part.value.length;
  }
  const flushed = await file.flush();
  file.close();
  return flushed.ok ? ok(sizeBytes) : flushed;
};
