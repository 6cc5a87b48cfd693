import { type Outcome, ok } from '../../../shared/outcome.ts';
import { type MaskKind, maskKinds, neverShown, type ShowableKind } from '../../../shared/recordings/masking/kinds.ts';
import type { ExportPreview, HiddenKind } from '../../../shared/recordings/masking/preview.ts';
import type { ReadFilePart } from '../../recorder/file-chain.ts';
import type { RecordingFile } from '../recording-files.ts';
import { diagnosisFile, recordedFailure } from './diagnosis-file.ts';
import { findValues, type RecordingContent } from './find-values.ts';
import { createHiddenValues } from './hidden-values.ts';
import {
  createExportMask,
  type ExportMask,
  exportedName,
  maskedFacts,
  maskedLines,
  maskedNotes,
  type ProgramSecrets,
} from './masked-lines.ts';
import { pcapngFormat } from './pcapng-format.ts';
import { recordedSequence } from './recorded-sequence.ts';
import { bytesOfLine, type LeftOut } from './recording-lines.ts';
import { sampleOf } from './sample.ts';
import { shownItems } from './shown-items.ts';
import { supportZip, textContent, type WrittenEntry, type ZipEntry } from './support-zip.ts';
import { type Bytes, csvFormat, textFormat } from './text-format.ts';

export interface ExportSource {
  readonly readPart: ReadFilePart;
  /** The files of the recording, the first one first. What is added later is not read. */
  readonly files: readonly RecordingFile[];
  /** Secrets of this program: they are hidden wherever they occur. */
  readonly knownSecrets?: readonly string[];
  readonly programSecrets?: ProgramSecrets;
  /** What people have added (`readNotes`); they are masked like the recording. */
  readonly notes?: object | null;
}

interface Source {
  readonly readPart: ReadFilePart;
  readonly paths: readonly string[];
  readonly sizeBytes: number;
  readonly notes: object | null;
}

export interface ExportChoice {
  readonly shown: ReadonlySet<ShowableKind>;
  readonly withSequence: boolean;
}

/** What a manifest says of the program and the machine. */
export interface ExportOrigin {
  readonly version: string;
  readonly system: Readonly<Record<string, string>>;
  readonly createdAtMs: number;
  /** Without secrets; omitted: the zip has none. */
  readonly settings?: object;
}

/** A recording that was read once. Nothing of it leaves this program but what these methods return. */
export interface RecordingExport {
  readonly preview: (choice: ExportChoice) => ExportPreview;
  /** Of the zip, in their order. */
  readonly fileNames: (choice: ExportChoice, hasSettings: boolean) => readonly string[];
  readonly zip: (choice: ExportChoice, origin: ExportOrigin) => Bytes;
  readonly text: (choice: ExportChoice) => Bytes;
  readonly csv: (choice: ExportChoice) => Bytes;
  readonly pcapng: (choice: ExportChoice, application: string) => Bytes;
}

const textName = 'recording.txt';
/** Where a reader looks for it beside `exportedName`. */
const notesName = 'recording.notes.json';
const diagnosisName = 'diagnosis.json';
const settingsName = 'settings.json';
const sequenceName = 'sequence.atseq.yaml';
const manifestName = 'manifest.json';

/** A recording that still grows is read up to the end that it had at first: each reading sees the same. */
const readUpToEnd =
  ({ readPart, files }: ExportSource): ReadFilePart =>
  (path, offset, limitBytes) => {
    const { sizeBytes = 0 } = files.find((file) => file.path === path) ?? {};
    return readPart(path, offset, Math.max(0, Math.min(limitBytes, sizeBytes - offset)));
  };

export const openExport = async (given: ExportSource): Promise<Outcome<RecordingExport>> => {
  const source: Source = {
    readPart: readUpToEnd(given),
    paths: given.files.map(({ path }) => path),
    sizeBytes: given.files.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0),
    notes: given.notes ?? null,
  };
  const read = await findValues(source.readPart, source.paths, given.knownSecrets, source.notes);
  if (!read.ok) return read;
  const content = read.value;
  const maskOf = ({ shown }: ExportChoice): ExportMask =>
    createExportMask(createHiddenValues(content.found, shown), given.programSecrets);
  const linesOf = (mask: ExportMask) => maskedLines(source.readPart, source.paths, mask);
  const itemsOf = (mask: ExportMask) => shownItems(linesOf(mask), content.hasCuts);
  return ok({
    preview: (choice) => previewOf(content, choice, maskOf(choice)),
    fileNames: (choice, hasSettings) => [
      ...[exportedName, ...(source.notes ? [notesName] : []), textName],
      ...(recordedFailure(content) ? [diagnosisName] : []),
      ...(hasSettings ? [settingsName] : []),
      ...(choice.withSequence && content.sentBytes > 0 ? [sequenceName] : []),
      manifestName,
    ],
    text: (choice) => textFormat(itemsOf(maskOf(choice))),
    csv: (choice) => csvFormat(itemsOf(maskOf(choice))),
    pcapng: (choice, application) => pcapngFormat(linesOf(maskOf(choice)), application),
    zip: (choice, origin) => zipOf(source, content, choice, origin, maskOf(choice)),
  });
};

const zip64Bytes = 1_000_000_000;

const json = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;

async function* zipOf(
  source: Source,
  content: RecordingContent,
  choice: ExportChoice,
  origin: ExportOrigin,
  mask: ExportMask,
): Bytes {
  const items = () => shownItems(maskedLines(source.readPart, source.paths, mask), content.hasCuts);
  const failed = recordedFailure(content);
  const sequence = choice.withSequence ? await recordedSequence(items()) : ok(null);
  if (!sequence.ok) {
    yield sequence;
    return;
  }
  const leftOut: LeftOut = { badLines: 0, repeatedLines: 0 };
  const entry = (name: string, text: string): ZipEntry => ({ name, content: () => textContent(text) });
  const entries: ZipEntry[] = [
    { name: exportedName, content: () => recordingBytes(source, mask, leftOut) },
    ...(source.notes ? [entry(notesName, json(maskedNotes(source.notes, mask)))] : []),
    { name: textName, content: () => textFormat(items()) },
    ...(failed ? [entry(diagnosisName, json(maskedFacts(diagnosisFile(failed), mask)))] : []),
    ...(origin.settings ? [entry(settingsName, json(maskedFacts(origin.settings, mask)))] : []),
    ...(sequence.value === null ? [] : [entry(sequenceName, sequence.value)]),
    {
      name: manifestName,
      content: (written) => textContent(() => json(manifestOf(content, choice, origin, mask, { written, leftOut }))),
    },
  ];
  yield* supportZip(entries, origin.createdAtMs, source.sizeBytes > zip64Bytes);
}

async function* recordingBytes(source: Source, mask: ExportMask, leftOut: LeftOut): Bytes {
  for await (const lines of maskedLines(source.readPart, source.paths, mask, leftOut)) {
    if (!lines.ok) {
      yield lines;
      return;
    }
    yield ok(Buffer.concat(lines.value.map(bytesOfLine)));
  }
}

const manifestOf = (
  content: RecordingContent,
  choice: ExportChoice,
  { version, system, createdAtMs }: ExportOrigin,
  mask: ExportMask,
  { written, leftOut }: { readonly written: readonly WrittenEntry[]; readonly leftOut: LeftOut },
): object => {
  const { kinds, notSearched, ...what } = previewOf(content, choice, mask);
  return {
    ...{ kind: 'atelier-support', v: 1, createdAt: new Date(createdAtMs).toISOString() },
    program: { name: 'ATelier', version },
    system,
    recording: { ...what, ...leftOut },
    // Without samples: parts of the values are not for others.
    hidden: kinds.map(({ sample: _sample, ...kind }) => kind),
    notSearched,
    files: [...written],
  };
};

const previewOf = (content: RecordingContent, choice: ExportChoice, mask: ExportMask): ExportPreview => {
  const failed = recordedFailure(content);
  const header = maskedFacts(content.header ?? {}, mask) as Readonly<Record<string, unknown>>;
  return {
    startedAt: typeof header.startedAt === 'string' ? header.startedAt : null,
    address: typeof header.address === 'string' ? header.address.slice(0, 300) : null,
    sentBytes: content.sentBytes,
    receivedBytes: content.receivedBytes,
    code: failed?.failure.code ?? null,
    step: failed?.step ?? null,
    kinds: maskKinds.map((kind) => kindOf(kind, content, choice)).filter(({ values, hidden }) => values + hidden > 0),
    notSearched: mask.hidden.search.notSearched,
  };
};

const kindOf = (kind: MaskKind, { found }: RecordingContent, { shown }: ExportChoice): HiddenKind => {
  const values = found.values.filter((value) => value.kind === kind);
  const isAlways = neverShown.some((never) => never === kind);
  return {
    kind,
    values: values.length,
    places: values.reduce((sum, { places }) => sum + places, 0),
    hidden: found.hidden.get(kind) ?? 0,
    sample: values[0] && !isAlways ? sampleOf(values[0].text) : null,
    shown: !isAlways && shown.has(kind as ShowableKind),
  };
};
