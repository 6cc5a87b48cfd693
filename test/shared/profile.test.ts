import { describe, expect, it } from 'vitest';
import { type Profile, parseProfile, parseProfileText } from '../../shared/profile.ts';
import { problemLines } from '../support/problem-line.ts';
import { huaweiCloud, sampleProfile, tls } from './profile/sample.ts';

const accepted = (value: unknown): Profile => {
  const outcome = parseProfile(value);
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.error.facts));
  return outcome.value;
};
const problemsOf = (value: unknown): readonly string[] => problemLines(parseProfile(value));
const mqttCloud = { kind: 'mqtt', host: 'localhost', clientId: 'c', username: 'u', password: 'p' };

describe('parseProfile', () => {
  it('accepts the sample profile', () => {
    const profile = accepted(sampleProfile());
    expect(profile).toMatchObject(sampleProfile());
    expect(profile.cloud).toMatchObject({
      secretFile: null,
      authType: 0,
      clientId: null,
      username: null,
      password: null,
    });
    expect(profile.tls).toMatchObject({ serverName: null, version: null });
    expect(profile.module).toEqual({ family: 'auto', apn: null, simPin: null });
  });

  it('fills in the defaults of a minimal profile', () => {
    const small = {
      version: 1,
      cloud: { kind: 'huawei-iotda', host: 'h', deviceId: 'd', secret: 's' },
      tls: { ca: 'certs/my ca.crt' },
    };
    expect(accepted(small)).toEqual({
      version: 1,
      name: 'device',
      cloud: {
        kind: 'huawei-iotda',
        host: 'h',
        port: 8883,
        deviceId: 'd',
        secret: 's',
        secretFile: null,
        timestamp: null,
        signType: 0,
        authType: 0,
        clientId: null,
        username: null,
        password: null,
      },
      tls: {
        enabled: true,
        ca: 'certs/my ca.crt',
        fileOnModule: 'ca.crt',
        clientCert: null,
        clientKey: null,
        check: 'server',
        checkDates: true,
        serverName: null,
        version: null,
      },
      mqtt: { keepAlive: 60, cleanSession: true, subscriptions: [], proof: null },
      module: { family: 'auto', apn: null, simPin: null },
    });
  });

  it.each([
    ['plain MQTT', { cloud: mqttCloud, tls: { enabled: false } }, { cloud: { port: 1883 } }],
    [
      'a broker without login',
      { cloud: { ...mqttCloud, username: null, password: null } },
      { cloud: { username: null } },
    ],
    ['an APN by name', { module: { apn: 'cmnet' } }, { module: { apn: { name: 'cmnet', user: null, auth: 'none' } } }],
    [
      'an APN with login',
      { module: { apn: { name: 'a', user: 'u', password: 'p' } } },
      { module: { apn: { name: 'a', user: 'u', password: 'p', auth: 'pap' } } },
    ],
    ['a SIM PIN', { module: { simPin: '0000' } }, { module: { simPin: '0000' } }],
    [
      'a secret in a file',
      { cloud: huaweiCloud({ secret: undefined, secretFile: 's.txt' }) },
      { cloud: { secretFile: 's.txt' } },
    ],
    ['a nodeId on v1', { cloud: huaweiCloud({ authType: 2 }) }, { cloud: { authType: 2 } }],
    [
      'a copied login',
      {
        cloud: huaweiCloud({
          secret: null,
          deviceId: null,
          timestamp: null,
          clientId: 'd_1_0_0_2019071713',
          username: 'd_1',
          password: 'p',
        }),
      },
      { cloud: { deviceId: 'd_1', clientId: 'd_1_0_0_2019071713' } },
    ],
    [
      'a login by certificate',
      { cloud: huaweiCloud({ secret: null }), tls: tls({ check: 'mutual', clientCert: 'c.crt', clientKey: 'c.key' }) },
      { cloud: { secret: null, password: null } },
    ],
    [
      'no verification, no CA',
      { tls: tls({ ca: null, check: 'none', fileOnModule: null }) },
      { tls: { fileOnModule: 'ca.crt' } },
    ],
    ['PEM text as CA', { tls: { ca: '-----BEGIN CERTIFICATE-----\nAAAA\n' } }, { tls: { fileOnModule: 'ca.crt' } }],
    ['the name of the file on the module', { tls: { ca: 'C:\\certs\\emq.pem' } }, { tls: { fileOnModule: 'emq.pem' } }],
    ['an IPv6 host', { cloud: huaweiCloud({ host: '::1' }) }, { cloud: { host: '::1' } }],
    ['no proof', { mqtt: { proof: null } }, { mqtt: { proof: null } }],
    [
      'wildcards in subscriptions',
      { mqtt: { subscriptions: [{ topic: 'a/+/#' }] } },
      { mqtt: { subscriptions: [{ qos: 0 }] } },
    ],
  ])('accepts %s', (_, change, expected) => {
    expect(accepted(sampleProfile(change))).toMatchObject(expected);
  });

  it.each<readonly [string, Record<string, unknown>, readonly string[]]>([
    [
      'unknown keys anywhere',
      { extra: 1, tls: tls({ cacert: 'x' }) },
      ['tls.cacert: unknown-key', 'extra: unknown-key'],
    ],
    ['another version', { version: 2 }, ['version: must-be 1']],
    ['a missing section', { cloud: undefined }, ['cloud: missing']],
    ['an unknown kind', { cloud: { kind: 'aws' } }, ['cloud.kind: one-of huawei-iotda huawei-v1 mqtt']],
    ['no host', { cloud: huaweiCloud({ host: undefined }) }, ['cloud.host: missing']],
    ['a port that is not a number', { cloud: huaweiCloud({ port: '8883' }) }, ['cloud.port: not-whole-number']],
    ['a port out of range', { cloud: huaweiCloud({ port: 65_536 }) }, ['cloud.port: at-most 65535']],
    ['two secrets', { cloud: huaweiCloud({ secretFile: 's' }) }, ['cloud: one-secret']],
    ['no secret', { cloud: huaweiCloud({ secret: null }) }, ['cloud: one-secret']],
    [
      'no secret, and TLS switched off over a login by certificate',
      { cloud: huaweiCloud({ secret: null }), tls: tls({ enabled: false, check: 'mutual' }) },
      ['cloud: one-secret'],
    ],
    ['no deviceId', { cloud: huaweiCloud({ deviceId: null }) }, ['cloud.deviceId: missing']],
    ['a secret with a line end', { cloud: huaweiCloud({ secret: 'canary\n' }) }, ['cloud.secret: line-break']],
    [
      'a timestamp with minutes',
      { cloud: huaweiCloud({ timestamp: '201907171300' }) },
      ['cloud.timestamp: not-ten-digits'],
    ],
    ['another signType', { cloud: huaweiCloud({ signType: 2 }) }, ['cloud.signType: one-of 0 1']],
    [
      'a nodeId on IoTDA',
      { cloud: huaweiCloud({ kind: 'huawei-iotda', authType: 2 }) },
      ['cloud.authType: not-on-this-cloud 2'],
    ],
    [
      'two timestamps',
      { cloud: huaweiCloud({ clientId: 'd_0_0_2020010100' }) },
      ['cloud.timestamp: differs-from-client-id'],
    ],
    [
      'a password without a timestamp',
      { cloud: huaweiCloud({ secret: null, password: 'p', timestamp: null }) },
      ['cloud.timestamp: needed-beside-password'],
    ],
    [
      'mqtt without a login',
      { cloud: { kind: 'mqtt', host: 'h' } },
      ['cloud.clientId: missing', 'cloud.username: missing', 'cloud.password: missing'],
    ],
    ['a deviceId for mqtt', { cloud: { ...mqttCloud, deviceId: 'd' } }, ['cloud.deviceId: unknown-key']],
    ['check without CA', { tls: tls({ ca: null }) }, ['tls.ca: needed-for-check server']],
    [
      'mutual without its files',
      { tls: tls({ check: 'mutual' }) },
      ['tls.clientCert: needed-for-check mutual', 'tls.clientKey: needed-for-check mutual'],
    ],
    [
      'a certificate without its key',
      { tls: tls({ clientCert: 'c.crt' }) },
      ['tls.clientKey: missing-beside clientCert'],
    ],
    [
      'a name that is too long for the module',
      { tls: tls({ fileOnModule: 'x'.repeat(65) }) },
      ['tls.fileOnModule: too-long'],
    ],
    ['an injected command', { tls: tls({ fileOnModule: 'a"\r\nAT+RESET' }) }, ['tls.fileOnModule: line-break']],
    ['wildcards in the proof', { mqtt: { proof: { topic: 'a/#', payload: '' } } }, ['mqtt.proof.topic: wildcard']],
    [
      'a misplaced wildcard',
      { mqtt: { subscriptions: [{ topic: 'a' }, { topic: 'a/#/b' }] } },
      ['mqtt.subscriptions[1].topic: wildcard-misplaced'],
    ],
    [
      'a message longer than any module accepts',
      { mqtt: { proof: { topic: 'a', payload: '中'.repeat(1367) } } },
      ['mqtt.proof.payload: longer-than 4100'],
    ],
    ['a broken APN', { module: { apn: { nam: 'x' } } }, ['module.apn.name: missing', 'module.apn.nam: unknown-key']],
    ['a PIN with letters', { module: { simPin: '12a4' } }, ['module.simPin: pin-form']],
    ['an unknown family', { module: { family: 'esp32' } }, ['module.family: one-of auto air720 air724 air780 generic']],
  ])('refuses %s', (_, change, problems) => {
    expect(problemsOf(sampleProfile(change))).toEqual(problems);
  });

  it.each(['mqtts://49.4.93.24', '49.4.93.24:8883', 'host:8883', 'a b', '', 'h"', 'h/path'])(
    'refuses the host %j',
    (host) => {
      expect(problemsOf(sampleProfile({ cloud: huaweiCloud({ host }) }))).toEqual(['cloud.host: host-form']);
    },
  );

  it.each([null, 'text', 7, [], undefined])('refuses %j instead of an object', (value) => {
    expect(problemsOf(value)).toEqual([expect.stringMatching(/^profile: (?:not-object|missing)$/)]);
  });

  it('has no value in the problems, because values may be secrets', () => {
    const canary = 'canary-7f3a';
    const wrong = { canary, toString: canary };
    const values = [`${canary}\n`, `${canary}"`, [canary], wrong, canary.repeat(99)];
    for (const value of values) {
      const cloud = {
        ...huaweiCloud(),
        secret: value,
        password: value,
        clientId: value,
        timestamp: value,
        host: value,
      };
      const module = { apn: { name: value, password: value }, simPin: value };
      const outcome = parseProfile(
        sampleProfile({ version: value, cloud, module, tls: tls({ clientKey: value, check: value }) }),
      );
      expect(outcome.ok).toBe(false);
      expect(JSON.stringify(outcome)).not.toContain(canary);
    }
  });

  it('limits the number of problems and the length of keys', () => {
    const many = Object.fromEntries(
      Array.from({ length: 500 }, (_, index) => [`\u001b[2J${index}${'k'.repeat(999)}`, 1]),
    );
    const problems = problemsOf(sampleProfile(many));
    expect(problems).toHaveLength(50);
    expect(problems.join('')).not.toMatch(/\p{Cc}/u);
    expect(problems.every((problem) => problem.length < 100)).toBe(true);
  });
});

describe('parseProfileText', () => {
  const text = JSON.stringify(sampleProfile(), null, 2);

  it('reads a file, also with a byte order mark', () => {
    expect(parseProfileText(`\uFEFF${text}\n`)).toEqual(parseProfile(sampleProfile()));
  });

  it('reports the position of a JSON error and does not quote the text', () => {
    const broken = text.replace('"4aa2c87b6696ee37ce83",', '"4aa2c87b6696ee37ce83"');
    expect(parseProfileText(broken)).toMatchObject({
      ok: false,
      error: { code: 'profile/invalid', facts: { line: 10, column: 5, problem: 'missing-comma' } },
    });
    expect(JSON.stringify(parseProfileText(broken))).not.toContain('4aa2');
  });

  it('treats __proto__ as an unknown key and changes no prototype', () => {
    const hostile = text.replace('{', '{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}},');
    expect(problemLines(parseProfileText(hostile))).toEqual(['__proto__: unknown-key', 'constructor: unknown-key']);
    expect(problemLines(parseProfileText(text.replace('"signType"', '"__proto__"')))).toEqual([
      'cloud.__proto__: unknown-key',
    ]);
    expect('polluted' in {}).toBe(false);
  });

  it.each([
    ['too deep', '['.repeat(200_000), { line: 1, column: 33, problem: 'too-deep' }],
    ['nothing', '', { line: 1, column: 1, problem: 'unexpected-end' }],
  ])('refuses %s', (_, content, facts) => {
    expect(parseProfileText(content)).toMatchObject({ error: { facts } });
  });

  it('refuses more than a megabyte', () => {
    const tooLong = ' '.repeat(1024 * 1024 + 1);
    expect(problemLines(parseProfileText(tooLong))).toEqual(['profile: longer-than 1048576']);
  });
});
