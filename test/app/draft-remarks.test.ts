import { describe, expect, it } from 'vitest';
import { deriveHuaweiCredentials } from '../../shared/clouds/huawei/derive.ts';
import { createDraftBench } from '../support/draft-bench.ts';

const host = 'a1b2c3d4e5.st1.iotda-device.cn-north-4.myhuaweicloud.com';
const device = { deviceId: 'prod_node1', secret: '12345678' };

describe('remarks', () => {
  const good = { host, ...device };

  it.each([
    ['a host of applications', { host: 'iotda.cn-north-4.myhuaweicloud.com' }, 'host: host-wrong-side'],
    ['a retired host', { host: '49.4.93.24' }, 'host: host-retired'],
    ['an unknown host', { host: 'example.org' }, 'host: host-not-recognised'],
    ['an unusual port', { port: 8884 }, 'port: port-unusual'],
    ['a clientId of no form', { clientId: 'me' }, 'clientId: client-id-form'],
    [
      'a username of another device',
      { clientId: 'prod_node1_0_0_2025041401', username: 'else' },
      'username: differs-from-client-id',
    ],
    ['a device id of another device', { clientId: 'else_0_0_2025041401' }, 'deviceId: differs-from-client-id'],
    ['a secret with a blank', { secret: ' 12345678' }, 'secret: blank-in-secret'],
    ['a stale hour', { clientId: 'prod_node1_0_1_2025041401' }, 'clientId: hour-stale'],
    ['a stale time stamp', { timestamp: '2025041401', signType: 1 as const }, 'timestamp: hour-stale'],
    ['a password of something else', { timestamp: '2025041401', password: 'x' }, 'password: password-mistake'],
    [
      'a device id with a login of another device',
      { clientId: 'else_0_0_2025041401', username: 'else' },
      'deviceId: differs-from-client-id',
    ],
    ['a username of another device than the id', { username: 'else' }, 'username: differs-from-device-id'],
    ['a host of IoTDA on the retired platform', { platform: 'huawei-v1' as const, host }, 'host: host-of-iotda'],
    [
      'QoS 2 of a subscription',
      { subscriptions: [{ topic: 'a', qos: 2 as const }] },
      'subscriptions.0.topic: qos-2-refused',
    ],
    [
      'QoS 2 of the test message',
      { proof: { topic: 'a', qos: 2 as const, payload: '' } },
      'proof.topic: qos-2-refused',
    ],
    [
      'a test payload that is not JSON',
      {
        proof: { topic: `$oc/devices/${device.deviceId}/sys/properties/report`, qos: 1 as const, payload: '{"a":1,}' },
      },
      'proof.payload: payload-not-json',
    ],
    [
      'a test topic of another device',
      { proof: { topic: '$oc/devices/else/sys/messages/up', qos: 1 as const, payload: '' } },
      'proof.topic: topic-of-another-device',
    ],
    [
      'a subscription of another device',
      { subscriptions: [{ topic: '/huawei/v1/devices/else/command/json', qos: 1 as const }] },
      'subscriptions.0.topic: topic-of-another-device',
    ],
    [
      'a password made of swapped parts',
      { timestamp: '2025041401', password: '75e7262705ff85203403e600f652133f9cac4e4d1400b44f3582e778a97f6c36' },
      'password: password-mistake',
    ],
  ])('%s is a warning next to its field', async (_, patch, expected) => {
    const { request, remarks } = createDraftBench();
    await request['draft.change']({ ...good, ...patch });
    expect(remarks('warning')).toEqual([expected]);
  });

  it.each([
    ['host', { host: 'https://x' }, 'host: host-form'],
    ['port', { port: 0 }, 'port: at-least 1'],
    ['time stamp', { timestamp: '2025' }, 'timestamp: not-ten-digits'],
    ['time stamp that is missing', { secret: '', password: 'x' }, 'timestamp: needed-beside-password'],
    ['secret', { secret: 'a"b' }, 'secret: quote'],
    ['keep-alive', { keepAliveSeconds: 0 }, 'keepAliveSeconds: at-least 1'],
    ['keep-alive, too short for Huawei,', { keepAliveSeconds: 29 }, 'keepAliveSeconds: at-least 30'],
    ['keep-alive, too long for Huawei,', { keepAliveSeconds: 1201 }, 'keepAliveSeconds: at-most 1200'],
    ['clientId that wants HMAC-SM3', { clientId: 'prod_node1_0_2_2025041401' }, 'clientId: sm3'],
    [
      'subscription that is there already',
      {
        subscriptions: [
          { topic: '$oc/devices/{deviceId}/a', qos: 0 as const },
          { topic: 'b', qos: 0 as const },
          { topic: '$oc/devices/prod_node1/a', qos: 1 as const },
        ],
      },
      'subscriptions.2.topic: duplicate',
    ],
    [
      'subscription',
      {
        subscriptions: [
          { topic: 'a', qos: 0 as const },
          { topic: 'a/#/b', qos: 0 as const },
        ],
      },
      'subscriptions.1.topic: wildcard-misplaced',
    ],
    ['proof', { proof: { topic: 'a/+', qos: 0 as const, payload: '' } }, 'proof.topic: wildcard'],
    ['PIN', { simPin: '12' }, 'simPin: pin-form'],
    ['APN', { apn: 'a"b' }, 'apn: quote'],
  ])('a wrong %s is an error next to its field, also while others are empty', async (_, patch, expected) => {
    const { request, remarks } = createDraftBench();
    await request['draft.change']({ ...good, ...patch });
    expect(remarks('error')).toEqual(['ca: empty', expected]);
  });

  it('do not report a login with SM3 if its password is given', async () => {
    const { request, remarks } = createDraftBench();
    await request['draft.change']({ ...good, clientId: 'prod_node1_0_2_2025041401', secret: '', password: 'x' });
    expect(remarks('error')).toEqual(['ca: empty']);
  });

  it.each([
    ['TLS on the port without', { port: 1883 }, ['port: port-unusual']],
    ['no TLS on the port with', { port: 8883, tlsEnabled: false }, ['port: port-unusual']],
    ['another port', { port: 21_883 }, []],
    ['the application side of IoTDA', { host: 'iotda.cn-north-4.myhuaweicloud.com' }, ['host: host-wrong-side']],
    ['what only Huawei forbids', { keepAliveSeconds: 5, subscriptions: [{ topic: 'a', qos: 2 as const }] }, []],
    ['a test payload that is not JSON', { proof: { topic: 'a', qos: 0 as const, payload: '{' } }, []],
  ])('of another broker: %s', async (_, patch, expected) => {
    const { request, remarks } = createDraftBench();
    await request['draft.change']({ platform: 'mqtt', host: 'broker.example.com', clientId: 'a', tlsCheck: 'none' });
    await request['draft.change'](patch);
    expect(remarks()).toEqual(expected);
  });

  it('report conflicts between fields while others are empty', async () => {
    const { request, remarks } = createDraftBench();
    await request['draft.change']({ password: 'x', timestamp: null });
    const demanded = 'timestamp: needed-beside-password';
    expect(remarks()).toEqual(['host: empty', 'deviceId: empty', 'ca: empty', demanded]);
  });

  it('report from what the password was derived', async () => {
    const { request, draft } = createDraftBench();
    const right = deriveHuaweiCredentials({ ...device, timestamp: '2025041401', signType: 0, authType: 0 });
    if (!right.ok) throw new Error('vector');
    await request['draft.change']({ ...good, timestamp: '2025041401', password: right.value.password });
    expect(draft().remarks.filter(({ field }) => field === 'password')).toEqual([]);
    await request['draft.replaceSecret']({ field: 'password', value: device.secret });
    expect(draft().remarks.find(({ field }) => field === 'password')?.facts).toEqual({ problem: 'secret-itself' });
  });
});
