import { findTextProblem } from '../../shared/at/quoting.ts';
import { parseClientId } from '../../shared/credentials/client-id.ts';
import { judgeCloudHost } from '../../shared/credentials/hosts.ts';
import { findStaleHour } from '../../shared/credentials/hours.ts';
import { credentialLimitBytes } from '../../shared/credentials/huawei.ts';
import { findPasswordMistake } from '../../shared/credentials/password-mistakes.ts';
import { resolveCredentials } from '../../shared/credentials/resolve.ts';
import { done, fail, type Outcome } from '../../shared/outcome.ts';
import { warning } from '../../shared/warnings.ts';
import type { RunContext } from './context.ts';
import type { Step } from './runner.ts';

/** Secrets are registered before they exist anywhere else, so that nothing can record them. */
const derive = (context: RunContext): Outcome<void> => {
  const { plan, clock, findings } = context;
  if (plan.secret !== null) context.registerSecret(plan.secret);
  const credentials = resolveCredentials({ cloud: plan.profile.cloud, secret: plan.secret, wallMs: clock.wallMs() });
  if (!credentials.ok) return credentials;
  const { clientId, username, password } = credentials.value;
  if (password !== null) context.registerSecret(password);
  findings.credentials = credentials.value;
  const { host, port } = plan.profile.cloud;
  findings.cloud = { host, port, encrypted: plan.profile.tls.enabled, clientId, username };
  context.tell({ clientId, ...(username === null ? {} : { username }) });
  return done;
};

/** What the module could not send is refused here; what the cloud may not like is pointed out. */
const check = (context: RunContext): Outcome<void> => {
  const { cloud, tls } = context.plan.profile;
  const { credentials } = context.findings;
  if (!credentials) return done;
  for (const field of ['clientId', 'username', 'password'] as const) {
    const value = credentials[field];
    const problem = value === null ? null : findTextProblem(value, credentialLimitBytes);
    if (problem !== null) return fail('credentials/invalid', { field, problem });
  }
  for (const found of judgeCloudHost(cloud.kind, cloud.host, cloud.port, tls.enabled)) context.warn(found);
  if (cloud.kind !== 'mqtt') warnAboutLogin(context, credentials.clientId, credentials.password);
  return done;
};

const warnAboutLogin = (context: RunContext, clientId: string, password: string | null): void => {
  const parts = parseClientId(clientId);
  if (!parts) return;
  const { secret } = context.plan;
  const mistake =
    secret !== null && password !== null ? findPasswordMistake({ secret, timestamp: parts.timestamp, password }) : null;
  if (mistake) context.warn(warning('password-mistake', { problem: mistake.kind }));
  const stale = findStaleHour({ ...parts, nowMs: context.clock.wallMs() });
  if (stale) context.warn(warning('hour-stale', { hours: stale.hoursAhead, found: parts.timestamp }));
};

export const credentialsSteps: readonly Step<RunContext>[] = [
  { id: 'credentials.derive', act: (context) => Promise.resolve(derive(context)) },
  { id: 'credentials.check', act: (context) => Promise.resolve(check(context)) },
];
