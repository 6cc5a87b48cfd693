import { exitCodeOf } from '../../../shared/errors.ts';
import { type Failure, failure } from '../../../shared/outcome.ts';
import { type Sequence, stepsInOrder } from '../../../shared/sequences/sequence.ts';
import { exitCodeOfStep, type StepFailure } from '../../../shared/sequences/step-failure.ts';
import { variableName } from '../../../shared/sequences/variables.ts';
import { isSimulated } from '../../../shared/virtual-modules.ts';
import { sequenceProblemText } from '../../../shared/words/sequence-words.ts';
import {
  askModule,
  createApp,
  createLinks,
  type Links,
  largestSequenceFileBytes,
  neededVariables,
  profileVariables,
  type RunSummary,
  readSequenceFile,
  type Session,
} from '../../app/index.ts';
import { type CommandContext, reportFailure } from './host-process.ts';
import { errorOutput } from './json-output.ts';
import { leaveDataMode } from './leave-data-mode.ts';
import { printLinkNotes } from './link-note-text.ts';
import { loadPlan } from './load-plan.ts';
import { sameFileFailure } from './output-files.ts';
import { recordingReports } from './recording-reports.ts';
import type { RunFormat } from './run-formats.ts';
import { writeNotBegun } from './run-not-begun.ts';
import { createRunOutput, type RunOutput, reportUnopened } from './run-output.ts';
import { visibleText } from './text.ts';
import { followUnrecorded } from './unrecorded-lines.ts';

export interface RunArguments {
  readonly file: string;
  readonly port: string;
  readonly baud: number;
  readonly var?: readonly string[];
  readonly profile?: string;
  /** Infinity: until it is stopped. */
  readonly loop: number;
  readonly stopAtFirst?: boolean;
  readonly format: RunFormat;
  readonly report?: string;
  readonly record?: string;
}

/** One byte more, so that a larger file is known. */
const fileLimitBytes = largestSequenceFileBytes + 1;

/** Everything that is known before the port is opened. */
interface RunPlan {
  readonly sequence: Sequence;
  readonly variables: ReadonlyMap<string, string>;
  readonly secrets: readonly string[];
}

/**
 * Runs a sequence and ends with 0 where it passed, with 10 where an expectation failed, otherwise with the code of the failure. Files, profile
 * and variables are checked before the port is opened.
 */
export const runCommand = async (context: CommandContext, args: RunArguments): Promise<number> => {
  const links = createLinks({ platform: context.platform, clock: context.clock });
  const removeListener = context.onStop(() => undefined);
  try {
    const { file, report, record, profile, port } = args;
    const clash = await sameFileFailure(context, { file, report, record, profile, port });
    if (clash) return notBegunOnOutput(context, args, clash);
    if (isSimulated(args.port)) {
      // A profile may name the CA of the demo cloud, which is created on first use.
      const started = await links.simulation();
      if (!started.ok) return await notBegun(context, args, started.error);
    }
    const plan = await planOf(context, args);
    return typeof plan === 'number' ? plan : await runOnPort(context, args, plan, links);
  } finally {
    removeListener();
    await links.close();
  }
};

/** Reports why the run did not begin, in the chosen format and in the report too. Returns the exit code. */
const notBegun = async (context: CommandContext, args: RunArguments, error: Failure): Promise<number> => {
  const exitCode = notBegunOnOutput(context, args, error);
  await reportUnopened(context, args, error);
  return exitCode;
};

/** Without the report: its file may be one that must not be written. */
const notBegunOnOutput = (
  context: CommandContext,
  { format }: Pick<RunArguments, 'format'>,
  error: Failure,
): number => {
  const exitCode = reportFailure(context, error);
  if (format === 'jsonl') writeNotBegun(context, errorOutput(context, error), { exitCode, lines: error.evidence });
  return exitCode;
};

/** An exit code: the failure has been printed. */
const planOf = async (context: CommandContext, args: RunArguments): Promise<RunPlan | number> => {
  const { platform, workingFolder, clock, err, language } = context;
  const given = variablesOf(args.var ?? []);
  if (given === null) return notBegun(context, args, failure('usage/invalid', { option: '--var NAME=VALUE' }));
  const path = platform.resolve(workingFolder, args.file);
  const content = await platform.readFile(path, fileLimitBytes);
  if (!content.ok) return notBegun(context, args, content.error);
  const read = readSequenceFile(content.value);
  if (!read.ok) {
    const sentences = read.problems.map((problem) =>
      visibleText(`${args.file}: ${sequenceProblemText(problem, language)}`),
    );
    for (const sentence of sentences) err.write(`${sentence}\n`);
    const exitCode = exitCodeOf('usage/invalid');
    if (args.format === 'jsonl')
      writeNotBegun(context, { code: 'usage/invalid', message: sentences.join(' ') }, { exitCode, lines: [] });
    await reportUnopened(context, args, { ...failure('usage/invalid', { option: args.file }), evidence: sentences });
    return exitCode;
  }
  if (args.profile === undefined) return { sequence: read.value, variables: given, secrets: [] };
  const plan = await loadPlan(platform, platform.resolve(workingFolder, args.profile), {
    acceptExpired: true,
    baudRate: args.baud,
  });
  if (!plan.ok) return notBegun(context, args, plan.error);
  const ofProfile = profileVariables(plan.value, clock.wallMs());
  if (!ofProfile.ok) return notBegun(context, args, ofProfile.error);
  const { values, secrets } = ofProfile.value;
  return { sequence: read.value, variables: new Map([...values, ...given]), secrets };
};

/** `null`: one of them is not `NAME=VALUE`. */
const variablesOf = (texts: readonly string[]): ReadonlyMap<string, string> | null => {
  const pairs = texts.map((text): [string, string] => {
    const [name = ''] = text.split('=', 1);
    return [name, text.slice(name.length + 1)];
  });
  const areValid = texts.every((text, index) => text.includes('=') && variableName.test(pairs[index]?.[0] ?? ''));
  return areValid ? new Map(pairs) : null;
};

/** What could not be written is known when the recording is closed. */
const runOnPort = async (context: CommandContext, args: RunArguments, plan: RunPlan, links: Links): Promise<number> => {
  const unwritten: Failure[] = [];
  const exitCode = await runInSession(context, args, { plan, links, unwritten });
  const [missing] = unwritten;
  return exitCode === 0 && missing ? exitCodeOf(missing.code) : exitCode;
};

const runInSession = async (
  context: CommandContext,
  args: RunArguments,
  run: {
    readonly plan: RunPlan;
    readonly links: Links;
    /** Gets the failures of recording and report. */
    readonly unwritten: Failure[];
  },
): Promise<number> => {
  const { platform, clock, workingFolder } = context;
  const { plan, links, unwritten } = run;
  const app = createApp({
    ...{ platform, clock, openLink: links.openLink, version: context.version },
    ...recordingReports(context, unwritten),
  });
  const controller = new AbortController();
  const removeListener = context.onStop(() => controller.abort());
  app.secrets.hold(plan.secrets);
  try {
    const recordTo = args.record === undefined ? {} : { recordTo: platform.resolve(workingFolder, args.record) };
    const opened = await app.openSession(args.port, {
      ...{ settings: { baudRate: args.baud }, ...recordTo, onOpened: printLinkNotes(context) },
    });
    if (!opened.ok) return await notBegun(context, args, opened.error);
    const { session, recordingPath } = opened.value;
    const unrecorded = followUnrecorded(session);
    const output = createRunOutput(context, args, { sequence: plan.sequence, recordingPath, unrecorded });
    const exitCode = await runOn(context, args, { plan, session, output, signal: controller.signal });
    // Only then is it known whether the recording is complete.
    await app.close();
    const failed = await output.end(unwritten[0] ?? null);
    if (failed) {
      reportFailure(context, failed);
      unwritten.push(failed);
    }
    return exitCode;
  } finally {
    removeListener();
    await app.close();
  }
};

const runOn = async (
  context: CommandContext,
  args: RunArguments,
  run: {
    readonly plan: RunPlan;
    readonly session: Session;
    readonly output: RunOutput;
    readonly signal: AbortSignal;
  },
): Promise<number> => {
  const { plan, session, output, signal } = run;
  await leaveDataMode(session, signal);
  const steps = stepsInOrder(plan.sequence.steps);
  const needed = neededVariables({ ...plan.sequence, steps }).filter((name) => !plan.variables.has(name));
  const facts = await askModule(session, needed, signal);
  if (!facts.ok) return endWithFailure(context, output, facts.error);
  const ended = await session.runSequence({
    ...{ sequence: plan.sequence, steps, signal },
    ...{ variables: plan.variables, facts: () => facts.value, loops: args.loop },
    stopsAtFirstFailure: args.stopAtFirst ?? false,
    onEvent: output.event,
  });
  if (!ended.ok) return endWithFailure(context, output, ended.error);
  const summary = ended.value;
  if (!summary.ok) {
    output.refused(summary.failure);
    return exitCodeOfStep(summary.failure);
  }
  output.summary(summary.value);
  return exitCodeOfSummary(summary.value);
};

const endWithFailure = (context: CommandContext, output: RunOutput, error: Failure): number => {
  output.failed(error);
  return reportFailure(context, error);
};

const exitCodeOfSummary = ({ passed, ended, firstFailure }: RunSummary): number => {
  const because: StepFailure | null = ended ?? firstFailure;
  return passed || because === null ? 0 : exitCodeOfStep(because);
};
