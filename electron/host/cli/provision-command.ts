import type { DryRunOutput } from '../../../shared/cli-output.ts';
import { ok } from '../../../shared/outcome.ts';
import { isSimulated } from '../../../shared/virtual-modules.ts';
import { planOnPort } from '../../app/baud-rate.ts';
import { createLinks } from '../../app/links.ts';
import { type DryRunEnd, dryRun } from './dry-run.ts';
import type { CommandContext } from './host-process.ts';
import { withoutText, writeDocument } from './json-output.ts';
import { loadPlan } from './load-plan.ts';
import { sameFileFailure } from './output-files.ts';
import { readReport } from './read-report.ts';
import { endWithFailure, outputOf, type RunEnd } from './run-end.ts';
import { runProvision } from './run-provision.ts';
import { createWatchEvents, type WatchEvents } from './watch-events.ts';

export interface ProvisionArguments {
  readonly port: string;
  readonly profile: string;
  readonly baud: number;
  readonly report?: string;
  readonly record?: string;
  readonly acceptExpired?: boolean;
  readonly keep?: boolean;
  readonly verbose?: boolean;
  readonly resume?: string;
  readonly dryRun?: boolean;
  readonly watch?: boolean;
  readonly recover?: boolean;
  readonly json?: boolean;
}

export const provisionCommand = async (context: CommandContext, args: ProvisionArguments): Promise<number> => {
  if (!args.json) return (await provision(context, args)).exitCode;
  const keepsRunning = (args.watch || args.recover) && !args.dryRun;
  const events = keepsRunning ? createWatchEvents(context, { traffic: args.verbose ?? false }) : undefined;
  const end = await provision(withoutText(context), args, events);
  if (events) events.ended(end);
  else writeDocument(context, args.dryRun ? dryRunOutputOf(context, end) : outputOf(context, end));
  return end.exitCode;
};

const dryRunOutputOf = (context: CommandContext, end: RunEnd & Partial<DryRunEnd>): DryRunOutput => {
  const { ok: isOk, exitCode, error } = outputOf(context, end);
  return { ok: isOk, exitCode, error, sent: end.sent ?? [] };
};

const provision = async (
  context: CommandContext,
  args: ProvisionArguments,
  events?: WatchEvents,
): Promise<RunEnd & Partial<DryRunEnd>> => {
  const { platform, clock } = context;
  const resolvePath = (path: string): string => platform.resolve(context.workingFolder, path);
  const sameFile = await sameFileFailure(context, {
    report: args.report,
    record: args.record,
    profile: args.profile,
    resume: args.resume,
    port: args.port,
  });
  if (sameFile) return endWithFailure(context, sameFile);
  // The run listens for Ctrl+C itself. This listener keeps the process from ending before, while files are read and certificates are made.
  const removeListener = args.dryRun ? () => undefined : context.onStop(() => undefined);
  const links = createLinks({ platform, clock });
  try {
    if (isSimulated(args.port)) {
      // Started first, because a profile may name the CA of the demo cloud, which is created on first use.
      const started = await links.simulation();
      if (!started.ok) return endWithFailure(context, started.error);
    }
    const plan = await loadPlan(platform, resolvePath(args.profile), {
      acceptExpired: args.acceptExpired ?? false,
      baudRate: args.baud,
    });
    if (!plan.ok) return endWithFailure(context, plan.error);
    if (args.dryRun) return await dryRun(context, plan.value);
    const resume = args.resume === undefined ? ok(null) : await readReport(platform, resolvePath(args.resume));
    if (!resume.ok) return endWithFailure(context, resume.error);
    return await runProvision(context, {
      address: args.port,
      plan: planOnPort(plan.value, args.port),
      links,
      traffic: args.verbose ?? false,
      keep: args.keep ?? false,
      reportPath: args.report === undefined ? null : resolvePath(args.report),
      recordPath: args.record === undefined ? null : resolvePath(args.record),
      resume: resume.value,
      watch: (args.watch ?? false) || (args.recover ?? false),
      recover: args.recover ?? false,
      ...(events ? { events } : {}),
    });
  } finally {
    removeListener();
    await links.close();
  }
};
