import { type StepId, stepIds } from '../../shared/steps.ts';
import { prepareForModule } from '../certificates/prepare.ts';
import type { Findings } from './context.ts';
import type { ProvisionPlan } from './plan.ts';
import type { ResumePoint } from './resume.ts';

/**
 * All settings of a connection and its login, as one text to compare. It contains the secret, so it stays in memory: a report that reveals
 * whether a login used this secret would help to guess it.
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
 * Whether a run of this plan that is resumed there can use the session of the earlier run, if the module reports it as open: the session must
 * be the same as the one that the plan would make.
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
