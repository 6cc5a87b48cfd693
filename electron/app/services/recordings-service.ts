import { fail, type Outcome, ok } from '../../../shared/outcome.ts';
import { outdatedRecordings } from '../../../shared/recordings/retention.ts';
import type { Clock } from '../../base/clock.ts';
import type { Platform } from '../../base/platform.ts';
import { indexPathOf } from '../../recorder/kept-index.ts';
import { notesPathOf } from '../../recorder/recording-name.ts';
import type { RecordingReader } from '../../recorder/recording-reader.ts';
import { emptyAnswer, type HandlersOf } from '../handlers.ts';
import type { ReadableLines } from '../traffic-source.ts';
import type { ViewStore } from '../view-store.ts';
import { activeRecordings } from './recordings/active-recordings.ts';
import { createComparing } from './recordings/comparing.ts';
import { createExportHandler, type ExportHandlersDeps } from './recordings/export-handlers.ts';
import { findInRecordings } from './recordings/find-in-recordings.ts';
import type { NotesFiles } from './recordings/notes-file.ts';
import { createOpenedRecordings, type OpenedRecordings } from './recordings/opened-recordings.ts';
import { createRecordingsList, type RecordingsList } from './recordings/recordings-list.ts';

/** Size of one answer. As Base64 it stays well below the limit of a frame. */
const partBytes = 192 * 1024;

export interface RecordingsService {
  readonly handlers: HandlersOf<'recordings'>;
  /** Publishes the list of files. Call it at the start; later it is called when a session begins or ends. */
  refresh(): Promise<Outcome<void>>;
  /** Of a recording that pages look at; `null`: it is not opened. */
  lines(id: string): ReadableLines | null;
}

export interface RecordingsServiceDeps {
  readonly viewStore: ViewStore;
  readonly platform: Platform;
  readonly clock: Pick<Clock, 'wallMs' | 'nowMs' | 'after'>;
  readonly reader: RecordingReader;
  readonly notes: NotesFiles;
  /** Masks registered secrets: what is written about a recording may be given away with it. */
  readonly maskText: (text: string) => string;
  /** Called before a file is deleted, so that no later opening is appended to it. */
  readonly beforeDelete?: (path: string) => void;
  /** Hidden in exports, besides what a recording itself shows to be secret. */
  readonly secrets?: ExportHandlersDeps['secrets'];
  /** An exception in an automatic refresh. */
  readonly onBug: (bug: unknown) => void;
}

export const createRecordingsService = (deps: RecordingsServiceDeps): RecordingsService => {
  const list = createRecordingsList(deps);
  const opened = createOpenedRecordings({ ...deps, filesOf: list.filesOf });
  const parts = { ...deps, list, opened };
  return {
    refresh: list.refresh,
    lines: opened.lines,
    handlers: { ...fileHandlers(parts), ...viewerHandlers(parts), 'recordings.export': exportHandler(parts) },
  };
};

interface HandlerDeps extends RecordingsServiceDeps {
  readonly list: RecordingsList;
  readonly opened: OpenedRecordings;
}

const exportHandler = ({ list, ...deps }: HandlerDeps): HandlersOf<'recordings'>['recordings.export'] =>
  createExportHandler({
    ...deps,
    pathOf: (name) => {
      const path = list.pathOf(name);
      return path === null ? missing : ok(path);
    },
  });

const missing = fail('file/missing', { cause: 'ENOENT' });

type FileRequests =
  | 'recordings.refresh'
  | 'recordings.openFolder'
  | 'recordings.read'
  | 'recordings.delete'
  | 'recordings.deleteEmpty'
  | 'recordings.deleteOutdated';

const fileHandlers = ({
  viewStore,
  platform,
  clock,
  beforeDelete,
  list,
  opened,
}: HandlerDeps): Pick<HandlersOf<'recordings'>, FileRequests> => {
  const { folder, refresh } = list;
  const remove = async (name: string, path: string): Promise<Outcome<void>> => {
    const removed = await platform.removeFile(path);
    if (!removed.ok) return removed;
    await platform.removeFile(notesPathOf(path));
    await platform.removeFile(indexPathOf(path));
    opened.leave(name);
    return removed;
  };
  return {
    'recordings.refresh': async () => emptyAnswer(await refresh()),
    'recordings.openFolder': async () => ok({ path: folder, opened: (await platform.showFolder?.(folder)) ?? false }),
    'recordings.read': async ({ name, offset }) => {
      const path = list.pathOf(name);
      if (path === null) return missing;
      const part = await platform.readPart(path, offset, partBytes);
      if (!part.ok) return part;
      const { length } = part.value;
      return ok({
        contentBase64: Buffer.from(part.value).toString('base64'),
        nextOffset: length < partBytes ? null : offset + length,
      });
    },
    'recordings.delete': async ({ name }) => {
      const path = list.pathOf(name);
      if (path === null) return missing;
      // Read again: another program may have begun to write it.
      const read = await refresh();
      if (!read.ok) return read;
      if (activeRecordings(viewStore.view()).has(name) || list.isOthers(name))
        return fail('usage/invalid', { field: 'recording', problem: 'being-written' });
      beforeDelete?.(path);
      const removed = await remove(name, path);
      await refresh();
      return emptyAnswer(removed);
    },
    'recordings.deleteEmpty': async () => {
      // Read again: a recording that was empty may have been appended to.
      const read = await refresh();
      if (!read.ok) return read;
      let outcome: Outcome<void> = ok(undefined);
      const found = viewStore.view().recordings.filter(({ name, empty }) => empty && !list.isOthers(name));
      for (const { name } of found) {
        const removed = await remove(name, platform.join(folder, name));
        if (!removed.ok) outcome = removed;
      }
      await refresh();
      return emptyAnswer(outcome);
    },
    'recordings.deleteOutdated': async () => {
      const read = await refresh();
      if (!read.ok) return read;
      const { recordings, settings } = viewStore.view();
      const outdated = outdatedRecordings(recordings, settings.retention, clock.wallMs(), list.isOthers);
      let deleted = 0;
      for (const { name } of outdated) {
        const path = platform.join(folder, name);
        beforeDelete?.(path);
        const removed = await remove(name, path);
        if (removed.ok) deleted += 1;
      }
      if (deleted > 0) await refresh();
      return ok({ deleted });
    },
  };
};

const viewerHandlers = (deps: HandlerDeps): Omit<HandlersOf<'recordings'>, FileRequests | 'recordings.export'> => {
  const { list, opened, reader, notes, maskText, clock, viewStore } = deps;
  const closed = fail('usage/invalid', { field: 'recording', problem: 'closed' });
  return {
    'recordings.open': ({ name }) => opened.open(name),
    'recordings.timeline': async ({ id, ...window }) => {
      const files = opened.files(id);
      return files === null ? closed : ok(await reader.timeline(files.paths, window));
    },
    'recordings.series': async ({ id, ...window }) => {
      const files = opened.files(id);
      return files === null ? closed : ok(await reader.series(files.paths, window));
    },
    'recordings.details': async ({ id }) => {
      const files = opened.files(id);
      return files === null ? closed : ok(await reader.details(files.paths));
    },
    'recordings.compare': createComparing({ reader, filesOf: list.filesOf }),
    'recordings.describe': async ({ name, remarks }) => {
      const path = list.pathOf(name);
      const before = viewStore.view().recordings.find((recording) => recording.name === name)?.remarks;
      if (path === null || before === undefined) return missing;
      const { title = before.title, note = before.note, tags = before.tags, isPinned = before.isPinned } = remarks;
      const masked = {
        title: maskText(title).trim(),
        note: maskText(note),
        tags: [...new Set(tags.map((tag) => maskText(tag).trim()).filter((tag) => tag !== ''))],
        isPinned,
      };
      const written = await notes.change(path, { remarks: masked });
      await list.refresh();
      return emptyAnswer(written);
    },
    'recordings.find': async ({ names, text }) =>
      ok(await findInRecordings({ reader, clock, filesOf: list.filesOf }, names, text)),
  };
};
