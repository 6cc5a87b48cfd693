import { type CloudWithDemo, defaultCloud, demoClouds } from '../../../shared/clouds/index.ts';
import { fail, type Outcome, ok } from '../../../shared/outcome.ts';
import { profileProblem } from '../../../shared/profile/problem.ts';
import { createLinks, demoPlan } from '../../app/index.ts';
import type { ModelName } from '../../simulator/module/models.ts';
import type { FaultSpec } from '../../simulator/placed-faults.ts';
import { type CommandContext, reportFailure } from './host-process.ts';
import { runProvision } from './run-provision.ts';

export interface DemoArguments {
  readonly module?: ModelName;
  /** The name of a cloud that the demo can simulate. Default: the same as in the window. */
  readonly cloud?: string;
  readonly fault?: readonly FaultSpec[];
}

export const demoCommand = async (context: CommandContext, args: DemoArguments): Promise<number> => {
  const { platform, clock } = context;
  const cloud = demoCloudNamed(args.cloud ?? defaultCloud.kind);
  if (!cloud.ok) return reportFailure(context, cloud.error);
  const links = createLinks({ platform, clock, faults: args.fault ?? [], model: args.module ?? 'air720h' });
  try {
    const simulation = await links.simulation();
    if (!simulation.ok) return reportFailure(context, simulation.error);
    const plan = demoPlan(cloud.value, simulation.value.cloud.caPem, clock.wallMs());
    if (!plan.ok) return reportFailure(context, plan.error);
    const end = await runProvision(context, {
      address: 'sim:',
      plan: plan.value,
      links,
      traffic: true,
      keep: false,
      reportPath: null,
      recordPath: null,
      resume: null,
      watch: false,
      recover: false,
      faultsOn: args.fault?.length ?? 0,
    });
    return end.exitCode;
  } finally {
    await links.close();
  }
};

/** Validated here and not by the option parser, which would have to load the clouds for every command. */
const demoCloudNamed = (name: string): Outcome<CloudWithDemo> => {
  const cloud = demoClouds.find(({ kind }) => kind === name);
  if (cloud !== undefined) return ok(cloud);
  const options = demoClouds.map(({ kind }) => kind);
  return fail('usage/invalid', { problems: [profileProblem('--cloud', 'one-of', { options })] });
};
