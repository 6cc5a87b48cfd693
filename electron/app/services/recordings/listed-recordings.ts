import { noRemarks, type RecordingRemarks } from '../../../../shared/contract/recordings.ts';
import type { RecordingSummary } from '../../../../shared/contract.ts';
import type { FolderEntry, Platform } from '../../../base/platform.ts';
import { notesPathOf } from '../../../recorder/recording-name.ts';
import type { ActiveRecording } from './active-recordings.ts';
import type { NotesFiles } from './notes-file.ts';
import type { RecordingDigest } from './recording-digest.ts';

const maxRecordings = 1_000;
/** Names made by `recordingName`, and copies of such files. Never a path. */
export const safeName = /^[A-Za-z0-9][A-Za-z0-9._-]{0,250}\.jsonl$/;

/** Names begin with the time, so they sort by time; those of further files end with their number. */
export const newestFirst = (files: readonly FolderEntry[]): readonly FolderEntry[] =>
  files
    .filter(({ name }) => safeName.test(name))
    .map((file) => ({ file, ...sortedBy(file.name) }))
    .sort((a, b) => (a.stem === b.stem ? b.number - a.number : a.stem < b.stem ? 1 : -1))
    .slice(0, maxRecordings)
    .map(({ file }) => file);

const sortedBy = (name: string): { readonly stem: string; readonly number: number } => {
  const [, stem = name, number = '1'] = /^(.*?)(?:\.(\d{1,9}))?\.jsonl$/.exec(name) ?? [];
  return { stem, number: Number(number) };
};

/** The files of long recordings, by what their headers say: a name may end with a number for another reason. */
export const partsOf = (
  digests: ReadonlyMap<string, RecordingDigest>,
): ReadonlyMap<string, RecordingSummary['part']> => {
  const numbers = new Map<string, Map<string, number>>();
  for (const [name, { header }] of digests) {
    if (!header?.continues) continue;
    const { first, part } = header.continues;
    numbers.set(first, (numbers.get(first) ?? new Map([[first, 1]])).set(name, part));
  }
  return new Map(
    [...numbers.values()].flatMap((files) => {
      const of = Math.max(...files.values());
      return [...files].map(([name, number]) => [name, { number, of }] as const);
    }),
  );
};

/** The session of a recording in progress has newer values than the file. */
export const summaryOf = (
  { name, sizeBytes }: FolderEntry,
  digest: RecordingDigest | undefined,
  now: ActiveRecording | undefined,
  remarks: RecordingRemarks,
): Omit<RecordingSummary, 'part'> => {
  const header = digest?.header ?? null;
  return {
    name,
    startedAtMs: header === null ? null : Date.parse(header.startedAt),
    address: header?.address.slice(0, 300) ?? null,
    sizeBytes,
    live: now !== undefined,
    durationMs: now ? null : (digest?.durationMs ?? null),
    model: now?.model ?? digest?.model ?? null,
    imei: now?.imei ?? digest?.imei ?? null,
    result: now?.result ?? digest?.result ?? null,
    others: now?.others ?? digest?.others ?? [],
    remarks,
    empty: now === undefined && digest?.empty === true,
  };
};

/** The files of the recording with this file, the first one first, by their names. */
export const chainOf = (digests: ReadonlyMap<string, RecordingDigest>, name: string): readonly string[] => {
  const first = digests.get(name)?.header?.continues?.first ?? name;
  const further = [...digests].flatMap(([other, { header }]) =>
    header?.continues?.first === first ? [{ other, part: header.continues.part }] : [],
  );
  return [first, ...further.sort((a, b) => a.part - b.part).map(({ other }) => other)].filter((one) =>
    digests.has(one),
  );
};

/** Reads what people have written about recordings. Caches it until the file changes. */
export const createRemarksReader = (
  platform: Pick<Platform, 'join'>,
  folder: string,
  notes: Pick<NotesFiles, 'read'>,
): ((files: readonly FolderEntry[]) => Promise<ReadonlyMap<string, RecordingRemarks>>) => {
  let known: ReadonlyMap<
    string,
    { readonly changedAtMs: number; readonly sizeBytes: number; readonly remarks: RecordingRemarks }
  > = new Map();
  return async (files) => {
    const next = new Map<
      string,
      { readonly changedAtMs: number; readonly sizeBytes: number; readonly remarks: RecordingRemarks }
    >();
    for (const { name, changedAtMs, sizeBytes } of files) {
      const recording = recordingOfNotes(name);
      if (recording === null) continue;
      const before = known.get(recording);
      const isSame = before?.changedAtMs === changedAtMs && before.sizeBytes === sizeBytes;
      next.set(
        recording,
        isSame
          ? before
          : { changedAtMs, sizeBytes, remarks: (await notes.read(platform.join(folder, recording))).remarks },
      );
    }
    known = next;
    return new Map([...next].map(([name, { remarks }]) => [name, remarks]));
  };
};

const recordingOfNotes = (name: string): string | null => {
  const recording = name.replace(/\.notes\.json$/, '.jsonl');
  return recording !== name && notesPathOf(recording) === name && safeName.test(recording) ? recording : null;
};

export const remarksOf = (remarks: ReadonlyMap<string, RecordingRemarks>, name: string): RecordingRemarks =>
  remarks.get(name) ?? noRemarks;
