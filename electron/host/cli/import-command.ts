import type { FailureOutput, ImportOutput } from '../../../shared/cli-output.ts';
import { exitCodeOf } from '../../../shared/errors.ts';
import type { DecodeBytes } from '../../../shared/imports/file-text.ts';
import type { LogRefusal } from '../../../shared/imports/logs/log.ts';
import type { ImportPreview } from '../../../shared/imports/preview.ts';
import { previewImport } from '../../../shared/imports/preview-import.ts';
import { type ImportRefusal, importLimitBytes } from '../../../shared/imports/refusals.ts';
import { failure } from '../../../shared/outcome.ts';
import { cliImportWords } from '../../../shared/words/cli-import.ts';
import { describeImportRefusal } from '../../../shared/words/import-words.ts';
import { describeLogRefusal } from '../../../shared/words/log-import-words.ts';
import { fill } from '../../../shared/words/typed-words.ts';
import { createTextDecoder } from '../../encodings/text-encoder.ts';
import { type CommandContext, reportFailure } from './host-process.ts';
import { logDocument, readLogFile, writeLog, writeLogText, writeWrittenLog } from './import-log.ts';
import { type OutputWriter, outputWriterFor, type WrittenList, writeList, wrongForm } from './import-output.ts';
import { writeImportText, writeWrittenText } from './import-view.ts';
import { endInFailure, failureOutput, successOutput, writeDocument } from './json-output.ts';
import { visibleText } from './text.ts';

export interface ImportArguments {
  readonly file: string;
  readonly output?: string;
  readonly keep?: boolean;
  readonly json?: boolean;
}

/** The same tables on every version of Node. */
const decode: DecodeBytes = (encoding, bytes) => {
  const decoder = createTextDecoder(encoding);
  return decoder.push(bytes) + decoder.end();
};

/** Shows a list or a log of another program, and writes it with `--output` or `--keep`. Nothing is sent. */
export const importCommand = async (context: CommandContext, args: ImportArguments): Promise<number> => {
  const { platform, workingFolder } = context;
  const path = platform.resolve(workingFolder, args.file);
  const writer = await outputWriterFor(context, path, args.output);
  if (!writer.ok) return endInFailure(context, args, writer.error);
  // One byte more, so that a longer file is known.
  const content = await platform.readPart(path, 0, importLimitBytes + 1);
  if (!content.ok) return endInFailure(context, args, content.error);
  const read = previewImport(content.value, args.file, decode);
  if (!read.ok) return importLogFile(context, args, { path, writer: writer.value, refusal: read.error });
  const preview = read.value;
  if (args.keep)
    return endInFailure(context, args, failure('usage/invalid', { option: '--keep', detail: 'only-logs' }));
  if (!args.json) writeImportText(context, args.file, preview);
  const written = writer.value === null ? null : await writeList(context, writer.value, preview);
  if (written !== null && !written.ok) {
    if (args.json) writeDocument(context, { ...preview, ...failureOutput(context, written.error) });
    return reportFailure(context, written.error);
  }
  if (args.json) writeDocument(context, documentOf(preview, written?.value));
  else if (written !== null) writeWrittenText(context, written.value);
  return 0;
};

/** What is not a list may be a log. */
const mayBeLog: ReadonlySet<ImportRefusal['code']> = new Set(['is-log', 'not-recognised', 'too-large', 'bad-json']);

const importLogFile = async (
  context: CommandContext,
  args: ImportArguments,
  {
    path,
    writer,
    refusal,
  }: {
    readonly path: string;
    readonly writer: OutputWriter | null;
    readonly refusal: ImportRefusal;
  },
): Promise<number> => {
  const refuseList = (): number =>
    endInRefusal(context, args, refusal, describeImportRefusal(refusal, context.language));
  if (!mayBeLog.has(refusal.code)) return refuseList();
  const file = await readLogFile(context, path, decode);
  if (!file.ok) return endInFailure(context, args, file.error);
  const { read, changedAtMs } = file.value;
  if (!read.ok) {
    // The list says more about what is neither.
    if (refusal.code !== 'is-log' && read.error.code !== 'too-large') return refuseList();
    return endInRefusal(context, args, read.error, describeLogRefusal(read.error, context.language));
  }
  if (writer !== null && writer.write !== null) return endInFailure(context, args, wrongForm(true));
  const log = { path, log: read.value, changedAtMs };
  if (!args.json) writeLogText(context, args.file, log);
  const written = await writeLog(context, log, writer?.path ?? null, args.keep === true);
  if (!written.ok) {
    if (args.json) writeDocument(context, { ...logDocument(log, null), ...failureOutput(context, written.error) });
    return reportFailure(context, written.error);
  }
  if (args.json) writeDocument(context, { ...logDocument(log, written.value), ...successOutput });
  else writeWrittenLog(context, written.value);
  return 0;
};

const documentOf = (preview: ImportPreview, written: WrittenList | undefined): ImportOutput => ({
  ...preview,
  ...(written === undefined ? {} : { output: written }),
  ...successOutput,
});

/** What is neither a list nor a log ends as any other wrong argument, with the words of the importers. */
const endInRefusal = (
  context: CommandContext,
  args: ImportArguments,
  refusal: ImportRefusal | LogRefusal,
  words: Readonly<Record<'happened' | 'action', string>>,
): number => {
  const { happened, action } = words;
  const message = fill(cliImportWords[context.language].refused, {
    file: visibleText(args.file),
    happened: withoutStop(happened),
    action: withoutStop(action),
  });
  const code = 'usage/invalid';
  const exitCode = exitCodeOf(code);
  if (args.json) {
    const facts = { field: 'FILE', refusal: refusal.code, ...refusal.facts };
    const document: FailureOutput = { ok: false, exitCode, error: { code, message, facts } };
    writeDocument(context, document);
  }
  context.err.write(`${message}\n`);
  return exitCode;
};

const withoutStop = (text: string): string => text.replace(/[.。]$/, '');
