import type { FilesView } from '../../../../shared/contract.ts';
import type { Outcome } from '../../../../shared/outcome.ts';
import type { Clock } from '../../../base/clock.ts';
import type { Opening } from './opening.ts';

export const noFiles: FilesView = { state: 'unknown', freeBytes: null, files: [], failure: null, atMs: null };

type ModuleRequest = (opening: Opening, signal: AbortSignal) => Promise<Outcome<unknown>>;

/** Reads the files of the module into the head. The known list stays while it is read again. */
export const readFiles =
  (clock: Clock, automatic = false): ModuleRequest =>
  async ({ session, headStore }, signal) => {
    headStore.set({ files: { ...headStore.head().files, state: 'reading', failure: null } });
    const read = await session.readFiles(signal, automatic);
    const known = headStore.head().files;
    headStore.set({
      files: read.ok
        ? { state: 'known', ...read.value, failure: null, atMs: clock.wallMs() }
        : { ...known, state: 'failed', failure: read.error },
    });
    return read;
  };

export const deleteFile =
  (clock: Clock, name: string): ModuleRequest =>
  async (opening, signal) => {
    const deleted = await opening.session.deleteFile(name, signal);
    if (!deleted.ok) return deleted;
    opening.track.noteFileGone(name);
    return readFiles(clock)(opening, signal);
  };
