import { findTextProblem } from '../../shared/at/quoting.ts';
import { cloudOf } from '../../shared/clouds/index.ts';
import { credentialLimitBytes } from '../../shared/credentials/mqtt-credentials.ts';
import { resolveCredentials } from '../../shared/credentials/resolve.ts';
import { done, fail, type Outcome } from '../../shared/outcome.ts';
import type { RunContext } from './context.ts';
import type { Step } from './runner.ts';

/** Secrets are registered before they are used anywhere, so that they cannot be recorded unmasked. */
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
  const { keepAlive } = plan.profile.mqtt;
  context.report({ host, port, keepAlive, clientId, ...(username === null ? {} : { username }) });
  return done;
};

/** Refuses what the module could not send, and warns about what the cloud may refuse. */
const check = (context: RunContext): Outcome<void> => {
  const { clock, plan, findings } = context;
  const { secret, profile } = plan;
  const { cloud, tls } = profile;
  const { credentials } = findings;
  if (!credentials) return done;
  for (const field of ['clientId', 'username', 'password'] as const) {
    const value = credentials[field];
    const problem = value === null ? null : findTextProblem(value, credentialLimitBytes);
    if (problem !== null) return fail('credentials/invalid', { field, problem });
  }
  const { hosts, login } = cloudOf(cloud.kind);
  for (const found of hosts.warnings(cloud.host, cloud.port, tls.enabled)) context.warn(found);
  for (const found of login.warnings(credentials, secret, clock.wallMs())) context.warn(found);
  return done;
};

export const credentialsSteps: readonly Step<RunContext>[] = [
  { id: 'credentials.derive', act: (context) => Promise.resolve(derive(context)) },
  { id: 'credentials.check', act: (context) => Promise.resolve(check(context)) },
];
