import { type StepId, stepIds } from '../../shared/steps.ts';
import { prepareForModule } from '../certificates/prepare.ts';
import type { Findings } from './context.ts';
import type { ProvisionPlan } from './plan.ts';
import type { ResumePoint } from './resume.ts';

/**
 * Everything that a connection and its login are made by, as one text to compare. It holds the secret, so it stays in memory: no
 * report can say whether a login was made by this secret without helping somebody to guess it.
 */
export const connectionBasisOf = ({ profile, secret, files }: ProvisionPlan): string => {
  const { cloud, tls, mqtt } = profile;
  const { keepAlive, cleanSession, subscriptions } = mqtt;
  const { check, checkDates, enabled, serverName, version } = tls;
  const sent = files.map(({ role, fileOnModule, content, lineEnds = 'lf' }) => {
    const prepared = prepareForModule(content, { role, lineEnds });
    return [role, fileOnModule, prepared.ok ? prepared.value.sha256 : null];
  });
  return JSON.stringify([
    cloud,
    secret,
    [enabled, check, checkDates, serverName, version, sent],
    [keepAlive, cleanSession, subscriptions],
  ]);
};

const isBehindLogin = (id: StepId): boolean => stepIds.indexOf(id) > stepIds.indexOf('connect.login');

/**
 * Whether a run of this plan that is resumed there goes on over the session of the earlier run, if the module says that it stands: it has
 * to be the one that the plan would make.
 */
export const keepsSession = (
  resume: Pick<ResumePoint, 'stepId'> | null,
  earlier: Pick<Findings, 'connectedBy'> | null,
  plan: ProvisionPlan,
): boolean =>
  resume !== null &&
  isBehindLogin(resume.stepId) &&
  earlier !== null &&
  earlier.connectedBy !== null &&
  earlier.connectedBy === connectionBasisOf(plan);
