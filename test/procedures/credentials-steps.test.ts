import { describe, expect, it } from 'vitest';
import { credentialsSteps } from '../../electron/procedures/credentials-steps.ts';
import type { ProvisionPlan } from '../../electron/procedures/plan.ts';
import { device, planOf } from '../support/provision-bench.ts';
import { runAlone } from './step-bench.ts';

const broker = { kind: 'mqtt', host: 'broker.example', port: 1883, clientId: 'a', username: null, password: null };
const brokerPlan = (login: Readonly<Record<string, unknown>> = {}): ProvisionPlan => {
  const plan = planOf({ profile: { cloud: broker } });
  const { profile } = plan;
  return { ...plan, secret: null, profile: { ...profile, cloud: { ...profile.cloud, ...login } } };
};
const run = (plan: ProvisionPlan) => runAlone({ steps: credentialsSteps, plan });

describe('the login', () => {
  it('is reported with its address and, if there is one, its user name', async () => {
    const [huawei, plain] = [await run(planOf({})), await run(brokerPlan())];
    expect(huawei.records[0]?.about).toEqual({
      ...{ host: '49.4.93.24', port: 8883, keepAlive: 60 },
      clientId: expect.stringMatching(`^${device.id}_0_0_\\d{10}$`),
      username: device.id,
    });
    expect(plain.records[0]?.about).toEqual({
      ...{ host: 'broker.example', port: 1883, keepAlive: 60 },
      clientId: 'a',
    });
  });

  it('is derived without sending anything to the module, and its secrets are registered', async () => {
    const { sent, secrets, findings } = await run(planOf({}));
    expect(sent).toEqual([]);
    expect(secrets).toEqual(expect.arrayContaining([device.secret, findings.credentials?.password]));
  });

  it.each(['clientId', 'username', 'password'])('is refused when the module could not send its %s', async (field) => {
    const { failure } = await run(brokerPlan({ [field]: 'x'.repeat(10_000) }));
    expect(failure).toMatchObject({ code: 'credentials/invalid', facts: { field } });
    await expect(run(brokerPlan({ [field]: 'x' }))).resolves.toMatchObject({ failure: null });
  });

  it.each([
    ['an old timestamp', { timestamp: '2025041401', signType: 1 }, 'hour-stale'],
    [
      'the device secret as its password',
      { secret: undefined, timestamp: '2026112306', password: device.secret },
      'password-mistake',
    ],
    ['a retired host', { host: '49.4.93.24' }, 'host-retired'],
  ])('is used with a warning for %s', async (_name, cloud, code) => {
    const { failure, warnings } = await run(planOf({ cloud }));
    expect(failure).toBeNull();
    expect(warnings.map((warning) => warning.code)).toContain(code);
  });
});
