import { describe, expect, it } from 'vitest';
import { builtInRoots } from '../../electron/certificates/built-in-roots.ts';
import type { StageId } from '../../shared/steps.ts';
import { makeCertificate } from '../support/certificates.ts';
import { createDraftBench } from '../support/draft-bench.ts';
import { problemLines } from '../support/problem-line.ts';

const host = 'a1b2c3d4e5.st1.iotda-device.cn-north-4.myhuaweicloud.com';
const login = { host, deviceId: 'prod_node1', secret: '12345678' };
const authority = await makeCertificate({ subject: 'CN=Test CA', ca: true });
const client = await makeCertificate({ subject: 'CN=prod_node1', issuer: authority });
const old = await makeCertificate({ subject: 'CN=old', issuer: authority, toMs: Date.UTC(2026, 10, 22) });

const base64 = (text: string): string => Buffer.from(text).toString('base64');
const prepared = async (patch: object = {}) => {
  const made = createDraftBench();
  await made.request['certificate.useBuiltInCertificates']({ id: 'globalsign-r3' });
  await made.request['draft.change']({ ...login, ...patch });
  const plan = (stages?: readonly StageId[]) =>
    made.service.planFor({ baudRate: 115_200, ...(stages ? { stages } : {}) });
  return { ...made, plan };
};

describe('the plan of a draft', () => {
  it('has its profile and the bytes of its files', async () => {
    const { plan } = await prepared({ apn: 'cmiot', simPin: '1234' });
    const made = await plan();
    if (!made.ok) throw new Error(JSON.stringify(made.error));
    const { profile, files, secret, acceptExpired, baudRate } = made.value;
    expect(profile).toMatchObject({
      name: 'prod_node1',
      cloud: { kind: 'huawei-iotda', host, port: 8883, deviceId: 'prod_node1', secret: '12345678', timestamp: null },
      tls: { enabled: true, check: 'server', fileOnModule: 'globalsign-r3.crt' },
      module: { apn: { name: 'cmiot' }, simPin: '1234' },
    });
    expect(profile.mqtt.subscriptions.map(({ topic }) => topic)).toContain('$oc/devices/prod_node1/sys/commands/#');
    expect({ secret, acceptExpired, baudRate }).toEqual({
      secret: '12345678',
      acceptExpired: false,
      baudRate: 115_200,
    });
    const pem = builtInRoots.find(({ id }) => id === 'globalsign-r3')?.pem ?? '';
    expect(files).toEqual([
      { role: 'ca', fileOnModule: 'globalsign-r3.crt', content: new TextEncoder().encode(pem), lineEnds: 'lf' },
    ]);
  });

  it('has the ID of the client ID in its topics if no device ID is given', async () => {
    const { plan, request, remarks } = await prepared();
    await request['draft.change']({ deviceId: '' });
    await request['draft.change']({ clientId: 'prod_node1_0_0_2025041401' });
    const made = await plan();
    if (!made.ok) throw new Error(JSON.stringify(made.error));
    const { subscriptions, proof } = made.value.profile.mqtt;
    expect([...subscriptions, proof].map((entry) => entry?.topic)).toEqual([
      '$oc/devices/prod_node1/sys/commands/#',
      '$oc/devices/prod_node1/sys/messages/down',
      '$oc/devices/prod_node1/sys/properties/set/#',
      '$oc/devices/prod_node1/sys/properties/report',
    ]);
    expect(remarks('error')).toEqual([]);
  });

  it('never uses the placeholder of a device ID in a topic', async () => {
    const { plan, remarks } = await prepared({
      platform: 'mqtt',
      clientId: 'a',
      subscriptions: [{ topic: 'b/{deviceId}/c', qos: 0 }],
      proof: { topic: '{deviceId}', qos: 0, payload: '' },
    });
    expect(remarks('error')).toEqual(['subscriptions.0.topic: placeholder', 'proof.topic: placeholder']);
    expect(problemLines(await plan())).toEqual([
      'mqtt.subscriptions[0].topic: placeholder',
      'mqtt.proof.topic: placeholder',
    ]);
  });

  it('subscribes no topic twice', async () => {
    const { plan } = await prepared({
      subscriptions: [
        { topic: 'a', qos: 0 },
        { topic: 'b', qos: 0 },
        { topic: 'a', qos: 1 },
      ],
    });
    const made = await plan();
    expect(made.ok && made.value.profile.mqtt.subscriptions).toEqual([
      { topic: 'a', qos: 1 },
      { topic: 'b', qos: 0 },
    ]);
  });

  it('uses a given password, and the secret only to check it', async () => {
    const { plan } = await prepared({ password: 'p', timestamp: '2025041401' });
    const made = await plan();
    expect(made).toMatchObject({
      ok: true,
      value: { secret: '12345678', profile: { cloud: { secret: null, password: 'p' } } },
    });
  });

  it('of any broker has no secret, even if one was typed', async () => {
    const { plan } = await prepared({ platform: 'mqtt', clientId: 'greenhouse', tlsEnabled: false });
    expect(await plan()).toMatchObject({
      ok: true,
      value: {
        secret: null,
        files: [],
        profile: { cloud: { kind: 'mqtt', port: 1883, clientId: 'greenhouse', username: null } },
      },
    });
  });

  it('includes only the files that the check needs, with the chosen line ends', async () => {
    const { plan, request } = await prepared();
    await request['certificate.choose']({ role: 'clientCert', name: 'c.crt', contentBase64: base64(client.pem) });
    await request['certificate.choose']({ role: 'clientKey', name: 'c.key', contentBase64: base64(client.keyPem) });
    const roles = async () => {
      const made = await plan();
      return made.ok
        ? made.value.files.map(({ role, fileOnModule, lineEnds }) => `${role} ${fileOnModule} ${lineEnds}`)
        : made;
    };
    expect(await roles()).toEqual(['ca globalsign-r3.crt lf']);
    await request['draft.change']({ tlsCheck: 'mutual' });
    await request['certificate.change']({ role: 'clientKey', lineEnds: 'crlf' });
    expect(await roles()).toEqual(['ca globalsign-r3.crt lf', 'clientCert c.crt lf', 'clientKey c.key crlf']);
    await request['draft.change']({ tlsCheck: 'none' });
    expect(await roles()).toEqual([]);
  });

  it('fails with every problem of the fields, and then with the problem of a file', async () => {
    const { plan, request } = await prepared({ deviceId: '', secret: '' });
    const failed = await plan();
    if (failed.ok) throw new Error('a plan');
    expect(failed.error.code).toBe('profile/invalid');
    expect(problemLines(failed)).toEqual(['cloud: one-secret', 'cloud.deviceId: missing']);
    await request['draft.change']({ ...login });
    // An invalid file does not replace a valid one.
    await request['certificate.remove']({ role: 'ca' });
    await request['certificate.choose']({ role: 'ca', name: 'x.crt', contentBase64: base64('hello') });
    expect(await plan()).toMatchObject({
      ok: false,
      error: { code: 'certificate/unreadable', facts: { file: 'x.crt' } },
    });
  });

  it('accepts an expired certificate only if every expired file was accepted', async () => {
    const { plan, request } = await prepared({ tlsCheck: 'mutual' });
    const accepts = async () => {
      const made = await plan();
      return made.ok ? made.value.acceptExpired : made;
    };
    await request['certificate.useBuiltInCertificates']({ id: 'huawei-iot-2016' });
    await request['certificate.choose']({ role: 'clientCert', name: 'c.crt', contentBase64: base64(old.pem) });
    await request['certificate.choose']({ role: 'clientKey', name: 'c.key', contentBase64: base64(old.keyPem) });
    expect(await accepts()).toBe(false);
    await request['certificate.change']({ role: 'ca', accepted: true });
    expect(await accepts()).toBe(false);
    await request['certificate.change']({ role: 'clientCert', accepted: true });
    expect(await accepts()).toBe(true);
  });

  it('for a check-up of the module needs no field', async () => {
    const { service } = createDraftBench();
    const made = await service.planFor({ baudRate: 9_600, stages: ['module'] });
    expect(made).toMatchObject({ ok: true, value: { secret: null, files: [], profile: { tls: { check: 'server' } } } });
    for (const stage of ['certificate', 'credentials', 'connect', 'proof'] as const) {
      expect(await service.planFor({ baudRate: 9_600, stages: ['module', stage] })).toMatchObject({ ok: false });
    }
  });

  it('for a single stage is the complete plan once the form is complete', async () => {
    const { plan } = await prepared();
    expect(await plan(['module'])).toEqual(await plan());
    expect(await plan(['certificate'])).toEqual(await plan());
  });

  it('for the certificate stage needs the files and no login', async () => {
    const { plan, request } = await prepared({ deviceId: '', secret: '', timestamp: 'x' });
    expect(await plan(['certificate'])).toMatchObject({
      ok: true,
      value: { files: [{ role: 'ca' }], profile: { cloud: { host } } },
    });
    await request['certificate.remove']({ role: 'ca' });
    expect(await plan(['certificate'])).toMatchObject({ ok: false, error: { code: 'profile/invalid' } });
  });
});
