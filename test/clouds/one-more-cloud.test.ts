import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { DraftPatch } from '../../shared/contract.ts';

/**
 * A cloud is a folder (here test/clouds/acme) and a line in the list. Everything is loaded with that line in place and without any other
 * change: if a new cloud needed more, these tests would fail.
 */
const load = async () => {
  vi.resetModules();
  vi.doMock('../../shared/clouds/list.ts', async (original) => ({
    ...(await original<object>()),
    // The line in the list.
    ...(await import('./acme/cloud.ts')),
  }));
  const modules = [
    import('../../shared/clouds/index.ts'),
    import('../../shared/profile.ts'),
    import('../../shared/credentials/recognise-parameters.ts'),
    import('../../shared/certificates/cloud-roots.ts'),
    import('../../shared/diagnosis.ts'),
    import('../../electron/app/services/profile-json.ts'),
    import('../../electron/app/services/profile-content.ts'),
    import('../../electron/settings/profile-record.ts'),
    import('../../electron/certificates/built-in-roots.ts'),
    import('../../electron/host/cli/load-plan.ts'),
    import('../../electron/procedures/causes.ts'),
    import('../../renderer/panes/mqtt/topic-names.ts'),
    import('../../renderer/parts/short-topic.ts'),
    import('../../renderer/panes/mqtt/payload-summary.ts'),
    import('../support/draft-bench.ts'),
    import('../support/problem-line.ts'),
    import('../support/temp-platform.ts'),
  ] as const;
  const loaded = await Promise.all(modules);
  return Object.assign({}, ...loaded) as Loaded<(typeof modules)[number]>;
};

type Intersection<Union> = (Union extends unknown ? (part: Union) => void : never) extends (whole: infer Whole) => void
  ? Whole
  : never;
type Loaded<Module> = Intersection<Awaited<Module>>;

let all: Awaited<ReturnType<typeof load>>;
beforeAll(async () => {
  all = await load();
});
afterAll(() => {
  vi.doUnmock('../../shared/clouds/list.ts');
  vi.resetModules();
});

const host = 'north.mqtt.acme.example';
const profile = {
  version: 1,
  cloud: { kind: 'acme', host, deviceId: 'pump-1', secret: 'CanarySecret' },
  tls: { ca: 'acme.crt' },
};
/** The types contain only the clouds of the product. */
const platform = 'acme' as NonNullable<DraftPatch['platform']>;

const draftBench = async (patch: DraftPatch = {}) => {
  const bench = all.createDraftBench();
  await bench.request['certificate.useBuiltInCertificates']({ id: 'acme-root' });
  const outcome = await bench.request['draft.change']({ platform, host, deviceId: 'pump-1', secret: 'CanarySecret' });
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.error));
  await bench.request['draft.change']({ keepAliveSeconds: 40, ...patch });
  return bench;
};

describe('one more cloud', () => {
  it('is in the list, before the generic broker', () => {
    expect(all.cloudKinds).toEqual(['huawei-iotda', 'acme', 'huawei-v1', 'mqtt']);
    expect(all.defaultCloud.kind).toBe('huawei-iotda');
  });

  it('has its part of a profile parsed and checked by its own schema and rules', () => {
    expect(all.parseProfile(profile)).toMatchObject({
      value: { cloud: { kind: 'acme', port: 18_883, deviceId: 'pump-1', secret: 'CanarySecret', secretFile: null } },
    });
    const problemsOf = (cloud: object): readonly string[] =>
      all.problemLines(all.parseProfile({ ...profile, cloud: { ...profile.cloud, ...cloud } }));
    expect(problemsOf({ deviceId: undefined })).toEqual(['cloud.deviceId: missing']);
    expect(problemsOf({ timestamp: '2025010101' })).toEqual(['cloud.timestamp: unknown-key']);
    expect(problemsOf({ secretFile: 'x' })).toEqual(['cloud: one-secret']);
    expect(problemsOf({ kind: 'other' })).toEqual(['cloud.kind: one-of huawei-iotda acme huawei-v1 mqtt']);
  });

  it('fills the form: topics, login, remarks', async () => {
    const { draft, remarks, request } = await draftBench();
    expect(remarks()).toEqual([]);
    expect(draft().derived).toMatchObject({ clientId: 'pump-1', password: { length: 64 } });
    expect(draft().derived?.username).toMatch(/^pump-1;\d{10}$/);
    expect(draft().subscriptions).toEqual([{ topic: 'acme/things/pump-1/orders/+', qos: 1 }]);
    await request['draft.change']({ deviceId: 'pump-2', keepAliveSeconds: 60, host: 'h' });
    expect(draft().proof?.topic).toBe('acme/things/pump-2/news');
    expect(remarks()).toEqual(['host: host-not-recognised', 'keepAliveSeconds: at-most 50']);
    await request['draft.replaceSecret']({ field: 'secret', value: '' });
    expect(remarks('error')).toContain('secret: empty');
    await request['draft.change']({ platform: 'huawei-iotda' });
    expect(draft()).toMatchObject({ port: 8883, proof: { topic: '$oc/devices/pump-2/sys/properties/report' } });
    await request['draft.change']({ platform, tlsEnabled: false });
    expect(draft()).toMatchObject({ port: 11_883, proof: { topic: 'acme/things/pump-2/news' } });
  });

  it('is part of a run plan, and its certificate is sent', async () => {
    const { service } = await draftBench();
    const plan = await service.planFor({ baudRate: 115_200 });
    expect(plan).toMatchObject({
      value: {
        profile: { cloud: { kind: 'acme', host, port: 18_883, deviceId: 'pump-1' } },
        secret: 'CanarySecret',
        files: [{ role: 'ca', fileOnModule: 'acme.crt' }],
      },
    });
    expect(await service.planFor({ baudRate: 115_200, stages: ['module'] })).toMatchObject({ ok: true });
  });

  it('is saved, exported with and without secrets, and imported again', async () => {
    const { service } = await draftBench();
    const content = service.snapshot();
    expect(all.profileRecordSchema.safeParse(all.storedProfileOf('pnumber1', content).record).success).toBe(true);
    const whole = all.profileJsonOf(content, { withSecrets: true });
    const read = whole.ok ? all.parseProfile(whole.value) : whole;
    expect(read.ok && all.draftContentOf(read.value)).toMatchObject({
      value: { fields: { ...content.fields, name: 'pump-1' }, secrets: content.secrets },
    });
    const open = all.profileJsonOf(content, { withSecrets: false });
    expect(open).toMatchObject({ value: { cloud: { kind: 'acme', secret: null, secretFile: 'device-secret.txt' } } });
    expect(JSON.stringify(open)).not.toContain('Canary');
    expect(all.leftOutOf(content, { withSecrets: true })).toEqual([]);
  });

  it('is used by the command line, with its secret from a file', async () => {
    const platformOfTest = all.createTempPlatform();
    const file = (name: string, text: string): void => writeFileSync(join(platformOfTest.dataFolder, name), text);
    const cloud = { kind: 'acme', host, deviceId: 'pump-1', secretFile: 'key.txt' };
    file('p.json', JSON.stringify({ ...profile, cloud }));
    file('key.txt', 'CanarySecret\n');
    file('acme.crt', all.builtInRoots.find(({ id }) => id === 'acme-root')?.pem ?? '');
    const options = { acceptExpired: false, baudRate: 115_200 };
    const plan = await all.loadPlan(platformOfTest, join(platformOfTest.dataFolder, 'p.json'), options);
    expect(plan).toMatchObject({ value: { secret: 'CanarySecret' } });
    platformOfTest.remove();
  });

  it('is recognised by a pasted address', () => {
    const text = `{"hostname":"${host}","port":8883,"device_id":"pump-1","secret":"CanarySecret"}`;
    expect(all.recogniseParameters(text)).toMatchObject({ parameters: { platform: 'acme', deviceId: 'pump-1' } });
  });

  it('has its root among the built-in CAs, for its own hosts only', () => {
    expect(all.builtInRoots.filter(({ cloud }) => cloud === platform).map(({ name }) => name)).toEqual(['Acme Root']);
    const [root] = all.cloudOf('acme').roots;
    const facts = { sha256: root?.sha256 ?? '', subject: 'CN=Acme Root' };
    expect(all.rootFit(facts, host)).toBe('known');
    expect(all.rootFit(facts, 'iot-mqtts.cn-north-4.myhuaweicloud.com')).toBe('never');
    expect(all.rootFit({ sha256: 'ff', subject: 'CN=x' }, host)).toBe('unknown');
  });

  it('gives its own causes of a refused login', async () => {
    const { draft } = await draftBench();
    const failure = {
      code: 'mqtt/refused' as const,
      facts: { causes: ['password-wrong', 'device-deleted'] },
      evidence: [],
    };
    const { causes } = all.diagnose(failure, { stage: 'connect', step: 'connect.login', facts: null, draft: draft() });
    expect(causes.filter(({ ruledOut }) => !ruledOut).map(({ key }) => key)).toEqual(['device-deleted']);
    const context = {
      plan: { profile: { cloud: { kind: 'acme' } } },
      findings: { credentials: { clientId: 'a', username: null, password: null } },
      clock: { wallMs: () => 0 },
    };
    expect(all.loginCauses(context as never)).toEqual(['device-deleted']);
  });

  it('names its topics and messages on the MQTT page, in both languages', () => {
    const topic = 'acme/things/pump-1/orders/7';
    expect(all.shortTopic(topic)).toBe('ORDERS/7');
    expect(all.shortFilter(topic)).toBe('…/orders/7');
    expect(all.purposeOf(topic, 'en')).toBe('orders of Acme');
    expect(all.purposeOf(topic, 'zh')).toBe('极致云下发指令');
    expect(all.summaryOf('{"acme":7}')).toMatchObject({ head: 'acme', pairs: [{ name: 'number', value: '7' }] });
  });
});
