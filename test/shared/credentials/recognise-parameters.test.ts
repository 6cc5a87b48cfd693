import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { recogniseParameters } from '../../../shared/credentials/recognise-parameters.ts';

const host = 'a1b2c3d4e5.st1.iotda-device.cn-north-4.myhuaweicloud.com';
const clientId = 'prod_node1_0_0_2025041401';
const password = 'c75150e6cb841417396819e4d2ee4358a416344a03a083e3a8567074ddec820a';
const login = { clientId, username: 'prod_node1', password };
const fromClientId = { deviceId: 'prod_node1', timestamp: '2025041401', signType: 0 };
const whole = { ...login, ...fromClientId, host, port: 8883, tlsEnabled: true, platform: 'huawei-iotda' };
const device = { deviceId: 'prod_node1', secret: '12345678' };

const json = (value: unknown): string => JSON.stringify(value, null, 2);

describe('what a person copied', () => {
  it.each([
    [
      'JSON of the console',
      json({ username: 'prod_node1', password, clientId, hostname: host, port: 8883, protocol: 'MQTTS' }),
    ],
    [
      'other spellings and order',
      json({
        Protocol: 'mqtts',
        PORT: '8883',
        Server: host,
        clientid: clientId,
        UserName: 'prod_node1',
        PassWord: password,
      }),
    ],
    [
      'wrapped in another object',
      json({ data: { host, port: 8883, protocol: 'MQTTS', clientId, username: 'prod_node1', password } }),
    ],
    [
      'lines of JSON without braces',
      `"clientId": "${clientId}",\n"username": "prod_node1",\n"password": "${password}",\n"hostname": "${host}",\n"port": 8883,`,
    ],
    ['name = value', `client_id=${clientId}\nusername=prod_node1\r\npassword = ${password}\nhost=mqtts://${host}:8883`],
    ['Chinese labels', `客户端ID：${clientId}\n用户名：prod_node1\n密码：${password}\n接入地址：${host}\n端口：8883`],
    [
      'a table of two columns',
      `clientId\t${clientId}\nusername\tprod_node1\npassword\t${password}\nhostname\t${host}\nport\t8883`,
    ],
    [
      'names and values in turn',
      `Client ID\n${clientId}\nUsername\nprod_node1\nPassword\n${password}\nHostname\n${host}\nPort\n8883`,
    ],
    [
      'commands of the article',
      `AT+MCONFIG="${clientId}","prod_node1","${password}"\r\nAT+SSLMIPSTART="${host}",8883\r\n`,
    ],
  ])('%s: a whole login', (_, text) => {
    expect(recogniseParameters(text)).toEqual({ kind: 'console', parameters: whole });
  });

  it.each([
    ['of the registration', json({ device_id: 'prod_node1', secret: '12345678' })],
    [
      'of the REST interface',
      json({ device_id: 'prod_node1', node_id: 'node1', auth_info: { auth_type: 'SECRET', secret: '12345678' } }),
    ],
    ['as lines', 'Device ID: prod_node1\nDevice secret: 12345678'],
    ['in Chinese', '设备ID：prod_node1\n设备密钥：12345678'],
    ['with a byte order mark', `\uFEFF${json({ device_id: 'prod_node1', secret: '12345678' })}\r\n`],
  ])('a device %s', (_, text) => {
    expect(recogniseParameters(text)).toEqual({ kind: 'device', parameters: device });
  });

  it.each([
    ['three lines', `${clientId}\nprod_node1\n${password}\n`],
    ['another order', `prod_node1 ${password} ${clientId}`],
    ['quoted, with commas', `"${clientId}","prod_node1","${password}"`],
    ['named', `clientId=${clientId}\nusername=prod_node1\npassword=${password}`],
  ])('a ready login, %s', (_, text) => {
    expect(recogniseParameters(text)).toEqual({ kind: 'triple', parameters: { ...login, ...fromClientId } });
  });

  it('a login of another broker', () => {
    const text = 'clientId: greenhouse\nusername: u\npassword: p:=1\nbroker: tcp://10.0.0.5:1883';
    expect(recogniseParameters(text)).toEqual({
      kind: 'console',
      parameters: {
        platform: 'mqtt',
        clientId: 'greenhouse',
        username: 'u',
        password: 'p:=1',
        host: '10.0.0.5',
        port: 1883,
        tlsEnabled: false,
      },
    });
  });

  it('a host of the retired platform brings that platform', () => {
    expect(recogniseParameters('host: 49.4.93.24')).toMatchObject({ parameters: { platform: 'huawei-v1' } });
  });

  it('the first of several of the same name', () => {
    const text = json({
      device_id: 'prod_node1',
      secret: '12345678',
      gateway: { device_id: 'other', secret: '87654321' },
    });
    expect(recogniseParameters(text)).toEqual({ kind: 'device', parameters: device });
    expect(recogniseParameters('Device ID: prod_node1\nSecret: 12345678\nDevice ID: other')).toMatchObject({
      parameters: device,
    });
  });

  it('a whole profile, or why it is none', () => {
    const cloud = { kind: 'huawei-iotda', host, deviceId: 'prod_node1', secret: '12345678' };
    const good = recogniseParameters(json({ version: 1, cloud, tls: { check: 'none' } }));
    expect(good).toMatchObject({
      kind: 'profile',
      profile: { ok: true, value: { cloud: { deviceId: 'prod_node1' } } },
    });
    const bad = recogniseParameters(json({ version: 1, cloud: { ...cloud, port: 0 } }));
    expect(bad).toMatchObject({ kind: 'profile', profile: { ok: false, error: { code: 'profile/invalid' } } });
  });

  it.each([
    '',
    '   ',
    'hello',
    'https://example.org/x',
    '[]',
    'null',
    '{"a":1}',
    '{"port":8883}',
    `${'x '.repeat(50_001)}`,
  ])('nothing in %j', (text) => {
    expect(recogniseParameters(text)).toEqual({ kind: 'nothing' });
  });

  it('never throws and never stalls', () => {
    const word = fc.constantFrom(
      'clientId',
      '"',
      ':',
      '=',
      '\n',
      ' ',
      '{',
      '}',
      'secret',
      clientId,
      host,
      'AT+MCONFIG=',
      '://',
      '密码',
      ',',
    );
    const texts = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 200 }),
      fc.array(word, { maxLength: 60 }).map((all) => all.join('')),
      fc.json(),
    );
    fc.assert(
      fc.property(texts, (text) => {
        const found = recogniseParameters(text);
        if (found.kind === 'nothing' || found.kind === 'profile') return;
        expect(Object.keys(found.parameters).length).toBeGreaterThan(0);
        for (const value of Object.values(found.parameters)) expect(value).not.toBe('');
      }),
      { numRuns: 500 },
    );
    const startedMs = performance.now();
    recogniseParameters(`clientId${' '.repeat(99_000)}x`);
    recogniseParameters(`AT+MCONFIG="${'"'.repeat(99_000)}`);
    expect(performance.now() - startedMs).toBeLessThan(1_000);
  });

  it('finds every console JSON in whatever order and case', () => {
    const entries = Object.entries({
      username: 'prod_node1',
      password,
      clientId,
      hostname: host,
      port: 8883,
      protocol: 'MQTTS',
    });
    const shuffled = fc.shuffledSubarray(entries, { minLength: entries.length });
    const cased = fc.constantFrom<(text: string) => string>(
      (text) => text,
      (text) => text.toUpperCase(),
      (text) => text.toLowerCase(),
    );
    fc.assert(
      fc.property(shuffled, cased, (pairs, spell) => {
        const text = JSON.stringify(Object.fromEntries(pairs.map(([name, value]) => [spell(name), value])));
        expect(recogniseParameters(text)).toEqual({ kind: 'console', parameters: whole });
      }),
    );
  });
});
