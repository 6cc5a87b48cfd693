import { release } from 'node:os';
import type { RecordingExportOutput } from '../../../../shared/cli-recordings-output.ts';
import { fail, type Outcome, ok } from '../../../../shared/outcome.ts';
import type { ShowableKind } from '../../../../shared/recordings/masking/kinds.ts';
import type { ExportPreview } from '../../../../shared/recordings/masking/preview.ts';
import { cliRecordingsWords } from '../../../../shared/words/cli-recordings.ts';
import { exportKindWords } from '../../../../shared/words/export-kinds.ts';
import { fill } from '../../../../shared/words/typed-words.ts';
import type { ExportChoice, RecordingExport } from '../../../recordings/export/export-recording.ts';
import { openExport } from '../../../recordings/export/export-recording.ts';
import { readNotes } from '../../../recordings/export/read-notes.ts';
import type { Bytes } from '../../../recordings/export/text-format.ts';
import type { CommandContext } from '../host-process.ts';
import { endInFailure, successOutput, writeDocument } from '../json-output.ts';
import { table, visibleText } from '../text.ts';
import type { ExportFormat } from './export-options.ts';
import { findRecording } from './find-recording.ts';

export interface ExportArguments {
  readonly file: string;
  readonly output: string;
  readonly show?: readonly ShowableKind[];
  readonly format: ExportFormat;
  readonly sequence?: boolean;
  readonly json?: boolean;
}

/** Writes a recording with everything hidden that identifies a person, to hand it on. Nothing is sent anywhere. */
export const exportCommand = async (context: CommandContext, args: ExportArguments): Promise<number> => {
  const written = await writeExport(context, args);
  if (!written.ok) return endInFailure(context, args, written.error);
  if (args.json) writeDocument(context, { ...written.value, ...successOutput });
  else writeExportText(context, args, written.value);
  return 0;
};

type Written = Omit<RecordingExportOutput, 'ok' | 'exitCode' | 'error'>;

const writeExport = async (context: CommandContext, args: ExportArguments): Promise<Outcome<Written>> => {
  const { platform, workingFolder } = context;
  const recording = await findRecording(context, args.file);
  if (!recording.ok) return recording;
  const files = recording.value;
  const output = platform.resolve(workingFolder, args.output);
  for (const { path } of files) {
    if (await platform.isSameFile(path, output)) {
      return fail('usage/invalid', { option: 'FILE, --output', detail: 'same-file' });
    }
  }
  const readPart = platform.readPart.bind(platform);
  const notes = await readNotes(platform, files[0]?.path ?? '');
  const opened = await openExport({ readPart, files, notes });
  if (!opened.ok) return opened;
  const choice = { shown: new Set(args.show), withSequence: args.sequence === true };
  const parts = await partsOf(context, args.format, opened.value, choice);
  let isStopped = false;
  const stopListening = context.onStop(() => {
    isStopped = true;
  });
  const written = await platform.writeParts(
    output,
    untilStopped(parts, () => isStopped),
  );
  stopListening();
  if (!written.ok) return written;
  const { format } = args;
  return ok({
    ...opened.value.preview(choice),
    files: files.map(({ path }) => path),
    format,
    output,
    sizeBytes: written.value,
  });
};

/** Otherwise the process would end and leave the temporary file. */
async function* untilStopped(parts: Bytes, isStopped: () => boolean): Bytes {
  for await (const part of parts) {
    if (isStopped()) return yield fail('stopped');
    yield part;
  }
}

const partsOf = async (
  context: CommandContext,
  format: ExportFormat,
  recording: RecordingExport,
  choice: ExportChoice,
): Promise<Bytes> => {
  if (format === 'text') return recording.text(choice);
  if (format === 'csv') return recording.csv(choice);
  if (format === 'pcapng') return recording.pcapng(choice, `ATelier ${context.version}`);
  const settings = await settingsOf(context);
  const system = { os: process.platform, release: release(), arch: process.arch, node: process.versions.node };
  const createdAtMs = context.clock.wallMs();
  return recording.zip(choice, { version: context.version, system, createdAtMs, ...(settings && { settings }) });
};

const settingsLimitBytes = 1024 * 1024;

/** The settings of the window, which contain no secrets. `null`: they were never changed, or cannot be read. */
const settingsOf = async ({ platform }: CommandContext): Promise<object | null> => {
  const file = await platform.readFile(platform.join(platform.dataFolder, 'settings.json'), settingsLimitBytes);
  if (!file.ok) return null;
  try {
    const value: unknown = JSON.parse(new TextDecoder().decode(file.value));
    return typeof value === 'object' ? value : null;
  } catch {
    return null;
  }
};

const writeExportText = ({ out, language }: CommandContext, { file }: ExportArguments, written: Written): void => {
  const words = cliRecordingsWords[language];
  const names = exportKindWords[language];
  const lines = [
    fill(words.written, { file: visibleText(file), output: visibleText(written.output), bytes: written.sizeBytes }),
    ...kindRows(written.kinds, words, names),
    ...(written.notSearched > 0 ? [fill(words.notSearched, { n: written.notSearched })] : []),
    words.check,
  ];
  out.write(`${lines.join('\n')}\n`);
};

type Words = (typeof cliRecordingsWords)['en'];

const kindRows = (
  kinds: ExportPreview['kinds'],
  words: Words,
  names: (typeof exportKindWords)['en'],
): readonly string[] => {
  if (kinds.length === 0) return [words.nothing];
  const rows = kinds.map(({ kind, values, places, hidden, shown }) => [
    names[kind],
    String(values),
    String(places),
    String(hidden),
    shown ? words.shown : words.hidden,
  ]);
  return [table([words.columns, ...rows])];
};
