import type { Failure } from '../../shared/outcome.ts';
import type { Warning } from '../../shared/warnings.ts';
import type { AtEngine, Lease } from '../at/engine.ts';
import type { Clock } from '../base/clock.ts';
import { type UrcName, urcKindOf } from '../commands/index.ts';
import { certificateSteps } from './certificate-steps.ts';
import { connectSteps } from './connect-steps.ts';
import { type Findings, noFindings, type Progress, type RunContext } from './context.ts';
import { credentialsSteps } from './credentials-steps.ts';
import { moduleSteps } from './module-steps.ts';
import type { ProvisionPlan } from './plan.ts';
import { proofSteps } from './proof-steps.ts';
import { runSteps, type Step, type StepRecord } from './runner.ts';
import type { Waits } from './waits.ts';

export interface ProvisionOptions {
  readonly plan: ProvisionPlan;
  readonly waits: Waits;
  readonly clock: Clock;
  readonly engine: AtEngine;
  readonly lease: Lease;
  readonly signal: AbortSignal;
  readonly registerSecret: (value: string | Uint8Array) => void;
  readonly onStep: (record: StepRecord) => void;
  readonly onProgress: (progress: Progress) => void;
}

export interface ProvisionResult {
  readonly steps: readonly StepRecord[];
  /** `null`: everything is done. */
  readonly failure: Failure | null;
  readonly findings: Readonly<Findings>;
}

/** Everything a run of this plan would do, in order. */
export const stepsOfPlan = ({ profile, files }: ProvisionPlan): readonly Step<RunContext>[] => [
  ...moduleSteps,
  ...certificateSteps(files),
  ...credentialsSteps,
  ...connectSteps(profile.tls, profile.mqtt.subscriptions),
  ...proofSteps(profile.mqtt.proof, profile.mqtt.subscriptions),
];

/** Walks all stages under a lease that the caller holds and releases. */
export const provision = async (options: ProvisionOptions): Promise<ProvisionResult> => {
  const { plan, waits, clock, engine, lease, signal } = options;
  const findings = noFindings();
  let warnings: Warning[] = [];
  let dropLine: string | null = null;
  const stopWatching = engine.on('urc', (name, line) => {
    if (endsConnection(name as UrcName, line)) dropLine ??= line;
  });
  registerProfileSecrets(options);
  const context: RunContext = {
    plan,
    waits,
    clock,
    lease,
    signal,
    findings,
    registerSecret: options.registerSecret,
    warn: (warning) => warnings.push(warning),
    progress: options.onProgress,
    dropLine: () => dropLine,
    forgetDrop: () => {
      dropLine = null;
    },
    onMessage: (listener) => engine.on('message', (topic, payload) => listener({ topic, payload })),
  };
  const takeWarnings = (): readonly Warning[] => {
    const taken = warnings;
    warnings = [];
    return taken;
  };
  try {
    const result = await runSteps({
      steps: stepsOfPlan(plan),
      context,
      clock,
      signal,
      onStep: options.onStep,
      takeWarnings,
    });
    return { ...result, findings };
  } finally {
    stopWatching();
  }
};

/** `CLOSED`, a lost packet context, a detach: the MQTT session is over (at-dialect §9.9). */
const endsConnection = (name: UrcName, line: string): boolean => {
  if (name === 'link-closed' || name === 'packet-data-lost') return true;
  return urcKindOf(name) === 'network' && /^\+CGEV\s*:\s*(?:NW|ME) (?:PDN DEACT|DETACH)/.test(line);
};

/** Passwords that the profile itself carries: known before the first byte is sent. */
const registerProfileSecrets = ({ plan, registerSecret }: ProvisionOptions): void => {
  const { cloud, module } = plan.profile;
  for (const value of [plan.secret, cloud.password, module.apn?.password, module.simPin]) {
    if (value) registerSecret(value);
  }
};
