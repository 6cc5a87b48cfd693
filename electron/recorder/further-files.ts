import type { Outcome } from '../../shared/outcome.ts';
import type { AppendFile } from '../base/platform.ts';
import type { BatchWriter } from './batch-writer.ts';
import {
  entryLine,
  headerLine,
  type RecordingOrigin,
  type RecordingSubject,
  type TrafficSoFar,
} from './recording-format.ts';
import { fileNameOf } from './recording-name.ts';
import type { TrafficQueue } from './traffic-queue.ts';

/** A file that has reached one of them is followed by a further file, with the next traffic. */
export interface FileLimits {
  readonly sizeBytes: number;
  readonly ageMs: number;
}

/** Editors and mail programs still take a file of this size, and one file has at most a day. */
export const fileLimits: FileLimits = { sizeBytes: 1_000_000_000, ageMs: 24 * 60 * 60 * 1_000 };

/** A file that cannot be created is tried again after this part of the limits. */
const retryPart = 1 / 16;

export interface FurtherFileOptions {
  readonly limits: FileLimits;
  /** Creates the file with this number. It may have another one where that name is taken. */
  readonly create: (number: number) => Outcome<AppendFile>;
}

/** A further file of the recording, and the bytes of each direction before it. */
export interface FurtherFile extends TrafficSoFar {
  readonly path: string;
}

/** What the recording says about its module and the last run, for the summary of a file and the beginning of the next. */
export interface KeptFacts {
  readonly module?: object | null;
  readonly run?: object | null;
  /** Of a merged view: `{ ports }`, all so far. */
  readonly ports?: object | null;
}

export interface FurtherFiles {
  /** The file has reached a limit. */
  isDue(nowUs: number): boolean;
  /**
   * Ends the file and begins the next one, after everything that is complete was written. `null`: that is not possible now, so the file stays. It
   * calls no listener, except when the disk fails.
   */
  beginNextFile(nowUs: number, kept: KeptFacts): FurtherFile | null;
  /** The recording ends. */
  end(): void;
  /** As in the header of the file that is written now. */
  readonly startedAtMs: number;
  /** Its beginning, since that of the recorder. */
  readonly startUs: number;
  /** The traffic before it. */
  readonly before: TrafficSoFar;
}

export interface FurtherFilesOptions {
  readonly further?: FurtherFileOptions;
  readonly file: AppendFile;
  readonly header: RecordingSubject;
  readonly wallMs: () => number;
  readonly queue: TrafficQueue;
  readonly writer: BatchWriter;
}

export const createFurtherFiles = (options: FurtherFilesOptions): FurtherFiles => {
  const { further, header, queue, writer, wallMs } = options;
  const first = fileNameOf(options.file.path);
  let { path } = options.file;
  let part = 1;
  let startedAtMs = wallMs();
  let startUs = 0;
  let before: TrafficSoFar = { receivedBytes: 0, sentBytes: 0 };
  let dueBytes = further?.limits.sizeBytes ?? 0;
  let dueUs = (further?.limits.ageMs ?? 0) * 1_000;
  // A pipe or a device has no further file.
  const mayGoOn = further !== undefined && options.file.sizeBytes !== undefined;
  /** Created, but not used: the disk refused the end of the file before it. */
  let created: AppendFile | null = null;

  const tryLater = (limits: FileLimits, nowUs: number): void => {
    dueBytes = Math.max(dueBytes, writer.sizeBytes + limits.sizeBytes * retryPart);
    dueUs = Math.max(dueUs, nowUs - startUs + limits.ageMs * 1_000 * retryPart);
  };
  const begin = (limits: FileLimits, file: AppendFile, traffic: TrafficSoFar, beganUs: number): void => {
    ({ path } = file);
    part += 1;
    startUs = beganUs;
    before = traffic;
    dueBytes = limits.sizeBytes;
    dueUs = limits.ageMs * 1_000;
  };

  return {
    isDue: (nowUs) => mayGoOn && (writer.sizeBytes >= dueBytes || nowUs - startUs >= dueUs),
    beginNextFile: (nowUs, kept) => {
      if (further === undefined || writer.isFailing || writer.isWaiting) return null;
      const next = created ?? fileOf(further.create(part + 1));
      created = next;
      if (next === null) {
        tryLater(further.limits, nowUs);
        return null;
      }
      const start = queue.nextFile(nowUs);
      const { seq, startUs: beginsUs, traffic } = start;
      const beginsAtMs = wallMs() - (nowUs - beginsUs) / 1_000;
      const origin: RecordingOrigin = { first, file: fileNameOf(path), part: part + 1, ...traffic };
      const summary = {
        startedAt: new Date(startedAtMs).toISOString(),
        sentBytes: traffic.sentBytes - before.sentBytes,
        receivedBytes: traffic.receivedBytes - before.receivedBytes,
        ...kept,
        continuesIn: fileNameOf(next.path),
      };
      const lastLine = entryLine(seq, nowUs - startUs, 'e', { kind: 'summary', facts: summary });
      if (!writer.continueIn(lastLine, { file: next, header: headerLine(header, beginsAtMs, origin) })) return null;
      created = null;
      queue.beginFile(start);
      startedAtMs = beginsAtMs;
      begin(further.limits, next, traffic, beginsUs);
      return { path, ...traffic };
    },
    end: () => created?.close(),
    get startedAtMs() {
      return startedAtMs;
    },
    get startUs() {
      return startUs;
    },
    get before() {
      return before;
    },
  };
};

const fileOf = (created: Outcome<AppendFile>): AppendFile | null => (created.ok ? created.value : null);
