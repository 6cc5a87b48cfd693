import { exitCodeOf } from '../../../shared/errors.ts';
import { type Failure, failure } from '../../../shared/outcome.ts';
import type { Report } from '../../../shared/report.ts';
import { fillCliWords } from '../../../shared/words/cli.ts';
import { stepWords } from '../../../shared/words/steps.ts';
import {
  type ConnectionEnd,
  createApp,
  type ProvisionPlan,
  type ProvisionResult,
  reportOf,
  reportOfNoRun,
  type Session,
} from '../../app/index.ts';
import type { Links } from '../../app/links.ts';
import { explainFailure, showRun } from './run-view.ts';
import { type CommandContext, reportFailure } from './surroundings.ts';
import { seconds } from './text.ts';
import { endText, watchConnection } from './watch-connection.ts';

export interface RunOptions {
  readonly address: string;
  readonly plan: ProvisionPlan;
  readonly links: Links;
  readonly traffic: boolean;
  readonly keep: boolean;
  readonly reportPath: string | null;
  readonly recordPath: string | null;
  /** Of the run to go on with. */
  readonly resume: Report | null;
  /** After a successful run: stay, show messages, tell what becomes of the connection. */
  readonly watch: boolean;
  readonly recover: boolean;
}

/** Opens the port, runs all stages, disconnects in order, leaves a report: the body of `provision` and `demo`. */
export const runProvision = async (context: CommandContext, options: RunOptions): Promise<number> => {
  const { platform, clock, out, words } = context;
  const startedAtMs = clock.nowMs();
  const app = createApp({
    platform,
    clock,
    openLink: options.links.openLink,
    version: context.version,
    onRecordingFailure: (path) => reportFailure(context, failure('file/unwritable', { path })),
  });
  const settings = { baudRate: options.plan.baudRate };
  const recordTo = options.recordPath === null ? {} : { recordTo: options.recordPath };
  const opened = await app.openSession(options.address, { settings, ...recordTo });
  if (!opened.ok) return endWithoutRun(context, options, opened.error);
  const { session, recordingPath } = opened.value;
  const controller = new AbortController();
  const forgetStop = context.onStop(() => {
    context.err.write(`${words.stopping}\n`);
    controller.abort();
  });
  const endView = showRun(context, session, { traffic: options.traffic });
  try {
    const result = await session.provision(options.plan, controller.signal, options.resume);
    if (!result.ok) return await endWithoutRun(context, options, result.error);
    const succeeded = result.value.failure === null;
    const stays = succeeded && (options.keep || options.watch);
    const end = stays ? 'none' : await endConnection(session, result.value);
    endView();
    out.write(summary(context, result.value, clock.nowMs() - startedAtMs));
    out.write(endText(context, end));
    if (stays && !options.watch) out.write(`${words.kept}\n`);
    out.write(`${fillCliWords(words.recorded, { path: recordingPath })}\n`);
    const exitCode = await conclude(context, result.value, options.reportPath);
    if (!succeeded || !options.watch) return exitCode;
    const { plan, recover, keep } = options;
    const run = { plan, result: result.value, recover, signal: controller.signal };
    return (await watchConnection(context, session, run, keep)) || exitCode;
  } finally {
    endView();
    forgetStop();
    await app.close();
  }
};

/** Nothing was begun. A report that could not be resumed is left as it is: it may stand where the new one would be written. */
const endWithoutRun = async (context: CommandContext, options: RunOptions, error: Failure): Promise<number> => {
  if (error.code !== 'usage/invalid') {
    await writeReport(context, reportOfNoRun(options.plan, error), options.reportPath);
  }
  return reportFailure(context, error);
};

/** A link that is gone or a module that is silent has nothing to be ended in order. */
const endConnection = async (session: Session, result: ProvisionResult): Promise<ConnectionEnd> => {
  const code = result.failure?.code ?? null;
  if (code?.startsWith('link/') || code === 'module/no-answer' || code === 'at/unresponsive') return 'none';
  if (result.findings.ownConnection === 'closed') return 'closed';
  // Before the connect stage there is nothing to end, unless a stopped command is still under way.
  const started = result.steps.some(({ id, status }) => id === 'connect.open' && status !== 'waiting');
  return started || code === 'stopped' ? session.disconnect() : 'none';
};

/** A report that cannot be written is said; the failure, or `null`. */
const writeReport = async (context: CommandContext, report: Report, path: string | null): Promise<Failure | null> => {
  if (path === null) return null;
  const text = `${JSON.stringify(report, null, 2)}\n`;
  const written = await context.platform.writeFile(path, new TextEncoder().encode(text));
  if (!written.ok) {
    reportFailure(context, written.error);
    return written.error;
  }
  context.out.write(`${fillCliWords(context.words.reported, { path })}\n`);
  return null;
};

/** Report and exit code; an unwritten report hides no other failure. */
const conclude = async (
  context: CommandContext,
  result: ProvisionResult,
  reportPath: string | null,
): Promise<number> => {
  const unwritten = await writeReport(context, reportOf(result), reportPath);
  if (result.failure) {
    reportFailure(context, result.failure);
    if (context.err.isTerminal) context.err.write(explainFailure(context, result.failure));
  }
  const deciding = result.failure ?? unwritten;
  return deciding ? exitCodeOf(deciding.code) : 0;
};

const summary = (context: CommandContext, result: ProvisionResult, ms: number): string => {
  const { words, language } = context;
  const { module, certificates, mqtt } = reportOf(result);
  const broken = result.steps.find(({ status }) => status === 'failed' || status === 'stopped');
  const lines = [
    broken
      ? fillCliWords(words.summaryFailed, { step: stepWords[language][broken.id], seconds: seconds(ms) })
      : fillCliWords(words.summaryDone, { seconds: seconds(ms) }),
    fillCliWords(words.summaryModule, {
      model: module.model ?? '?',
      firmware: module.firmware ?? '?',
      imei: module.imei ?? '?',
    }),
    ...certificates
      .filter(({ verified }) => verified)
      .map(({ file, bytes, sha256 }) =>
        fillCliWords(words.summaryFile, { file, bytes, sha256, verified: words.readBack }),
      ),
  ];
  if (!broken) {
    const proofs = {
      returned: words.proofReturned,
      acknowledged: words.proofAcknowledged,
      accepted: words.proofAccepted,
      none: words.proofNone,
    };
    lines.push(fillCliWords(words.summaryProof, { proof: proofs[mqtt.proof] }));
  }
  return `\n${lines.join('\n')}\n`;
};
