import type { RunContext } from '../../electron/procedures/context.ts';
import type { ProvisionPlan } from '../../electron/procedures/plan.ts';
import { createRunContext, watchEngine } from '../../electron/procedures/provision.ts';
import { runSteps, type Step } from '../../electron/procedures/runner.ts';
import { defaultWaits } from '../../electron/procedures/waits.ts';
import { createBench } from '../support/engine-bench.ts';

/**
 * Runs some steps alone. `answers` has the answers of the module by the beginning of the command line; any other command gets `OK`. A full run of the
 * virtual module costs a hundred times as much.
 */
export const runAlone = async (options: {
  readonly steps: readonly Step<RunContext>[];
  readonly plan: ProvisionPlan;
  readonly answers?: Readonly<Record<string, string>>;
}) => {
  const { clock, engine, link } = createBench();
  link.onWrite = (sent) => {
    const answer = Object.entries(options.answers ?? {}).find(([asked]) => sent.startsWith(asked))?.[1] ?? 'OK';
    link.say(`\r\n${answer}\r\n`);
  };
  const lease = await clock.runUntil(engine.acquire());
  if (!lease.ok) throw new Error('no lease');
  const secrets: (string | Uint8Array)[] = [];
  const { signal } = new AbortController();
  const { plan } = options;
  const common = { plan, waits: defaultWaits, clock, signal, onStep: () => undefined };
  const shared = createRunContext(
    {
      ...{ ...common, engine, lease: lease.value, resume: null, onProgress: () => undefined },
      registerSecret: (value) => secrets.push(value),
    },
    watchEngine(engine, clock),
  );
  const { steps, failure } = await clock.runUntil(runSteps({ ...common, ...shared, steps: options.steps }));
  return {
    failure,
    records: steps,
    warnings: steps.flatMap(({ warnings }) => warnings),
    findings: shared.context.findings,
    secrets,
    sent: link.sent,
  };
};
