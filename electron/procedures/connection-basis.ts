import type { RunContext } from './context.ts';

/**
 * Everything that a connection and its login were made by, as one text to compare. It holds the secret, so it stays in memory: no
 * report can say whether a login was made by this secret without helping somebody to guess it.
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
