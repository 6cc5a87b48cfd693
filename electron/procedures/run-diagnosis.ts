import { judgeCertificates } from '../../shared/certificates/judge.ts';
import { cloudOf } from '../../shared/clouds/index.ts';
import type { ModuleFacts } from '../../shared/contract.ts';
import { type DiagnosedForm, type Diagnosis, diagnose } from '../../shared/diagnosis.ts';
import type { Failure } from '../../shared/outcome.ts';
import { stageOf } from '../../shared/steps.ts';
import type { Findings } from './context.ts';
import type { ProvisionPlan } from './plan.ts';
import type { StepRecord } from './runner.ts';

/** What is known about a run besides its failure. */
export interface RunSeen {
  readonly plan: ProvisionPlan;
  readonly steps: readonly StepRecord[];
  readonly findings: Readonly<Findings>;
  /** What the module has reported. */
  readonly facts: ModuleFacts;
  readonly wallMs: number;
  readonly isVirtual: boolean;
  readonly faultsOn: number;
}

/** The diagnosis of a run without a window: by the same function and from the same facts, with the plan in place of the form. */
export const diagnoseRun = (failure: Failure, seen: RunSeen): Diagnosis => {
  const endedAt = seen.steps.find(({ status }) => status === 'failed' || status === 'stopped');
  return diagnose(failure, {
    stage: endedAt ? stageOf(endedAt.id) : 'module',
    facts: seen.facts,
    step: endedAt?.id ?? null,
    item: endedAt?.item ?? null,
    draft: formOfPlan(seen),
    faultsOn: seen.isVirtual ? seen.faultsOn : 0,
    isVirtual: seen.isVirtual,
  });
};

const formOfPlan = ({ plan, steps, findings, wallMs }: RunSeen): DiagnosedForm => {
  const { cloud, tls, mqtt } = plan.profile;
  const ca = findings.uploads.get('ca')?.certificates ?? [];
  const judged = judgeCertificates(ca, { role: 'ca', nowMs: wallMs, host: cloud.host });
  const timestamp = 'timestamp' in cloud && typeof cloud.timestamp === 'string' ? cloud.timestamp : null;
  return {
    ...{
      platform: cloudOf(cloud.kind).kind,
      host: cloud.host,
      port: cloud.port,
      clientId: cloud.clientId ?? '',
      timestamp,
    },
    ...{ tlsEnabled: tls.enabled, tlsCheck: tls.check, checkDates: tls.checkDates },
    keepAliveSeconds: mqtt.keepAlive,
    // The host of the demo device is reachable only from the virtual module, so profiles of users do not contain it.
    demo: false,
    hasSecret: plan.secret !== null,
    hasPassword: cloud.password !== null,
    remarks: steps.flatMap(({ warnings }) => warnings),
    certificates: {
      ca: plan.files.some(({ role }) => role === 'ca')
        ? { certificates: ca.map(({ notAfterMs }, index) => ({ notAfterMs, findings: judged[index] ?? [] })) }
        : null,
    },
  };
};
