import type { FolderEntry, Platform } from '../../../base/platform.ts';
import { digestRecording, type RecordingDigest } from './recording-digest.ts';

/** Size of each end: enough for the header and for the summary. */
const endsBytes = 4 * 1024;
/** Size of each end if the summary is missing or has no module. A check-up has the module in its first lines. */
const partBytes = 16 * 1024;

/** Most of the time is waiting for the disk. */
const parallelFiles = 8;

/** Reads both ends of recordings. Caches the result until the file changes. */
export interface RecordingReader {
  /** Drops the cached results of all other files. */
  read(files: readonly FolderEntry[]): Promise<ReadonlyMap<string, RecordingDigest>>;
}

interface Known {
  readonly sizeBytes: number;
  readonly changedAtMs: number;
  readonly digest: RecordingDigest;
}

const unreadable: RecordingDigest = {
  header: null,
  durationMs: null,
  model: null,
  imei: null,
  result: null,
  others: [],
  empty: false,
  hasSummary: false,
};

export const createRecordingReader = (platform: Platform, folder: string): RecordingReader => {
  let known: ReadonlyMap<string, Known> = new Map();

  const part = async (path: string, offset: number, limitBytes: number): Promise<Uint8Array | null> => {
    const read = await platform.readPart(path, offset, limitBytes);
    return read.ok ? read.value : null;
  };
  const digest = async ({ name, sizeBytes }: FolderEntry): Promise<RecordingDigest> => {
    const path = platform.join(folder, name);
    const ends = async (limitBytes: number): Promise<RecordingDigest> => {
      const isWhole = sizeBytes <= 2 * limitBytes;
      const head = await part(path, 0, isWhole ? 2 * limitBytes : limitBytes);
      if (head === null) return unreadable;
      const tail = isWhole ? null : await part(path, sizeBytes - limitBytes, limitBytes);
      return digestRecording(head, tail);
    };
    const short = await ends(endsBytes);
    const isEnough = short === unreadable || sizeBytes <= 2 * endsBytes || (short.hasSummary && short.imei !== null);
    return isEnough ? short : ends(partBytes);
  };

  return {
    read: async (files) => {
      const next = new Map<string, Known>();
      const changed: FolderEntry[] = [];
      for (const file of files) {
        const before = known.get(file.name);
        const isSame = before?.sizeBytes === file.sizeBytes && before.changedAtMs === file.changedAtMs;
        if (isSame) next.set(file.name, before);
        else changed.push(file);
      }
      for (let at = 0; at < changed.length; at += parallelFiles) {
        const some = changed.slice(at, at + parallelFiles);
        const digests = await Promise.all(some.map(async (file) => ({ ...file, digest: await digest(file) })));
        for (const each of digests) next.set(each.name, each);
      }
      known = next;
      // In the order of the files.
      return new Map(files.map(({ name }) => [name, next.get(name)?.digest ?? unreadable]));
    },
  };
};
