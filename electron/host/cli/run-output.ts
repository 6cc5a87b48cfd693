import pc from 'picocolors';
import type { RunOutputLine } from '../../../shared/cli-output.ts';
import { exitCodeOf } from '../../../shared/errors.ts';
import type { Failure } from '../../../shared/outcome.ts';
import {
  type Sequence,
  type SequenceStep,
  stepsInOrder,
  stepTitle,
  textIn,
} from '../../../shared/sequences/sequence.ts';
import { exitCodeOfStep, type StepFailure } from '../../../shared/sequences/step-failure.ts';
import { cliRunWords } from '../../../shared/words/cli-run.ts';
import { cliTerminalWords } from '../../../shared/words/cli-terminal.ts';
import { oneSentence } from '../../../shared/words/describe-failure.ts';
import { answerTimeText, stepFailureText } from '../../../shared/words/sequence-words.ts';
import { fill } from '../../../shared/words/typed-words.ts';
import {
  junitEnd,
  junitHead,
  type RunSummary,
  type SequenceEvent,
  type StepResult,
  sequenceEffects,
  suiteXml,
} from '../../app/index.ts';
import { type CommandContext, reportFailure } from './host-process.ts';
import { errorOutput } from './json-output.ts';
import type { RunFormat } from './run-formats.ts';
import { writeNotBegun } from './run-not-begun.ts';
import { visibleText } from './text.ts';
import type { UnrecordedRunLines } from './unrecorded-lines.ts';

/** What a run prints, in the chosen format; the same text goes into the report. */
export interface RunOutput {
  event(event: SequenceEvent): void;
  summary(summary: RunSummary): void;
  /** Refused before anything was sent. */
  refused(failure: StepFailure): void;
  /** The port or the module ended it before it began. */
  failed(failure: Failure): void;
  /**
   * Prints the end and writes the report. `unwritten`: the recording could not be written, which fails a run that passed. Resolves with
   * the failure to write the report, or with `null`.
   */
  end(unwritten: Failure | null): Promise<Failure | null>;
}

/** The end of a run. It is printed when its files are written or refused. */
type Conclusion =
  | { readonly kind: 'summary'; readonly summary: RunSummary }
  | { readonly kind: 'refused'; readonly failure: StepFailure }
  | { readonly kind: 'failed'; readonly failure: Failure };

interface FormatWriter extends Pick<RunOutput, 'event'> {
  /** May be called again with another `unwritten`. */
  conclude(conclusion: Conclusion, unwritten: Failure | null): void;
}

interface FormatOptions {
  readonly context: CommandContext;
  readonly sequence: Sequence;
  readonly steps: readonly SequenceStep[];
  readonly recordingPath: string;
  readonly unrecorded: UnrecordedRunLines;
  readonly write: (text: string) => void;
}

/** A report is kept in memory until its end: this much, then its middle is missing and that is said. */
const longestReport = 64_000_000;

export const createRunOutput = (
  context: CommandContext,
  args: { readonly format: RunFormat; readonly report?: string },
  run: Pick<FormatOptions, 'sequence' | 'recordingPath' | 'unrecorded'>,
): RunOutput => {
  const report: string[] = [];
  let reportLength = 0;
  /** Of the end, which is kept until it is complete. */
  let kept: string[] | null = null;
  const write = (text: string): void => {
    if (kept) return void kept.push(text);
    context.out.write(text);
    if (args.report === undefined || reportLength > longestReport) return;
    report.push(text);
    reportLength += text.length;
  };
  const writers = { text: textFormat, jsonl: jsonFormat, junit: junitFormat };
  const steps = stepsInOrder(run.sequence.steps);
  const writer = writers[args.format]({ ...run, context, steps, write });
  let conclusion: Conclusion | null = null;
  const endTextOf = (unwritten: Failure | null): string => {
    const parts: string[] = [];
    kept = parts;
    if (conclusion) writer.conclude(conclusion, unwritten);
    kept = null;
    return parts.join('');
  };
  const writeReport = async (name: string, text: string): Promise<Failure | null> => {
    const path = context.platform.resolve(context.workingFolder, name);
    const written = await context.platform.writeFile(path, new TextEncoder().encode(text));
    return written.ok ? null : written.error;
  };
  return {
    event: writer.event,
    summary: (summary) => {
      conclusion = { kind: 'summary', summary };
    },
    refused: (failure) => {
      conclusion = { kind: 'refused', failure };
    },
    failed: (failure) => {
      conclusion = { kind: 'failed', failure };
    },
    end: async (unwritten) => {
      const text = endTextOf(unwritten);
      const failed = args.report === undefined ? null : await writeReport(args.report, `${report.join('')}${text}`);
      context.out.write(failed && !unwritten ? endTextOf(failed) : text);
      return failed;
    },
  };
};

/**
 * The report of a run that never had a port, so that a server does not take an older report for this run's. What a person reads is on standard
 * error; JUnit XML is on standard output as well.
 */
export const reportUnopened = async (
  context: CommandContext,
  args: { readonly file: string; readonly format: RunFormat; readonly report?: string },
  error: Failure,
): Promise<void> => {
  const text = unopenedTexts[args.format](context, args.file, error);
  if (args.format === 'junit') context.out.write(text);
  if (args.report === undefined) return;
  const path = context.platform.resolve(context.workingFolder, args.report);
  const written = await context.platform.writeFile(path, new TextEncoder().encode(text));
  if (!written.ok) reportFailure(context, written.error);
};

const unopenedTexts: Readonly<Record<RunFormat, (context: CommandContext, file: string, error: Failure) => string>> = {
  text: ({ language }, _file, error) => `${oneSentence(error, language)}\n`,
  jsonl: (context, _file, error) => {
    let text = '';
    const out = {
      write: (line: string): void => {
        text += line;
      },
      isTerminal: false,
    };
    const failure = errorOutput(context, error);
    const exitCode = exitCodeOf(error.code);
    writeNotBegun({ out, clock: context.clock }, failure, { exitCode, lines: error.evidence });
    return text;
  },
  junit: (context, file, error) => {
    const { message } = errorOf(context, error);
    const failure = { kind: 'error', message, type: error.code, lines: error.evidence } as const;
    const cases = [{ name: file, ms: 0, failure, isSkipped: false }];
    return `${junitHead}${suiteXml({ name: file, timestamp: new Date(context.clock.wallMs()).toISOString(), cases })}${junitEnd}`;
  },
};

const nameOfStep = (steps: readonly SequenceStep[], index: number, language: CommandContext['language']): string => {
  const step = steps[index];
  return step ? stepTitle(step, language) || `${step.action.kind} ${index + 1}` : '';
};

/** What follows a line that is not in the recording. */
const markOf = ({ context, unrecorded }: Pick<FormatOptions, 'context' | 'unrecorded'>, line: string): string =>
  unrecorded.has(line) ? `  [${cliTerminalWords[context.language].notRecorded}]` : '';

const failureText = (
  { failure }: StepResult,
  step: SequenceStep | undefined,
  language: CommandContext['language'],
): string => {
  if (!failure) return '';
  const say = step?.say ? `${textIn(step.say, language)}: ` : '';
  return `${say}${stepFailureText(failure, language)}`;
};

const textFormat = (options: FormatOptions): FormatWriter => {
  const { context, sequence, steps, recordingPath, write } = options;
  const { language, out, environment } = context;
  const words = cliRunWords[language];
  const colours = pc.createColors(out.isTerminal && environment.NO_COLOR === undefined);
  const effectWords = {
    flash: words.effectFlash,
    restarts: words.effectRestarts,
    disconnects: words.effectDisconnects,
    costs: words.effectCosts,
  } as const;
  const effects = sequenceEffects({ steps }).flatMap(({ effect }) =>
    effect in effectWords ? [effectWords[effect as keyof typeof effectWords]] : [],
  );
  if (effects.length > 0) write(`${fill(words.effects, { effects: effects.join(words.and) })}\n`);
  const stepLines = (index: number, result: StepResult): string => {
    const name = fill(words.step, { number: index + 1, name: visibleText(nameOfStep(steps, index, language)) });
    const attempts = result.attempts > 1 ? `, ${fill(words.attempts, { count: result.attempts })}` : '';
    const time = `${answerTimeText(result.answerMs)}${attempts}`;
    if (!result.failure) return `${colours.green('✓')} ${name}  ${colours.dim(time)}\n`;
    const lines = [
      visibleText(failureText(result, steps[index], language)),
      ...result.failure.evidence.map(
        (line) => `${visibleText(fill(words.came, { line }))}${colours.yellow(markOf(options, line))}`,
      ),
    ];
    const below = lines.map((line) => `    ${line}\n`).join('');
    return `${colours.red('✗')} ${name}  ${colours.dim(time)}\n${below}`;
  };
  return {
    event: (event) => {
      if (event.kind === 'loop' && event.loop > 1) write(`${fill(words.loopNumber, { number: event.loop })}\n`);
      if (event.kind === 'step' && event.result) write(stepLines(event.index, event.result));
    },
    conclude: (conclusion) => {
      if (conclusion.kind === 'refused') {
        write(`${visibleText(`${sequence.name}: ${stepFailureText(conclusion.failure, language)}`)}\n`);
      }
      if (conclusion.kind !== 'summary') return;
      const { passed, loops, steps: counts, ended } = conclusion.summary;
      const { good, bad } = loops;
      const all = good + bad;
      if (all > 1) {
        for (const [index, { medianMs, p95Ms, slowestMs }] of counts.entries()) {
          if (medianMs === null || p95Ms === null || slowestMs === null) continue;
          const [median, p95, slowest] = [medianMs, p95Ms, slowestMs].map(answerTimeText);
          const times = fill(words.times, { median: median ?? '', p95: p95 ?? '', slowest: slowest ?? '' });
          write(`${index + 1}. ${visibleText(nameOfStep(steps, index, language))}: ${times}\n`);
        }
      }
      if (ended) {
        const lines = ended.evidence.map((line) => `${visibleText(line)}${colours.yellow(markOf(options, line))}`);
        write(`${[visibleText(stepFailureText(ended, language)), ...lines].join('\n    ')}\n`);
      }
      write(
        `${passed ? fill(words.donePassed, { good: all > 1 ? good : null }) : fill(words.doneFailed, { bad, all })}\n`,
      );
      write(`${fill(words.recorded, { path: recordingPath })}\n`);
    },
  };
};

const jsonFormat = ({ context, steps, sequence, recordingPath, unrecorded, write }: FormatOptions): FormatWriter => {
  const { clock, language } = context;
  const line = (entry: RunOutputLine): void => write(`${JSON.stringify(entry)}\n`);
  const failureOf = (failure: StepFailure | null) =>
    failure && {
      code: failure.failure?.code ?? failure.code,
      message: stepFailureText(failure, language),
      exitCode: exitCodeOfStep(failure),
      lines: [...failure.evidence],
    };
  const stepLine = (loop: number, index: number, result: StepResult): void => {
    const lines = [...result.lines()];
    // Both are asked: lines of a step may have arrived before it.
    const recorded = unrecorded.areAllRecorded() && !lines.some(unrecorded.has);
    line({
      ...{ type: 'step', atMs: Math.round(result.startedAtMs), loop, number: index + 1 },
      ...{ name: nameOfStep(steps, index, language), status: result.status, attempts: result.attempts },
      ...{ answerMs: result.answerMs, durationMs: result.durationMs, sent: result.sent() },
      ...{ lines, recorded, failure: failureOf(result.failure) },
    });
  };
  const endOf = (conclusion: Conclusion, unwritten: Failure | null) => {
    switch (conclusion.kind) {
      case 'summary': {
        const { passed, ended, firstFailure } = conclusion.summary;
        const reason = failureOf(ended ?? firstFailure) ?? (unwritten && failureOutput(context, unwritten));
        return { passed: passed && unwritten === null, failure: reason };
      }
      case 'refused':
        return { passed: false, failure: failureOf(conclusion.failure) };
      case 'failed':
        return { passed: false, failure: failureOutput(context, conclusion.failure) };
    }
  };
  const ended = (conclusion: Conclusion, unwritten: Failure | null): void => {
    const summary = conclusion.kind === 'summary' ? conclusion.summary : null;
    const { passed, failure } = endOf(conclusion, unwritten);
    line({
      ...{ type: 'ended', atMs: Math.round(clock.wallMs()), passed, recording: recordingPath },
      ...{ loops: summary?.loops ?? { good: 0, bad: 0 }, failure },
      steps: (summary?.steps ?? []).map((counts, index) => ({
        ...{
          number: index + 1,
          name: nameOfStep(steps, index, language),
          passed: counts.passed,
          failed: counts.failed,
        },
        ...{ medianMs: counts.medianMs, p95Ms: counts.p95Ms, slowestMs: counts.slowestMs },
      })),
    });
  };
  line({ type: 'begun', atMs: Math.round(clock.wallMs()), sequence: sequence.name, steps: steps.length });
  return {
    event: (event) => {
      if (event.kind === 'step' && event.result) stepLine(event.loop, event.index, event.result);
      else if (event.kind === 'loop-ended') {
        line({ type: 'loop', atMs: Math.round(clock.wallMs()), loop: event.loop, passed: event.passed });
      }
    },
    conclude: ended,
  };
};

const errorOf = (context: CommandContext, error: Failure) => {
  const { code, message } = errorOutput(context, error);
  return { code, message, exitCode: exitCodeOfStep({ code: 'failed', facts: {}, evidence: [], failure: error }) };
};

const failureOutput = (context: CommandContext, error: Failure) => ({
  ...errorOf(context, error),
  lines: [...error.evidence],
});

const junitFormat = (options: FormatOptions): FormatWriter => {
  const { context, steps, sequence, write } = options;
  const { clock, language } = context;
  const results = new Map<number, StepResult>();
  let startedAtMs = clock.wallMs();
  /** A loop that did not pass, although no step has failed: why it ended is known with the end of the run. */
  let unexplained: number | null = null;
  const suite = (loop: number, failure: { readonly message: string; readonly type: string } | null): void => {
    const atIndex = steps.findIndex((_step, index) => !results.has(index));
    const cases = steps.map((_step, index) => {
      const result = results.get(index);
      const message = result && failureText(result, steps[index], language);
      const lines = (result?.failure?.evidence ?? []).map((line) => `${line}${markOf(options, line)}`);
      const ofStep =
        result?.failure && message !== undefined
          ? { message, type: result.failure.failure?.code ?? result.failure.code, lines }
          : null;
      const whole = failure && index === Math.max(0, atIndex) && !ofStep ? { ...failure, lines: [] } : null;
      return {
        ...{ name: `${index + 1}. ${nameOfStep(steps, index, language)}`, ms: result?.durationMs ?? 0 },
        ...{ failure: ofStep ?? whole, isSkipped: !result && !whole },
      };
    });
    const timestamp = new Date(startedAtMs).toISOString();
    write(suiteXml({ name: loop > 1 ? `${sequence.name} #${loop}` : sequence.name, timestamp, cases }));
  };
  const suiteOfEnd = ({ ended, loops: { good, bad } }: RunSummary): void => {
    const loop = unexplained ?? (good + bad === 0 ? 1 : null);
    if (ended && loop !== null) {
      suite(loop, { message: stepFailureText(ended, language), type: ended.failure?.code ?? ended.code });
    }
  };
  const fileSuite = (error: Failure): void => {
    const failure = { kind: 'error', message: errorOf(context, error).message, type: error.code, lines: [] } as const;
    const name = String(error.facts.path ?? error.code);
    const timestamp = new Date(clock.wallMs()).toISOString();
    write(suiteXml({ name, timestamp, cases: [{ name, ms: 0, failure, isSkipped: false }] }));
  };
  write(junitHead);
  return {
    event: (event) => {
      if (event.kind === 'loop') {
        results.clear();
        startedAtMs = clock.wallMs();
      } else if (event.kind === 'step' && event.result) results.set(event.index, event.result);
      else if (event.kind === 'loop-ended') {
        const hasReason = event.passed || [...results.values()].some(({ failure }) => failure);
        if (hasReason) suite(event.loop, null);
        else unexplained = event.loop;
      }
    },
    conclude: (conclusion, unwritten) => {
      if (conclusion.kind === 'refused') {
        const { failure } = conclusion;
        suite(1, { message: stepFailureText(failure, language), type: failure.code });
      } else if (conclusion.kind === 'failed') {
        const { failure } = conclusion;
        suite(1, { message: errorOf(context, failure).message, type: failure.code });
      } else suiteOfEnd(conclusion.summary);
      if (unwritten) fileSuite(unwritten);
      write(junitEnd);
    },
  };
};
