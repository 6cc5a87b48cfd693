import {
  type RecordingExportAnswers,
  type RecordingExportAsk,
  recordingExportAskSchema,
} from '../../../../shared/contract/recording-export.ts';
import type { RequestParams, RequestResult } from '../../../../shared/contract.ts';
import { fail, type Outcome, ok } from '../../../../shared/outcome.ts';
import type { Clock } from '../../../base/clock.ts';
import type { Platform } from '../../../base/platform.ts';
import { openExport, type RecordingExport } from '../../../recordings/export/export-recording.ts';
import type { ProgramSecrets } from '../../../recordings/export/masked-lines.ts';
import { readNotes } from '../../../recordings/export/read-notes.ts';
import type { Bytes } from '../../../recordings/export/text-format.ts';
import { recordingFiles } from '../../../recordings/recording-files.ts';
import type { ViewStore } from '../../view-store.ts';

export interface ExportHandlersDeps {
  readonly viewStore: ViewStore;
  readonly platform: Platform;
  readonly clock: Pick<Clock, 'wallMs'>;
  /** The path of a recording in the list. */
  readonly pathOf: (name: string) => Outcome<string>;
  readonly secrets?: ProgramSecrets | undefined;
}

type Export = (params: RequestParams<'recordings.export'>) => Promise<Outcome<RequestResult<'recordings.export'>>>;
type Answer<Kind extends RecordingExportAsk['kind']> = Promise<Outcome<RecordingExportAnswers[Kind]>>;
type AskOf<Kind extends RecordingExportAsk['kind']> = Extract<RecordingExportAsk, { readonly kind: Kind }>;

/** Size of one answer, as that of `recordings.read`. */
const partBytes = 192 * 1024;
/** A page that began an export and went away leaves it; the oldest one is given up. */
const mostOpen = 4;

const closed = fail('usage/invalid', { field: 'export', problem: 'closed' });

/** Makes exports part by part, as the page asks for them: neither the program nor its disk ever has a whole one. */
export const createExportHandler = (deps: ExportHandlersDeps): Export => {
  const { viewStore, clock } = deps;
  const openRecording = createRecordingCache(deps);
  const open = new Map<string, PartReader>();
  let lastId = 0;

  const preview = async ({ name, shown }: AskOf<'preview'>): Answer<'preview'> => {
    const recording = await openRecording(name);
    if (!recording.ok) return recording;
    return ok({ preview: recording.value.preview({ shown: new Set(shown), withSequence: false }) });
  };
  const look = async ({ name, shown, withSequence }: AskOf<'look'>): Answer<'look'> => {
    const recording = await openRecording(name);
    if (!recording.ok) return recording;
    const choice = { shown: new Set(shown), withSequence };
    const text = await beginningOf(recording.value.text(choice));
    return text.ok ? ok({ files: recording.value.fileNames(choice, true), text: text.value }) : text;
  };
  const begin = async ({ name, shown, withSequence }: AskOf<'begin'>): Answer<'begin'> => {
    const recording = await openRecording(name);
    if (!recording.ok) return recording;
    const { product, settings } = viewStore.view();
    const origin = {
      version: product.version,
      system: { os: product.os, host: product.host },
      createdAtMs: clock.wallMs(),
      settings,
    };
    lastId += 1;
    const id = `export-${lastId}`;
    open.set(id, createPartReader(recording.value.zip({ shown: new Set(shown), withSequence }, origin)));
    const [oldest] = open.keys();
    if (open.size > mostOpen && oldest !== undefined) await end(oldest);
    return ok({ id });
  };
  const next = async ({ id }: AskOf<'next'>): Answer<'next'> => {
    const reader = open.get(id);
    if (!reader) return closed;
    const part = await reader.next();
    if (!part.ok || part.value.isEnd) open.delete(id);
    return part;
  };
  const end = async (id: string): Answer<'end'> => {
    const reader = open.get(id);
    open.delete(id);
    await reader?.end();
    return ok({});
  };

  return async (params) => {
    const asked = recordingExportAskSchema.safeParse(params);
    if (!asked.success) return fail('usage/invalid', { field: asked.error.issues[0]?.path.join('.') ?? '' });
    const ask = asked.data;
    if (ask.kind === 'preview') return preview(ask);
    if (ask.kind === 'look') return look(ask);
    if (ask.kind === 'begin') return begin(ask);
    return ask.kind === 'next' ? next(ask) : end(ask.id);
  };
};

/** Enough to see how a recording looks in an export. */
const lookedAtBytes = 16 * 1024;

/** Whole lines. */
const beginningOf = async (bytes: Bytes): Promise<Outcome<string>> => {
  let text = '';
  for await (const part of bytes) {
    if (!part.ok) return part;
    text += Buffer.from(part.value).toString('utf8');
    if (text.length > lookedAtBytes) return ok(text.slice(0, text.lastIndexOf('\n', lookedAtBytes) + 1));
  }
  return ok(text);
};

interface PartReader {
  readonly next: () => Answer<'next'>;
  readonly end: () => Promise<void>;
}

/** Joins what the zip gives to parts of one size. */
const createPartReader = (bytes: Bytes): PartReader => {
  let rest = new Uint8Array(0);
  let isEnd = false;
  const read = async (): Answer<'next'> => {
    const parts: Uint8Array[] = [rest];
    let length = rest.length;
    while (length < partBytes && !isEnd) {
      const { done, value } = await bytes.next();
      isEnd = done === true;
      if (done) break;
      if (!value.ok) return value;
      parts.push(value.value);
      length += value.value.length;
    }
    const all = Buffer.concat(parts);
    rest = Uint8Array.from(all.subarray(partBytes));
    const contentBase64 = all.subarray(0, partBytes).toString('base64');
    return ok({ contentBase64, isEnd: isEnd && rest.length === 0 });
  };
  let last: Promise<unknown> = Promise.resolve();
  return {
    // In turn: two at a time would mix their parts.
    next: () => {
      const part = last.then(read);
      last = part;
      return part;
    },
    end: async () => {
      await bytes.return(undefined);
    },
  };
};

/** The recording that was asked for last, so that a switch of a kind does not read it again. */
const createRecordingCache = ({ platform, pathOf, secrets }: ExportHandlersDeps) => {
  let known: { readonly key: string; readonly recording: Promise<Outcome<RecordingExport>> } | null = null;
  return async (name: string): Promise<Outcome<RecordingExport>> => {
    const path = pathOf(name);
    if (!path.ok) return path;
    const files = await recordingFiles(platform, path.value);
    if (!files.ok) return files;
    const notes = await readNotes(platform, path.value);
    const key = JSON.stringify([files.value, notes]);
    if (known?.key !== key) {
      const source = { readPart: platform.readPart, files: files.value, notes };
      known = { key, recording: openExport(secrets ? { ...source, programSecrets: secrets } : source) };
    }
    const opened = await known.recording;
    if (!opened.ok) known = null;
    return opened;
  };
};
