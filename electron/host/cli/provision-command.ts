import { createLinks, isSimulated } from './links.ts';
import { loadPlan } from './load-plan.ts';
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
    return await runProvision(context, {
      address: args.port,
      plan: plan.value,
      links,
      traffic: args.verbose ?? false,
      keep: args.keep ?? false,
      reportPath: args.report === undefined ? null : own(args.report),
      recordPath: args.record === undefined ? null : own(args.record),
    });
  } finally {
    await links.close();
  }
};
