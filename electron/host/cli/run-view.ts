import pc from 'picocolors';
import type { Failure } from '../../../shared/outcome.ts';
import { type StageId, type StepStatus, stageOf } from '../../../shared/steps.ts';
import { withoutTail } from '../../../shared/without-tail.ts';
import type { CliWords } from '../../../shared/words/cli.ts';
import { cliTerminalWords } from '../../../shared/words/cli-terminal.ts';
import { describeFailure } from '../../../shared/words/describe-failure.ts';
import { describeWarning } from '../../../shared/words/describe-warning.ts';
import { stageWords, statusWords, stepWords } from '../../../shared/words/steps.ts';
import { fill } from '../../../shared/words/typed-words.ts';
import type { Progress, RecordedItem, Session, StepRecord } from '../../app/index.ts';
import type { CommandContext } from './host-process.ts';
import { columnsOf, cutToColumns, seconds, visibleText } from './text.ts';

/** Durations are aligned. A title with a long topic moves its own duration to the right. */
const titleColumns = 34;

type Paint = (text: string) => string;

const glyphs: Readonly<Record<StepStatus, string>> = {
  waiting: '·',
  running: '…',
  done: '✓',
  skipped: '↷',
  failed: '✗',
  stopped: '■',
};

/** The possible results of a step. Titles are aligned for all of them. */
const endings = ['done', 'skipped', 'failed', 'stopped'] as const;

/** One line for each step with its duration, and on request AT lines of both directions and progress. */
export const showRun = (
  context: CommandContext,
  session: Session,
  options: { readonly traffic: boolean | 'sent' },
): (() => void) => {
  const { out, language, words } = context;
  const colours = pc.createColors(out.isTerminal && context.environment.NO_COLOR === undefined);
  let transient = false;

  const clearTransient = (): void => {
    if (transient) out.write('\r\u001b[K');
    transient = false;
  };
  const line = (text: string): void => {
    clearTransient();
    out.write(`${text}\n`);
  };
  const showTransient = (text: string): void => {
    if (!out.isTerminal) return;
    // A line that wraps could not be erased.
    out.write(`\r\u001b[K${cutToColumns(text, (out.columns?.() ?? 80) - 1)}`);
    transient = true;
  };

  const paints: Readonly<Record<StepStatus, Paint>> = {
    waiting: colours.dim,
    running: colours.cyan,
    done: colours.green,
    skipped: colours.dim,
    failed: colours.red,
    stopped: colours.yellow,
  };
  const statusColumns = Math.max(...endings.map((status) => columnsOf(statusWords[language][status])));
  let stage: StageId | null = null;
  const announceStage = (record: StepRecord): void => {
    const next = stageOf(record.id);
    if (next === stage) return;
    stage = next;
    line(colours.bold(`\n${stageWords[language][next]}`));
  };
  const titleOf = (record: StepRecord): string => {
    const item = record.item === undefined ? '' : ` (${visibleText(record.item)})`;
    return `${stepWords[language][record.id]}${item}`;
  };
  const onStep = (record: StepRecord): void => {
    announceStage(record);
    if (record.status === 'running') return showTransient(`${glyphs.running} ${titleOf(record)}`);
    const status = statusWords[language][record.status];
    const mark =
      paints[record.status](`${glyphs[record.status]} ${status}`) + ' '.repeat(statusColumns - columnsOf(status));
    const title = titleOf(record);
    const gap = ' '.repeat(Math.max(2, titleColumns - columnsOf(title)));
    // Without a module nothing was done, so only lines that would be sent and warnings are shown.
    if (options.traffic !== 'sent' || record.status === 'failed') {
      line(`${mark}  ${title}${gap}${colours.dim(`${seconds(record.ms)} s  ${record.id}`)}`);
    }
    for (const warning of record.warnings) line(`  ${colours.yellow('!')} ${describeWarning(warning, language)}`);
  };
  const onProgress = (progress: Progress): void => {
    const title = stepWords[language][progress.id];
    if (progress.kind === 'bytes') {
      return showTransient(`${glyphs.running} ${title}  ${progress.doneBytes} / ${progress.totalBytes}`);
    }
    // At the start there is nothing to report yet, and a single wait reports nothing more.
    if (progress.elapsedMs === 0) return;
    const facts = { seconds: Math.round(progress.elapsedMs / 1000), limit: Math.round(progress.limitMs / 1000) };
    showTransient(`${glyphs.running} ${title}  ${fill(words.waiting, facts)}`);
  };
  const onTraffic = (item: RecordedItem): void => {
    if (options.traffic === 'sent' && item.direction !== 'sent') return;
    const text = trafficText(item, words.maskedBytes);
    if (text === null) return;
    const arrow = item.direction === 'sent' ? colours.cyan('  →') : colours.magenta('  ←');
    const mark = item.isRecorded ? '' : colours.yellow(`  [${cliTerminalWords[language].notRecorded}]`);
    line(`${arrow} ${item.owner.kind === 'echo' ? colours.dim(text) : text}${mark}`);
  };

  const undo = [session.on('step', onStep), session.on('progress', onProgress)];
  if (options.traffic) undo.push(session.on('traffic', onTraffic));
  return () => {
    clearTransient();
    for (const end of undo) end();
  };
};

/** A line as it is; content of many lines (a file, a payload) as its size and its first line. `null`: nothing to show. */
export const trafficText = (item: RecordedItem, sizeWords: CliWords['maskedBytes']): string | null => {
  if (item.owner.kind === 'blank') return null;
  const text = Buffer.from(item.bytes).toString('utf8');
  const trimmed = withoutTail(text, /[\r\n]/);
  if (trimmed === '') return null;
  if (item.owner.kind !== 'payload' && item.owner.kind !== 'data') return visibleText(trimmed);
  const [first = ''] = trimmed.split(/\r?\n/);
  return `${visibleText(first)} … (${fill(sizeWords, { bytes: item.bytes.length })})`;
};

/** Explains a failure to the user: what happened, what it means, what to do, and the text of the module. */
export const explainFailure = (context: CommandContext, failure: Failure): string => {
  const { words, language } = context;
  const { meaning, action } = describeFailure(failure, language, 'command-line');
  const lines = [`${words.meaning} ${meaning}`, `${words.whatToDo} ${action}`];
  if (failure.evidence.length > 0)
    lines.push(words.evidence, ...failure.evidence.map((text) => `  ${visibleText(text)}`));
  return `${lines.join('\n')}\n`;
};
