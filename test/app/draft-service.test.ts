import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { defaultCloud } from '../../shared/clouds/index.ts';
import { draftPatchSchema, draftSchema } from '../../shared/contract/draft.ts';
import { createDraftBench } from '../support/draft-bench.ts';
import { arbitraryOf } from '../support/schema-arbitrary.ts';

const host = 'a1b2c3d4e5.st1.iotda-device.cn-north-4.myhuaweicloud.com';
const device = { deviceId: 'prod_node1', secret: '12345678' };
/** Vector 1 of docs/huawei.md §1.6. */
const published = {
  timestamp: '2025041401',
  password: 'c75150e6cb841417396819e4d2ee4358a416344a03a083e3a8567074ddec820a',
};

describe('an empty draft', () => {
  it('reports the required fields as empty, and nothing else', async () => {
    const { remarks, request } = createDraftBench();
    await request['draft.change']({});
    expect(remarks()).toEqual(['host: empty', 'deviceId: empty', 'secret: empty', 'ca: empty']);
  });

  it('reports the required fields of each platform and certificate check', async () => {
    const { remarks, request } = createDraftBench();
    await request['draft.change']({ tlsCheck: 'mutual' });
    expect(remarks()).toEqual(['host: empty', 'deviceId: empty', 'ca: empty', 'clientCert: empty', 'clientKey: empty']);
    await request['draft.change']({ platform: 'mqtt', tlsEnabled: false });
    expect(remarks()).toEqual(['host: empty', 'clientId: empty']);
  });

  it('matches the schema of the contract', () => {
    const { draft } = createDraftBench();
    expect(draftSchema.safeParse(draft()).error).toBeUndefined();
  });
});

describe('a change', () => {
  it('shows pages only that a secret is set, not its value', async () => {
    const { request, draft, viewStore } = createDraftBench();
    await request['draft.change']({ ...device, password: 'canary-password', simPin: '9876' });
    expect(draft()).toMatchObject({ hasSecret: true, hasPassword: true, hasSimPin: true, changed: true });
    const seen = JSON.stringify(viewStore.view());
    for (const secret of [device.secret, 'canary-password', '9876']) expect(seen).not.toContain(secret);
    await request['draft.replaceSecret']({ field: 'secret', value: '' });
    expect(draft()).toMatchObject({ hasSecret: false, hasPassword: true });
  });

  it('is followed by a reveal that returns the secret', async () => {
    const { request } = createDraftBench();
    await request['draft.change']({ ...device, timestamp: published.timestamp });
    expect(await request['draft.reveal']({ field: 'secret' })).toEqual({ ok: true, value: { value: device.secret } });
    const derived = await request['draft.reveal']({ field: 'derivedPassword' });
    expect(derived).toEqual({ ok: true, value: { value: published.password } });
    expect(await request['draft.reveal']({ field: 'simPin' })).toEqual({ ok: true, value: { value: '' } });
  });

  it('derives the login and shows only both ends of its password', async () => {
    const { request, draft } = createDraftBench();
    await request['draft.change']({ deviceId: device.deviceId });
    expect(draft().derived).toEqual({
      clientId: 'prod_node1_0_0_2026112306',
      username: 'prod_node1',
      password: null,
    });
    await request['draft.change']({ secret: device.secret, timestamp: published.timestamp });
    expect(draft().derived?.password).toEqual({ length: 64, start: 'c75150e6', end: 'dec820a' });
    await request['draft.replaceSecret']({ field: 'secret', value: '' });
    await request['draft.change']({ password: 'short' });
    expect(draft().derived?.password).toEqual({ length: 5, start: '', end: '' });
  });

  it('derives the login again when the hour changes, until the service is closed', async () => {
    const { request, draft, clock, service } = createDraftBench();
    await request['draft.change']({ ...device });
    await clock.advance(3_599_999);
    expect(draft().derived?.clientId).toBe('prod_node1_0_0_2026112306');
    await clock.advance(1);
    expect(draft().derived?.clientId).toBe('prod_node1_0_0_2026112307');
    await clock.advance(3_600_000);
    expect(draft().derived?.clientId).toBe('prod_node1_0_0_2026112308');
    service.close();
    expect(clock.pendingTimers).toBe(0);
  });

  it('of the platform sets its port and topics, and keeps what the user wrote', async () => {
    const { request, draft } = createDraftBench();
    await request['draft.change']({ deviceId: 'dev' });
    const own = { topic: 'greenhouse/12', qos: 1 } as const;
    await request['draft.change']({ subscriptions: [...draft().subscriptions, own] });
    await request['draft.change']({ platform: 'huawei-v1' });
    expect(draft().subscriptions).toEqual([{ topic: '/huawei/v1/devices/dev/command/json', qos: 0 }, own]);
    expect(draft().proof?.topic).toBe('/huawei/v1/devices/dev/data/json');
    await request['draft.change']({ platform: 'mqtt' });
    expect(draft()).toMatchObject({ subscriptions: [own], proof: null });
    await request['draft.change']({ platform: 'huawei-iotda' });
    expect(draft().proof).toEqual(defaultCloud.topics.defaults('$oc/devices/dev/').proof);
  });

  it('of the platform and back restores the edited topics with the current device ID', async () => {
    const { request, draft } = createDraftBench();
    await request['draft.change']({ deviceId: 'dev' });
    const [commands, messages] = draft().subscriptions;
    if (!commands || !messages) throw new Error('defaults');
    const proof = { topic: '$oc/devices/dev/sys/messages/up', qos: 2, payload: 'own' } as const;
    await request['draft.change']({ subscriptions: [{ ...commands, qos: 1 }], proof });
    await request['draft.change']({ platform: 'mqtt' });
    expect(draft()).toMatchObject({ subscriptions: [], proof: null });
    const brokers = { topic: 'pump', qos: 0, payload: 'broker' } as const;
    await request['draft.change']({ proof: brokers });
    await request['draft.change']({ platform: 'huawei-v1' });
    await request['draft.change']({ proof: null });
    await request['draft.change']({ platform: 'huawei-iotda', deviceId: 'new' });
    expect(draft()).toMatchObject({
      subscriptions: [{ topic: '$oc/devices/new/sys/commands/#', qos: 1 }],
      proof: { ...proof, topic: '$oc/devices/new/sys/messages/up' },
    });
    await request['draft.change']({ platform: 'mqtt' });
    expect(draft()).toMatchObject({ subscriptions: [], proof: brokers });
    await request['draft.change']({ platform: 'huawei-v1' });
    expect(draft().proof).toBeNull();
  });

  it('of the platform restores nothing from another draft', async () => {
    const { request, draft, service } = createDraftBench();
    const before = service.snapshot();
    await request['draft.change']({ subscriptions: [], proof: null });
    await request['draft.change']({ platform: 'mqtt' });
    service.open(before, null);
    await request['draft.change']({ platform: 'mqtt' });
    await request['draft.change']({ platform: 'huawei-iotda' });
    expect(draft().subscriptions).toHaveLength(3);
  });

  it('of TLS changes the port until the user has chosen one', async () => {
    const { request, draft } = createDraftBench();
    await request['draft.change']({ tlsEnabled: false });
    expect(draft().port).toBe(1883);
    await request['draft.change']({ port: 9000 });
    await request['draft.change']({ tlsEnabled: true });
    expect(draft().port).toBe(9000);
  });

  it('of the device ID changes the topics of the device', async () => {
    const { request, draft } = createDraftBench();
    for (const deviceId of ['p', 'prod_node1', '', 'other']) await request['draft.change']({ deviceId });
    expect(draft().subscriptions).toEqual(defaultCloud.topics.defaults('$oc/devices/other/').subscriptions);
    await request['draft.change']({ subscriptions: [{ topic: '$oc/devices/{deviceId}/user/x', qos: 0 }] });
    await request['draft.change']({ deviceId: 'third' });
    expect(draft().subscriptions).toEqual([{ topic: '$oc/devices/third/user/x', qos: 0 }]);
    expect(draft().proof?.topic).toBe('$oc/devices/third/sys/properties/report');
  });
});

describe('a value that exceeds the schema of the view', () => {
  const longId = 'd'.repeat(990);
  const tooLong = { ok: false, error: { code: 'usage/invalid', facts: { field: 'deviceId', problem: 'too-long' } } };

  it('is refused in a change, and the draft stays unchanged', async () => {
    const { request, draft } = createDraftBench();
    await request['draft.change'](device);
    const before = draft();
    expect(await request['draft.change']({ deviceId: longId })).toMatchObject(tooLong);
    expect(draft()).toBe(before);
  });

  it('is refused in a paste, and the draft stays unchanged', async () => {
    const { request, draft } = createDraftBench();
    await request['draft.change'](device);
    const before = draft();
    expect(await request['draft.paste']({ text: JSON.stringify({ device_id: longId }) })).toMatchObject(tooLong);
    expect(draft()).toBe(before);
  });

  it('is reported at the field that is too long', async () => {
    const { request } = createDraftBench();
    await request['draft.change']({ deviceId: 'd'.repeat(200) });
    const topic = `$oc/devices/{deviceId}/${'x'.repeat(900)}`;
    expect(await request['draft.change']({ subscriptions: [{ topic, qos: 0 }] })).toMatchObject({
      ok: false,
      error: { facts: { field: 'subscriptions' } },
    });
  });

  it('never appears, for any change or paste', async () => {
    const lengthened = (text: string, times: number): string => text.repeat(times).slice(0, 8_192);
    const ids = fc
      .tuple(fc.stringMatching(/^[\w{}/$-]{1,8}$/), fc.integer({ min: 1, max: 3_000 }))
      .map(([text, times]) => lengthened(text, times));
    const patches = arbitraryOf(draftPatchSchema);
    const pasted = fc.record(
      { device_id: ids, secret: fc.string(), clientId: ids, username: ids },
      { requiredKeys: [] },
    );
    const acts = fc.oneof(
      patches,
      ids.map((deviceId) => ({ deviceId })),
      pasted.map((all) => JSON.stringify(all)),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(acts, { minLength: 1, maxLength: 5 }), async (all) => {
        const { request, draft, service } = createDraftBench();
        for (const act of all) {
          if (typeof act === 'string') await request['draft.paste']({ text: act });
          else await request['draft.change'](act);
          expect(draftSchema.safeParse(draft()).error).toBeUndefined();
        }
        service.close();
      }),
      { numRuns: 100 },
    );
  });
});

describe('a paste', () => {
  const clientId = 'prod_node1_0_0_2025041401';

  it('of the console fills in the login and the values in its client ID', async () => {
    const { request, draft, remarks } = createDraftBench();
    await request['draft.change']({ deviceId: 'before', secret: 'secret-of-before' });
    const text = JSON.stringify({
      username: 'prod_node1',
      password: published.password,
      clientId,
      hostname: host,
      port: 8883,
      protocol: 'MQTTS',
    });
    const pasted = await request['draft.paste']({ text, replaces: true });
    expect(pasted).toMatchObject({ ok: true, value: { kind: 'console' } });
    expect(pasted.ok && [...pasted.value.fields].sort()).toEqual(
      [
        'clientId',
        'deviceId',
        'host',
        'password',
        'platform',
        'port',
        'signType',
        'timestamp',
        'tlsEnabled',
        'username',
      ].sort(),
    );
    expect(draft()).toMatchObject({
      host,
      clientId,
      deviceId: 'prod_node1',
      timestamp: '2025041401',
      hasPassword: true,
      hasSecret: false,
    });
    expect(draft().subscriptions[0]?.topic).toBe('$oc/devices/prod_node1/sys/commands/#');
    expect(remarks()).toEqual(['ca: empty']);
  });

  it('of a device removes the login of another device', async () => {
    const { request, draft } = createDraftBench();
    await request['draft.paste']({ text: `${clientId}\nprod_node1\n${published.password}` });
    expect(draft()).toMatchObject({ hasPassword: true, clientId });
    await request['draft.paste']({
      text: '{"device_id":"new_device","auth_info":{"secret":"87654321"}}',
      replaces: true,
    });
    expect(draft()).toMatchObject({
      deviceId: 'new_device',
      clientId: '',
      username: '',
      timestamp: null,
      hasSecret: true,
      hasPassword: false,
    });
  });

  it('without a known value changes nothing', async () => {
    const { request, draft } = createDraftBench();
    const before = draft();
    expect(await request['draft.paste']({ text: 'hello' })).toEqual({
      ok: true,
      value: { kind: 'nothing', fields: [], unusable: [], stored: [] },
    });
    expect(draft()).toBe(before);
  });

  it('names the values that it recognised but could not use', async () => {
    const { request, draft } = createDraftBench();
    expect(await request['draft.paste']({ text: 'clientId: a\nhost: wss://broker.example.com/mqtt' })).toEqual({
      ok: true,
      value: { kind: 'triple', fields: ['clientId'], unusable: ['host'], stored: [] },
    });
    expect(draft().host).toBe('');
  });

  it.each([
    ['the id of a device alone', 'deviceId: prod_node1', 'huawei-iotda'],
    ['a login without a device', 'username: u\npassword: p', 'mqtt'],
    ['a login with a device', 'deviceId: prod_node1\nclientId: a\nusername: u\npassword: p', 'mqtt'],
  ])('of %s into the form of another broker', async (_name, text, platform) => {
    const { request, draft } = createDraftBench();
    await request['draft.change']({ platform: 'mqtt' });
    expect(await request['draft.paste']({ text })).toMatchObject({ ok: true });
    expect(draft().platform).toBe(platform);
  });

  it('of a device into the form of any broker switches to the form of IoTDA', async () => {
    const { request, draft } = createDraftBench();
    await request['draft.change']({ platform: 'mqtt' });
    const pasted = await request['draft.paste']({
      text: JSON.stringify({ device_id: 'prod_node1', secret: '12345678' }),
    });
    expect(pasted.ok && [...pasted.value.fields].sort()).toEqual(['deviceId', 'platform', 'secret']);
    expect(draft()).toMatchObject({ platform: 'huawei-iotda', deviceId: 'prod_node1', hasSecret: true });
  });

  it.each([
    ['of the retired platform stays there', 'huawei-v1', '{"device_id":"prod_node1","secret":"12345678"}'],
    ['of another broker stays there for a login of a broker', 'mqtt', 'clientId=pump\nusername=u\npassword=p'],
    ['of another broker stays there for a ready login', 'mqtt', `${clientId}\nprod_node1\n${published.password}`],
  ] as const)('into the form %s', async (_, platform, text) => {
    const { request, draft } = createDraftBench();
    await request['draft.change']({ platform });
    await request['draft.paste']({ text });
    expect(draft().platform).toBe(platform);
  });

  it('of a profile fills in everything; of an invalid one reports the problems', async () => {
    const { request, draft } = createDraftBench();
    const profile = {
      version: 1,
      name: 'House',
      cloud: { kind: 'huawei-iotda', host, ...device },
      tls: { check: 'none' },
    };
    const pasted = await request['draft.paste']({ text: JSON.stringify(profile) });
    expect(pasted).toMatchObject({ ok: true, value: { kind: 'profile' } });
    expect(pasted.ok && pasted.value.fields).toContain('secret');
    expect(draft()).toMatchObject({ name: 'House', tlsCheck: 'none', hasSecret: true, host });
    const broken = await request['draft.paste']({ text: JSON.stringify({ ...profile, tls: { check: 'server' } }) });
    expect(broken).toMatchObject({ ok: false, error: { code: 'profile/invalid' } });
  });
});

describe('opening and saving', () => {
  it('keep the profile of the draft and whether it was edited', async () => {
    const { request, draft, service } = createDraftBench();
    await request['draft.change']({ ...device });
    service.markSaved('pabcdefgh', 'Greenhouse');
    expect(draft()).toMatchObject({ name: 'Greenhouse', profileId: 'pabcdefgh', changed: false });
    const kept = service.snapshot();
    await request['draft.change']({ deviceId: 'x' });
    expect(draft()).toMatchObject({ profileId: 'pabcdefgh', changed: true });
    await request['draft.change']({ deviceId: device.deviceId });
    expect(draft()).toMatchObject({ changed: false });
    service.open(kept, null);
    expect(draft()).toMatchObject({ deviceId: device.deviceId, profileId: null, changed: false, hasSecret: true });
  });
});
