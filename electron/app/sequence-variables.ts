import { escapeMessage } from '../../shared/at/message-escapes.ts';
import { resolveCredentials } from '../../shared/credentials/resolve.ts';
import { type Outcome, ok } from '../../shared/outcome.ts';
import { prepareForModule } from '../certificates/prepare.ts';
import type { ProvisionPlan } from '../procedures/plan.ts';
import type { Session } from '../session/session.ts';

/** The names of the values that a profile gives a sequence. */
export const profileVariableNames = [
  ...['deviceId', 'host', 'port', 'clientId', 'username', 'password', 'keepAlive'],
  ...['ca', 'caSizeBytes', 'caFile', 'topic', 'subscription', 'payload'],
] as const;

export interface ProfileVariables {
  readonly values: ReadonlyMap<string, string>;
  /** To be masked from now on. */
  readonly secrets: readonly string[];
}

/** The values of a profile, as a run of Setup would use them now. Fails with `credentials/…` or `certificate/…` as such a run does. */
export const profileVariables = (plan: ProvisionPlan, wallMs: number): Outcome<ProfileVariables> => {
  const { cloud, mqtt } = plan.profile;
  const credentials = resolveCredentials({ cloud, secret: plan.secret, wallMs });
  if (!credentials.ok) return credentials;
  const { clientId, username, password } = credentials.value;
  const values = new Map([
    ['host', cloud.host],
    ['port', String(cloud.port)],
    ['clientId', clientId],
    ['keepAlive', String(mqtt.keepAlive)],
  ]);
  const add = (name: string, value: string | null | undefined): void => {
    if (value !== null && value !== undefined) values.set(name, value);
  };
  add('username', username);
  add('password', password);
  add('deviceId', 'deviceId' in cloud && typeof cloud.deviceId === 'string' ? cloud.deviceId : null);
  add('subscription', mqtt.subscriptions[0]?.topic);
  add('topic', mqtt.proof?.topic);
  // As written in quotes in AT+MPUB.
  add('payload', mqtt.proof && escapeMessage(new TextEncoder().encode(mqtt.proof.payload)));
  for (const { role, fileOnModule, content, lineEnds } of plan.files) {
    if (role !== 'ca') continue;
    const prepared = prepareForModule(content, { role, lineEnds: lineEnds ?? 'lf' });
    if (!prepared.ok) return prepared;
    add('ca', new TextDecoder().decode(prepared.value.bytes));
    add('caSizeBytes', String(prepared.value.bytes.length));
    add('caFile', fileOnModule);
  }
  return ok({ values, secrets: [password, plan.secret].filter((value) => value !== null) });
};

const moduleVariableNames: readonly string[] = ['imei', 'model'];

/** Asks the module for its identity, if one of its values is needed. A value that it does not have is left out. Fails as `Session.identity` does. */
export const askModule = async (
  session: Pick<Session, 'identity'>,
  needed: readonly string[],
  signal: AbortSignal,
): Promise<Outcome<ReadonlyMap<string, string>>> => {
  const values = new Map<string, string>();
  if (!needed.some((name) => moduleVariableNames.includes(name))) return ok(values);
  const identity = await session.identity(signal);
  if (!identity.ok) return identity;
  const { imei, model } = identity.value;
  for (const [name, value] of Object.entries({ imei, model })) if (value) values.set(name, value);
  return ok(values);
};
