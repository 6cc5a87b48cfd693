import type { StagesInput } from '../../../../renderer/panes/setup/stage-card.ts';
import { type DraftView, noFacts, type RunView, type StepView } from '../../../../shared/contract.ts';
import { type StepId, type StepStatus, stageOf, stages, stepIds } from '../../../../shared/steps.ts';
import { samplePlan } from '../../../support/run-plan.ts';

export const uploaded = { file: 'server.crt', bytes: 1338, sha256: 'a'.repeat(64) };

const abouts: Partial<Record<StepId, StepView['about']>> = {
  'certificate.verify': uploaded,
  'credentials.derive': { clientId: 'me_0_0_2026112007', username: 'me' },
  'connect.open': { host: 'host.example', port: 8883 },
  'proof.publish': { topic: 'a/b' },
};

const steps = stepIds.map(
  (id, index): StepView => ({
    id,
    item: id.startsWith('certificate.') ? 'ca' : null,
    status: 'done',
    startedAtMs: 1_000 + index * 100,
    ms: 100,
    failure: null,
    warnings: [],
    progress: null,
    trafficFrom: index * 2,
    trafficTo: index * 2 + 2,
    about: abouts[id] ?? {},
  }),
);

const untouched = { startedAtMs: null, ms: 0, trafficFrom: null, trafficTo: null };

/** A run in which everything before `at` is done, `at` has `status`, and the rest is waiting. */
export const runAt = (at: StepId, status: StepStatus, further: Partial<RunView> = {}): RunView => ({
  number: 1,
  plan: samplePlan,
  state: status === 'running' ? 'running' : status === 'failed' ? 'failed' : status === 'stopped' ? 'stopped' : 'done',
  stages,
  startedAtMs: 1_000,
  endedAtMs: null,
  failure: null,
  report: null,
  found: null,
  steps: steps.map((step, index): StepView => {
    const place = stepIds.indexOf(at);
    if (index < place) return step;
    return index === place ? { ...step, status } : { ...step, ...untouched, status: 'waiting' };
  }),
  ...further,
});

export const wholeRun = (further: Partial<RunView> = {}): RunView => runAt('proof.return', 'done', further);

export const withoutStage = (run: RunView, stage: string): RunView => ({
  ...run,
  steps: run.steps.filter(({ id }) => stageOf(id) !== stage),
});

export const draft = {
  host: 'host.example',
  port: 8883,
  platform: 'huawei-iotda',
  tlsEnabled: true,
  tlsCheck: 'server',
  timestamp: null,
  clientId: '',
  demo: false,
  subscriptions: [],
  proof: { topic: 'a/b', qos: 0, payload: 'x' },
  remarks: [],
  derived: { clientId: 'me_0_0_2026112007', username: 'me', password: null },
  certificates: {
    ca: {
      role: 'ca',
      name: 'Root',
      fileOnModule: 'server.crt',
      sha256: uploaded.sha256,
      sizeBytes: 1338,
      failure: null,
      accepted: false,
      certificates: [],
    },
    clientCert: null,
    clientKey: null,
  },
} as unknown as DraftView;

export const input = (run: RunView | null, further: Partial<StagesInput> = {}): StagesInput => ({
  run,
  draft,
  facts: noFacts,
  online: null,
  seenFiles: [],
  changed: [],
  isReal: false,
  ...further,
});
