import { ok } from '../../../shared/outcome.ts';
import { createLinks, isSimulated } from '../../app/links.ts';
import { dryRun } from './dry-run.ts';
import { loadPlan } from './load-plan.ts';
import { readReport } from './read-report.ts';
import { runProvision } from './run-provision.ts';
import { type CommandContext, reportFailure } from './surroundings.ts';

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
}

export const provisionCommand = async (context: CommandContext, args: ProvisionArguments): Promise<number> => {
  const { platform, clock } = context;
  const own = (path: string): string => platform.resolve(context.workingFolder, path);
  const links = createLinks({ platform, clock });
  try {
    if (isSimulated(args.port)) {
      // First, so that a profile may name the CA of the demo cloud, which is made on first use.
      const started = await links.simulation();
      if (!started.ok) return reportFailure(context, started.error);
    }
    const plan = await loadPlan(platform, own(args.profile), {
      acceptExpired: args.acceptExpired ?? false,
      baudRate: args.baud,
    });
    if (!plan.ok) return reportFailure(context, plan.error);
    if (args.dryRun) return await dryRun(context, plan.value);
    const resume = args.resume === undefined ? ok(null) : await readReport(platform, own(args.resume));
    if (!resume.ok) return reportFailure(context, resume.error);
    return await runProvision(context, {
      address: args.port,
      plan: plan.value,
      links,
      traffic: args.verbose ?? false,
      keep: args.keep ?? false,
      reportPath: args.report === undefined ? null : own(args.report),
      recordPath: args.record === undefined ? null : own(args.record),
      resume: resume.value,
      watch: (args.watch ?? false) || (args.recover ?? false),
      recover: args.recover ?? false,
    });
  } finally {
    await links.close();
  }
};
