import { type LogImportAnswer, type LogImportAsk, logImportAskSchema } from '../../../../shared/contract/log-import.ts';
import type { LogEntry } from '../../../../shared/imports/logs/log.ts';
import { done, fail, type Outcome, ok } from '../../../../shared/outcome.ts';
import type { Clock } from '../../../base/clock.ts';
import type { Platform } from '../../../base/platform.ts';
import type { Undo } from '../../../base/undo.ts';
import { createSecretSet, type SecretSet } from '../../../recorder/masking.ts';
import { fileNameOf } from '../../../recorder/recording-name.ts';
import { createLogImport, type LogImport } from '../../../recordings/import-log.ts';
import { type KeepMarks, openImported } from '../../../recordings/keep-log.ts';
import { emptyAnswer, type HandlersOf, programPage, type RequestingPage } from '../../handlers.ts';

export interface ImportedLogsDeps {
  readonly platform: Platform;
  readonly clock: Pick<Clock, 'after'>;
  /** The version of the product. */
  readonly version: string;
  /** Values that the program knows. Those of a log are kept apart, so that none of them can drive these out. */
  readonly secrets: Pick<SecretSet, 'maskValues' | 'maskText'>;
  /** Writes the file of the marks beside a recording. */
  readonly keepMarks: KeepMarks;
  /** Publishes the list with the new recording. */
  readonly refresh: () => Promise<Outcome<void>>;
}

interface OpenImport {
  readonly writing: LogImport;
  readonly path: string;
  readonly leavePage: Undo;
  cancelIdle: Undo;
}

/** At the same time, of all pages. */
const openLimit = 4;
/** A page gives the next part at once. */
const idleMs = 60_000;

const closed = fail('usage/invalid', { field: 'log', problem: 'closed' });

/** Logs of other programs that pages give in parts. One that is not given to its end leaves no file. */
export const createImportedLogs = (deps: ImportedLogsDeps): HandlersOf<'logs'> => {
  const { platform, clock, version, secrets: known, refresh, keepMarks } = deps;
  const open = new Map<string, OpenImport>();
  let last = 0;

  const take = (id: string): OpenImport | null => {
    const found = open.get(id) ?? null;
    found?.cancelIdle();
    found?.leavePage();
    open.delete(id);
    return found;
  };
  const remove = async (id: string): Promise<void> => {
    const left = take(id);
    if (left === null) return;
    await left.writing.end();
    await platform.removeFile(left.path);
  };
  const waitFor = (id: string): Undo => clock.after(idleMs, () => void remove(id));

  const begin = ({ kind: _, ...head }: AskOf<'begin'>, page: RequestingPage): Outcome<LogImportAnswer> => {
    if (open.size >= openLimit) return fail('usage/invalid', { field: 'log', problem: 'too-many' });
    const file = openImported(platform, head.startedAtMs, head.fileName);
    if (!file.ok) return file;
    last += 1;
    const id = `i${last}`;
    const writing = createLogImport(head, { file: file.value, version, secrets: createSecretSet(), known });
    const leavePage = page.onGone(() => void remove(id));
    open.set(id, { writing, path: file.value.path, leavePage, cancelIdle: waitFor(id) });
    return ok({ id });
  };
  const write = async (id: string, entries: readonly LogEntry[]): Promise<Outcome<void>> => {
    const opened = open.get(id);
    if (opened === undefined) return closed;
    opened.cancelIdle();
    opened.cancelIdle = waitFor(id);
    const written = opened.writing.write(entries);
    if (!written.ok) await remove(id);
    return written;
  };
  const end = async (id: string): Promise<Outcome<LogImportAnswer>> => {
    const ended = take(id);
    if (ended === null) return closed;
    const written = await ended.writing.end();
    if (!written.ok) {
      await platform.removeFile(ended.path);
      return written;
    }
    const { commands, answered, marks } = written.value;
    // A log without its marks is still a recording; it has the notes as well.
    if (marks.length > 0) await keepMarks(ended.path, { marks });
    await refresh();
    return ok({ name: fileNameOf(ended.path), commands, answered });
  };
  const answer = async (ask: LogImportAsk, page: RequestingPage): Promise<Outcome<LogImportAnswer>> => {
    switch (ask.kind) {
      case 'begin':
        return begin(ask, page);
      case 'entries':
        return emptyAnswer(await write(ask.id, ask.entries.map(entryOf)));
      case 'end':
        return end(ask.id);
      case 'cancel':
        await remove(ask.id);
        return emptyAnswer(done);
    }
  };
  return {
    'logs.import': async (params, page = programPage) => {
      const asked = logImportAskSchema.safeParse(params);
      if (!asked.success) return fail('usage/invalid', { field: asked.error.issues[0]?.path.join('.') ?? '' });
      return answer(asked.data, page);
    },
  };
};

type AskOf<Kind extends LogImportAsk['kind']> = Extract<LogImportAsk, { readonly kind: Kind }>;

const entryOf = (
  { direction, atMs, bytesBase64, note }: AskOf<'entries'>['entries'][number],
  index: number,
): LogEntry => ({
  ...{ direction, atMs, bytes: Uint8Array.from(Buffer.from(bytesBase64, 'base64')) },
  ...(note !== undefined && { note }),
  // Of the file; the page has named the first places of what it has guessed.
  ...{ guessed: [], line: index + 1 },
});
