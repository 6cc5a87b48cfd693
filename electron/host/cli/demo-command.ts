import { parseProfile } from '../../../shared/profile.ts';
import { createLinks, demoProfile } from '../../app/index.ts';
import { demoDevice } from '../../simulator/demo-cloud/demo-device.ts';
import type { ModelName } from '../../simulator/module/models.ts';
import type { FaultSpec } from '../../simulator/placed-faults.ts';
import { runProvision } from './run-provision.ts';
import { type CommandContext, reportFailure } from './surroundings.ts';

export interface DemoArguments {
  readonly module?: ModelName;
  readonly fault?: readonly FaultSpec[];
}

export const demoCommand = async (context: CommandContext, args: DemoArguments): Promise<number> => {
  const { platform, clock } = context;
  const links = createLinks({ platform, clock, faults: args.fault ?? [], model: args.module ?? 'air720h' });
  try {
    const simulation = await links.simulation();
    if (!simulation.ok) return reportFailure(context, simulation.error);
    const { caPem } = simulation.value.cloud;
    const profile = parseProfile(demoProfile(caPem));
    if (!profile.ok) return reportFailure(context, profile.error);
    const content = new TextEncoder().encode(caPem);
    const end = await runProvision(context, {
      address: 'sim:',
      plan: {
        profile: profile.value,
        secret: demoDevice.secret,
        files: [{ role: 'ca', fileOnModule: profile.value.tls.fileOnModule, content }],
        acceptExpired: false,
        baudRate: 115200,
      },
      links,
      traffic: true,
      keep: false,
      reportPath: null,
      recordPath: null,
      resume: null,
      watch: false,
      recover: false,
    });
    return end.exitCode;
  } finally {
    await links.close();
  }
};
