import type { Progress, RunContext } from '../../electron/procedures/context.ts';
import type { ProvisionPlan } from '../../electron/procedures/plan.ts';
import { createRunContext, watchEngine } from '../../electron/procedures/provision.ts';
import { runSteps, type Step } from '../../electron/procedures/runner.ts';
import { defaultWaits } from '../../electron/procedures/waits.ts';
import { createBench } from '../support/engine-bench.ts';

/** The answer of the module, or what it is at this time. */
type Answer = string | ((nowMs: number) => string);

/**
 * Runs some steps alone. `answers` has the answers of the module by the beginning of the command line; any other command gets `OK`. A full run of the
 * virtual module costs a hundred times as much.
 */
export const runAlone = async (options: {
  readonly steps: readonly Step<RunContext>[];
  readonly plan: ProvisionPlan;
  readonly answers?: Readonly<Record<string, Answer>>;
  /** Unsolicited lines of the module. */
  readonly lines?: readonly { readonly atMs: number; readonly line: string }[];
  /** Whether the module takes in what is sent at this time. Default: always. */
  readonly hears?: (nowMs: number) => boolean;
  /** Time between the opening of the port and the run. Default: 0. */
  readonly openMs?: number;
}) => {
  const { clock, engine, link } = createBench();
  link.onWrite = (sent) => {
    if (options.hears && !options.hears(clock.nowMs())) return;
    const answer = Object.entries(options.answers ?? {}).find(([asked]) => sent.startsWith(asked))?.[1] ?? 'OK';
    link.say(`\r\n${typeof answer === 'string' ? answer : answer(clock.nowMs())}\r\n`);
  };
  for (const { atMs, line } of options.lines ?? []) clock.after(atMs, () => link.say(`\r\n${line}\r\n`));
  await clock.advance(options.openMs ?? 0);
  const lease = await clock.runUntil(engine.acquire());
  if (!lease.ok) throw new Error('no lease');
  const secrets: (string | Uint8Array)[] = [];
  const { signal } = new AbortController();
  const { plan } = options;
  const common = { plan, waits: defaultWaits, clock, signal, onStep: () => undefined };
  const progress: Progress[] = [];
  const startedAtMs = clock.nowMs();
  const shared = createRunContext(
    {
      ...{ ...common, engine, lease: lease.value, resume: null, onProgress: (shown: Progress) => progress.push(shown) },
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
    progress,
    tookMs: clock.nowMs() - startedAtMs,
  };
};
