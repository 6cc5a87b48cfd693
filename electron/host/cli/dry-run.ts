import { done, ok } from '../../../shared/outcome.ts';
import { createApp, type ProvisionPlan } from '../../app/index.ts';
import type { Platform } from '../../base/platform.ts';
import { createMemoryUpstream } from '../../simulator/memory-upstream.ts';
import { createVirtualModule } from '../../simulator/module/virtual-module.ts';
import { linkToEndpoint } from '../../simulator/serve/in-process.ts';
import type { CommandContext } from './host-process.ts';
import { endWith, endWithFailure, type RunEnd } from './run-end.ts';
import { explainFailure, showRun, trafficText } from './run-view.ts';

/** A platform that discards recordings. */
const forgetful = (platform: Platform): Platform => ({
  ...platform,
  openAppend: (path) => ok({ path, append: () => done, flush: async () => done, close: () => undefined }),
});

export interface DryRunEnd extends RunEnd {
  /** The lines that would be sent, with secrets masked. */
  readonly sent: readonly string[];
}

/** Runs the plan on an ideal virtual module without a network. This module receives the same bytes as a real one. */
export const dryRun = async (context: CommandContext, plan: ProvisionPlan): Promise<DryRunEnd> => {
  const sent: string[] = [];
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
    if (!opened.ok) return { ...endWithFailure(context, opened.error), sent };
    const { session } = opened.value;
    session.on('traffic', (item) => {
      const text = item.direction === 'sent' ? trafficText(item, words.maskedBytes) : null;
      if (text !== null) sent.push(text);
    });
    const endView = showRun(context, session, { traffic: 'sent' });
    const result = await session.provision(plan, new AbortController().signal);
    if (result.ok && result.value.failure === null) await session.disconnect();
    endView();
    out.write(`\n${words.dryRun}\n`);
    if (!result.ok) return { ...endWithFailure(context, result.error), sent };
    const { failure } = result.value;
    if (failure && context.err.isTerminal) context.err.write(explainFailure(context, failure));
    return { ...(failure ? endWithFailure(context, failure) : endWith(null)), sent };
  } finally {
    await app.close();
    module.dispose();
  }
};
