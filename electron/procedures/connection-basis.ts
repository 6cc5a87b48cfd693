import type { RunContext } from './context.ts';

/**
 * All parameters that a connection and its login were made with, as one text to compare. It contains the secret, so it stays in memory.
 * A report cannot contain it or a hash of it, which would help to guess the secret.
 */
export const connectionBasisOf = ({ plan, findings }: Pick<RunContext, 'plan' | 'findings'>): string => {
  const { cloud, tls, mqtt } = plan.profile;
  const { keepAlive, cleanSession, subscriptions } = mqtt;
  const { check, checkDates, enabled, serverName, version } = tls;
  const files = [...findings.uploads.values()].map(({ role, fileOnModule, sha256 }) => [role, fileOnModule, sha256]);
  return JSON.stringify([
    cloud,
    plan.secret,
    [enabled, check, checkDates, serverName, version, files],
    [keepAlive, cleanSession, subscriptions],
  ]);
};
