import { done, ok } from '../../../shared/outcome.ts';
import { createApp, type ProvisionPlan } from '../../app/index.ts';
import type { Platform } from '../../base/platform.ts';
import { createMemoryUpstream } from '../../simulator/memory-upstream.ts';
import { createVirtualModule } from '../../simulator/module/virtual-module.ts';
import { linkToEndpoint } from '../../simulator/serve/in-process.ts';
import { explainFailure, showRun } from './run-view.ts';
import { type CommandContext, reportFailure } from './surroundings.ts';

/** A recording that is kept nowhere. */
const forgetful = (platform: Platform): Platform => ({
  ...platform,
  openAppend: (path) => ok({ path, append: () => done, flush: async () => done, close: () => undefined }),
});

/** Runs the plan on a virtual module that answers as it should, over no network: what it gets is what a real one would get. */
export const dryRun = async (context: CommandContext, plan: ProvisionPlan): Promise<number> => {
  const { clock, out, words } = context;
  const module = createVirtualModule({ clock, upstream: createMemoryUpstream({ clock }) });
  const app = createApp({
    platform: forgetful(context.platform),
    clock,
    version: context.version,
    openLink: (address) => Promise.resolve(ok(linkToEndpoint(module, address, 1))),
  });
  try {
    const opened = await app.openSession('sim:', { settings: { baudRate: plan.baudRate } });
    if (!opened.ok) return reportFailure(context, opened.error);
    const { session } = opened.value;
    const endView = showRun(context, session, { traffic: 'sent' });
    const result = await session.provision(plan, new AbortController().signal);
    if (result.ok && result.value.failure === null) await session.disconnect();
    endView();
    out.write(`\n${words.dryRun}\n`);
    if (!result.ok) return reportFailure(context, result.error);
    const { failure } = result.value;
    if (failure && context.err.isTerminal) context.err.write(explainFailure(context, failure));
    return failure ? reportFailure(context, failure) : 0;
  } finally {
    await app.close();
    module.dispose();
  }
};
