import { reportDiagnosisOf, withAdvice } from '../../../shared/diagnosis.ts';
import type { Failure } from '../../../shared/outcome.ts';
import type { Report } from '../../../shared/report.ts';
import { isSimulated } from '../../../shared/virtual-modules.ts';
import { stepWords } from '../../../shared/words/steps.ts';
import { fill } from '../../../shared/words/typed-words.ts';
import {
  type App,
  type ConnectionEnd,
  createApp,
  diagnoseRun,
  followFacts,
  type ProvisionPlan,
  type ProvisionResult,
  type RunSeen,
  reportOf,
  reportOfNoRun,
  type Session,
  secretsOfPlan,
} from '../../app/index.ts';
import type { Links } from '../../app/links.ts';
import { type CommandContext, reportFailure } from './host-process.ts';
import { leaveDataMode } from './leave-data-mode.ts';
import { printLinkNotes } from './link-note-text.ts';
import { recordingReports } from './recording-reports.ts';
import { endWith, endWithFailure, type RunEnd } from './run-end.ts';
import { explainFailure, showRun } from './run-view.ts';
import { seconds } from './text.ts';
import { endText, watchConnection } from './watch-connection.ts';
import type { WatchEvents } from './watch-events.ts';

export interface RunOptions {
  readonly address: string;
  readonly plan: ProvisionPlan;
  readonly links: Links;
  readonly traffic: boolean;
  readonly keep: boolean;
  readonly reportPath: string | null;
  readonly recordPath: string | null;
  /** The report of the run to resume. */
  readonly resume: Report | null;
  /** After a successful run: stay connected, show messages and the state of the connection. */
  readonly watch: boolean;
  readonly recover: boolean;
  /** Of the virtual module. */
  readonly faultsOn?: number;
  /** The JSON Lines of `--watch --json`. */
  readonly events?: WatchEvents;
}

/** Opens the port, runs all stages, disconnects cleanly and writes a report. Used by `provision` and `demo`. */
export const runProvision = async (context: CommandContext, options: RunOptions): Promise<RunEnd> => {
  const controller = new AbortController();
  // Registered before the port is opened, which can take some time: a run that is stopped then has a report too.
  const removeListener = context.onStop(() => {
    context.err.write(`${context.words.stopping}\n`);
    controller.abort();
  });
  const unrecorded: Failure[] = [];
  const app = createApp({
    platform: context.platform,
    clock: context.clock,
    openLink: options.links.openLink,
    version: context.version,
    ...recordingReports(context, unrecorded),
  });
  let end: RunEnd;
  try {
    end = await runWith(context, options, app, controller.signal);
  } finally {
    removeListener();
    await app.close();
  }
  // An incomplete recording never replaces another failure.
  const [missing] = unrecorded;
  return end.exitCode === 0 && missing ? { ...end, ...pickEnd(endWith(missing)) } : end;
};

const pickEnd = ({ exitCode, error }: RunEnd): Pick<RunEnd, 'exitCode' | 'error'> => ({ exitCode, error });

const runWith = async (
  context: CommandContext,
  options: RunOptions,
  app: App,
  signal: AbortSignal,
): Promise<RunEnd> => {
  const { clock, out, words } = context;
  const { events, plan, recover, keep } = options;
  const startedAtMs = clock.nowMs();
  const settings = { baudRate: plan.baudRate };
  const recordTo = options.recordPath === null ? {} : { recordTo: options.recordPath };
  app.secrets.hold(secretsOfPlan(plan));
  const opened = await app.openSession(options.address, { settings, ...recordTo, onOpened: printLinkNotes(context) });
  if (!opened.ok) return endWithoutRun(context, options, opened.error);
  const { session, recordingPath } = opened.value;
  const facts = followFacts(session, clock);
  const endViews = [
    showRun(context, session, { traffic: options.traffic }),
    events?.follow(session) ?? (() => undefined),
  ];
  const endView = (): void => {
    for (const each of endViews) each();
  };
  try {
    await leaveDataMode(session, signal);
    const result = await session.provision(plan, signal, options.resume);
    if (!result.ok) return { ...(await endWithoutRun(context, options, result.error)), recordingPath };
    const succeeded = result.value.failure === null;
    const stays = succeeded && (keep || options.watch);
    const connectionEnd = stays ? 'none' : await endConnection(session, result.value);
    endView();
    out.write(summary(context, result.value, clock.nowMs() - startedAtMs));
    out.write(endText(context, connectionEnd));
    if (stays && !options.watch) out.write(`${words.kept}\n`);
    out.write(`${fill(words.recorded, { path: recordingPath })}\n`);
    const seen = { ...result.value, plan, facts: facts(), wallMs: clock.wallMs(), ...virtualOf(options) };
    const end = { ...(await conclude(context, seen, options.reportPath)), recordingPath };
    events?.result(end);
    if (!succeeded || !options.watch) return end;
    const advised = (lost: Failure): Failure => judged(lost, { ...seen, facts: facts() }).error ?? lost;
    const run = { plan, result: result.value, recover, signal, advised };
    const lost = await watchConnection(context, session, run, { keep, ...(events ? { events } : {}) });
    return lost ? { ...end, ...pickEnd(endWith(lost)) } : end;
  } finally {
    endView();
  }
};

/** Ends before anything was started. A report that could not be resumed is not overwritten: the new report may have the same path. */
const endWithoutRun = async (context: CommandContext, options: RunOptions, error: Failure): Promise<RunEnd> => {
  const report = error.code === 'usage/invalid' ? null : reportOfNoRun(options.plan, error);
  if (report !== null) await writeReport(context, report, options.reportPath);
  return endWithFailure(context, error, { report });
};

/** Without a link, or with a silent module, there is nothing to disconnect. */
const endConnection = async (session: Session, result: ProvisionResult): Promise<ConnectionEnd> => {
  const code = result.failure?.code ?? null;
  if (code?.startsWith('link/') || code === 'module/no-answer' || code === 'at/unresponsive') return 'none';
  if (result.findings.ownConnection === 'closed') return 'closed';
  // Before the connect stage there is no connection to end, unless a stopped command is still running.
  const started = result.steps.some(({ id, status }) => id === 'connect.open' && status !== 'waiting');
  return started || code === 'stopped' ? session.disconnect() : 'none';
};

/** Writes the report and prints a failure to write it. Returns the failure, or `null`. */
const writeReport = async (context: CommandContext, report: Report, path: string | null): Promise<Failure | null> => {
  if (path === null) return null;
  const text = `${JSON.stringify(report, null, 2)}\n`;
  const written = await context.platform.writeFile(path, new TextEncoder().encode(text));
  if (!written.ok) {
    reportFailure(context, written.error);
    return written.error;
  }
  context.out.write(`${fill(context.words.reported, { path })}\n`);
  return null;
};

/** Writes the report and decides the exit code. A report that cannot be written never replaces another failure. */
const conclude = async (
  context: CommandContext,
  seen: ProvisionResult & RunSeen,
  reportPath: string | null,
): Promise<RunEnd> => {
  const { error, diagnosis } = judged(seen.failure, seen);
  const report = { ...reportOf(seen), ...diagnosis };
  const unwritten = await writeReport(context, report, reportPath);
  if (error) {
    reportFailure(context, error);
    if (context.err.isTerminal) context.err.write(explainFailure(context, error));
  }
  return endWith(error ?? unwritten, { report });
};

/** The failure with the causes that the window would show, and the diagnosis for the report. A stopped run needs no diagnosis. */
const judged = (
  error: Failure | null,
  seen: RunSeen,
): { readonly error: Failure | null; readonly diagnosis: Pick<Report, 'diagnosis'> } => {
  if (error === null || error.code === 'stopped') return { error, diagnosis: {} };
  const diagnosed = diagnoseRun(error, seen);
  const lines = diagnosed.evidence.map((line) => ({ ...line, atMs: null }));
  return {
    error: withAdvice(error, diagnosed.causes),
    diagnosis: { diagnosis: reportDiagnosisOf(diagnosed, lines) },
  };
};

const virtualOf = ({ address, faultsOn = 0 }: RunOptions): Pick<RunSeen, 'isVirtual' | 'faultsOn'> => ({
  isVirtual: isSimulated(address),
  faultsOn,
});

const summary = (context: CommandContext, result: ProvisionResult, ms: number): string => {
  const { words, language } = context;
  const { module, certificates, mqtt } = reportOf(result);
  const broken = result.steps.find(({ status }) => status === 'failed' || status === 'stopped');
  const lines = [
    broken
      ? fill(words.summaryFailed, { step: stepWords[language][broken.id], seconds: seconds(ms) })
      : fill(words.summaryDone, { seconds: seconds(ms) }),
    fill(words.summaryModule, {
      model: module.model ?? '?',
      firmware: module.firmware ?? '?',
      imei: module.imei ?? '?',
    }),
    ...certificates
      .filter(({ verified }) => verified)
      .map(({ file, bytes, sha256 }) => fill(words.summaryFile, { file, bytes, sha256, verified: words.readBack })),
  ];
  if (!broken) {
    const proofs = {
      returned: words.proofReturned,
      acknowledged: words.proofAcknowledged,
      accepted: words.proofAccepted,
      none: words.proofNone,
    };
    lines.push(fill(words.summaryProof, { proof: proofs[mqtt.proof] }));
  }
  return `\n${lines.join('\n')}\n`;
};
