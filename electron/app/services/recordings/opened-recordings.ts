import { type OpenedRecording, openedRecordingLimit } from '../../../../shared/contract/recordings.ts';
import { noLines } from '../../../../shared/lines/traffic-lines.ts';
import { fail, type Outcome, ok } from '../../../../shared/outcome.ts';
import type { Clock } from '../../../base/clock.ts';
import type { RecordingReader } from '../../../recorder/recording-reader.ts';
import type { ReadableLines } from '../../traffic-source.ts';
import type { ViewStore } from '../../view-store.ts';
import type { NotesFiles } from './notes-file.ts';

/** The files of one recording, the first one first. */
export interface RecordingFiles {
  readonly name: string;
  readonly paths: readonly string[];
  readonly sizeBytes: number;
  /** More may be written to it. */
  readonly isLive: boolean;
}

export interface OpenedRecordingsDeps {
  readonly viewStore: ViewStore;
  readonly clock: Pick<Clock, 'after'>;
  readonly reader: RecordingReader;
  readonly notes: NotesFiles;
  /** As they are now; `null`: there is no such recording any more. */
  readonly filesOf: (name: string) => RecordingFiles | null;
  readonly onBug: (bug: unknown) => void;
}

/** The recordings that pages look at. They are read from beginning to end once, in parts, while their lines can be read already. */
export interface OpenedRecordings {
  open(name: string): Promise<Outcome<{ readonly id: string }>>;
  /** `null`: it is not opened. */
  lines(id: string): ReadableLines | null;
  files(id: string): RecordingFiles | null;
  /** Its file was deleted. */
  leave(name: string): void;
}

/** How often a recording that is still being written is read on. */
const growsMs = 1_000;

export const createOpenedRecordings = (deps: OpenedRecordingsDeps): OpenedRecordings => {
  const { viewStore, clock, reader, notes, filesOf, onBug } = deps;
  let opened: readonly { readonly id: string; readonly files: RecordingFiles }[] = [];
  let count = 0;

  const shownOf = (id: string): OpenedRecording | undefined => viewStore.view().opened[id];
  const close = (id: string): void => {
    const files = opened.find((one) => one.id === id)?.files;
    opened = opened.filter((one) => one.id !== id);
    viewStore.publish({ type: 'recording-closed', id });
    if (files) reader.forget(files.paths).catch(onBug);
  };
  /** Returns what is to be done next; `null`: it is not opened any more. */
  const readOn = async (id: string): Promise<'go-on' | 'grows' | 'ended' | null> => {
    const name = shownOf(id)?.name;
    const files = name === undefined ? null : filesOf(name);
    if (files === null) return null;
    const state = await reader.survey(files.paths);
    const before = shownOf(id);
    if (before === undefined) return null;
    if (!state.ok) {
      viewStore.publish({ type: 'recording-opened', id, opened: { ...before, failure: state.error } });
      return 'ended';
    }
    const { isAtEnd, ...facts } = state.value;
    const { sizeBytes, isLive } = files;
    const changed = { ...before, ...facts, sizeBytes: Math.max(sizeBytes, facts.scannedBytes), failure: null };
    const isComplete = isAtEnd;
    if (isComplete !== before.isComplete || facts.scannedBytes !== before.scannedBytes) {
      viewStore.publish({ type: 'recording-opened', id, opened: { ...changed, isComplete } });
    }
    if (!isAtEnd) return 'go-on';
    return isLive ? 'grows' : 'ended';
  };
  const follow = async (id: string): Promise<void> => {
    for (;;) {
      const next = await readOn(id);
      if (next === 'go-on') continue;
      if (next === 'grows') clock.after(growsMs, () => void follow(id).catch(onBug));
      return;
    }
  };
  // Marks that are set in a session are those of its recording.
  viewStore.onEvent((event) => {
    if (event.type !== 'marks') return;
    const { sessions, merged } = viewStore.view();
    const name = (sessions[event.sessionId] ?? merged[event.sessionId])?.recording?.name;
    const own = opened.find(({ files }) => files.name === name);
    if (own) viewStore.publish({ type: 'marks', sessionId: own.id, marks: event.marks });
  });

  return {
    open: async (name) => {
      const files = filesOf(name);
      if (files === null) return fail('file/missing', { cause: 'ENOENT' });
      const known = opened.find((one) => one.files.name === files.name);
      if (known) return ok({ id: known.id });
      count += 1;
      const id = `r${count}`;
      opened = [...opened, { id, files }];
      const [oldest] = opened;
      if (oldest && opened.length > openedRecordingLimit) close(oldest.id);
      const kept = await Promise.all(files.paths.map((path) => notes.read(path)));
      const marks = kept.flatMap((one) => one.marks).sort((a, b) => a.sequence - b.sequence);
      viewStore.publish({ type: 'recording-opened', id, opened: { ...nothingRead(id, files), marks } });
      void follow(id).catch(onBug);
      return ok({ id });
    },
    lines: (id) => {
      const files = opened.find((one) => one.id === id)?.files;
      return files === undefined ? null : linesOf(reader, () => filesOf(files.name)?.paths ?? files.paths);
    },
    files: (id) => opened.find((one) => one.id === id)?.files ?? null,
    leave: (name) => {
      for (const { id, files } of opened) if (files.name === name) close(id);
    },
  };
};

const nothingRead = (id: string, { name, sizeBytes }: RecordingFiles): OpenedRecording => ({
  ...{ id, name, lines: 0, counts: noLines, first: 0, next: 0, firstAtMs: null, lastAtMs: null },
  ...{ scannedBytes: 0, sizeBytes, isComplete: false, isDerived: false },
  ...{ failure: null, marks: [] },
});

const linesOf = (reader: RecordingReader, paths: () => readonly string[]): ReadableLines => ({
  read: async (from, to, limitBytes) => {
    const read = await reader.pieces(paths(), from, to, limitBytes);
    return read.ok ? read.value : [];
  },
  match: async (from, to, condition) => {
    const matched = await reader.match(paths(), from, to, condition);
    return matched.ok ? matched.value : { to, bits: new Uint8Array(Math.ceil((to - from) / 8)) };
  },
  linesBefore: (sequence) => reader.linesBefore(paths(), sequence),
  recordingAt: () => paths()[0] ?? null,
});
