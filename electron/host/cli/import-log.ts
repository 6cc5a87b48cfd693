import type { LogOutput } from '../../../shared/cli-output.ts';
import { fileEncodingName } from '../../../shared/imports/file-encoding-name.ts';
import type { DecodeBytes } from '../../../shared/imports/file-text.ts';
import { type ImportedLog, type LogOutcome, logLimitBytes } from '../../../shared/imports/logs/log.ts';
import { summaryOfLog } from '../../../shared/imports/logs/log-summary.ts';
import { readLog } from '../../../shared/imports/logs/read-log.ts';
import { type Outcome, ok } from '../../../shared/outcome.ts';
import { cliImportLogWords } from '../../../shared/words/cli-import-log.ts';
import { describeLogWarning, logGuessText, logProgramName } from '../../../shared/words/log-import-words.ts';
import { answerTimeText } from '../../../shared/words/sequence-words.ts';
import { fill } from '../../../shared/words/typed-words.ts';
import { createNotesFiles, createSecretSet } from '../../app/index.ts';
import { type KeptLog, keepLog, writeLogTo } from '../../recordings/keep-log.ts';
import type { CommandContext } from './host-process.ts';
import { visibleText } from './text.ts';

export interface LogFileOfUser {
  readonly path: string;
  readonly log: ImportedLog;
  readonly changedAtMs: number;
}

/** Reads the whole file as a log. */
export const readLogFile = async (
  { platform, clock }: CommandContext,
  path: string,
  decode: DecodeBytes,
): Promise<Outcome<{ readonly read: LogOutcome; readonly changedAtMs: number }>> => {
  const content = await platform.readPart(path, 0, logLimitBytes + 1);
  if (!content.ok) return content;
  const name = nameOf(path);
  const beside = await platform.listFolder(platform.folderOf(path));
  const entry = beside.ok ? beside.value.find((file) => file.name === name) : undefined;
  const changedAtMs = entry?.changedAtMs ?? clock.wallMs();
  return ok({ read: readLog({ bytes: content.value, name, changedAtMs }, decode), changedAtMs });
};

const nameOf = (path: string): string => path.split(/[\\/]/).at(-1) ?? path;

/** `--output`: a file of its own. `--keep`: in the list of the window. `null`: neither. */
export const writeLog = async (
  { platform, version }: CommandContext,
  { path, log, changedAtMs }: LogFileOfUser,
  output: string | null,
  isKept: boolean,
): Promise<Outcome<KeptLog | null>> => {
  const options = { log, changedAtMs, version, fileName: nameOf(path), secrets: createSecretSet() };
  if (output !== null) return writeLogTo(platform, output, options);
  return isKept ? keepLog(platform, options, createNotesFiles(platform).change) : ok(null);
};

export const logDocument = (
  { log }: LogFileOfUser,
  written: KeptLog | null,
): Omit<LogOutput, 'ok' | 'exitCode' | 'error'> => {
  const { program, encoding, guessed, warnings } = log;
  const { startedAtMs, endedAtMs, ...counts } = summaryOfLog(log);
  const iso = (atMs: number | null): string | null => (atMs === null ? null : new Date(atMs).toISOString());
  return {
    ...{ kind: 'log', program, encoding, ...counts, startedAt: iso(startedAtMs), endedAt: iso(endedAtMs) },
    ...{ guessed, warnings },
    ...(written && { output: { path: written.path, commands: written.commands, answered: written.answered } }),
  };
};

/** As the clock of this computer shows it, which is that of the log in most cases. */
const localText = (atMs: number): string => {
  const at = new Date(atMs);
  const two = (value: number): string => String(value).padStart(2, '0');
  const day = [at.getFullYear(), two(at.getMonth() + 1), two(at.getDate())].join('-');
  return `${day} ${[at.getHours(), at.getMinutes(), at.getSeconds()].map(two).join(':')}`;
};

/** What was understood, what was guessed, and what was changed. */
export const writeLogText = ({ out, language }: CommandContext, file: string, { log }: LogFileOfUser): void => {
  const words = cliImportLogWords[language];
  const { program, encoding, guessed, warnings } = log;
  const { sentLines, receivedLines, startedAtMs, endedAtMs } = summaryOfLog(log);
  const lines = [
    fill(words.head, {
      file: visibleText(file),
      program: logProgramName(program, language),
      encoding: fileEncodingName(encoding),
      sent: sentLines,
      received: receivedLines,
    }),
  ];
  if (startedAtMs !== null && endedAtMs !== null) {
    const duration = answerTimeText(endedAtMs - startedAtMs);
    lines.push(fill(words.span, { from: localText(startedAtMs), to: localText(endedAtMs), duration }));
  }
  if (guessed.length > 0)
    lines.push('', words.guessed, ...guessed.map((guess) => `  ${logGuessText(guess, language)}`));
  if (warnings.length > 0) lines.push('', words.changed);
  for (const { code, count, line } of warnings) {
    const sentence = describeLogWarning(code, count, language);
    lines.push(`  ${sentence}${line === undefined ? '' : fill(words.line, { line })}`);
  }
  if (guessed.length + warnings.length === 0) lines.push('', words.understood);
  out.write(`${lines.join('\n')}\n`);
};

export const writeWrittenLog = ({ out, language }: CommandContext, written: KeptLog | null): void => {
  const words = cliImportLogWords[language];
  if (written === null) return out.write(`\n${words.notWritten}\n`);
  const { path, commands, answered } = written;
  out.write(`\n${fill(words.written, { path: visibleText(path), commands, answered })}\n`);
};
