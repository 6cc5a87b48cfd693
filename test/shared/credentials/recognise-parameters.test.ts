import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { recogniseParameters } from '../../../shared/credentials/recognise-parameters.ts';
import { growthOf } from '../../support/growth.ts';

const host = 'a1b2c3d4e5.st1.iotda-device.cn-north-4.myhuaweicloud.com';
const clientId = 'prod_node1_0_0_2025041401';
const password = 'c75150e6cb841417396819e4d2ee4358a416344a03a083e3a8567074ddec820a';
const login = { clientId, username: 'prod_node1', password };
const fromClientId = { deviceId: 'prod_node1', timestamp: '2025041401', signType: 0 };
const whole = { ...login, ...fromClientId, host, port: 8883, tlsEnabled: true, platform: 'huawei-iotda' };
const device = { deviceId: 'prod_node1', secret: '12345678' };

const json = (value: unknown): string => JSON.stringify(value, null, 2);

describe('recogniseParameters', () => {
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
      'alternating names and values',
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
  ])('a complete login, %s', (_, text) => {
    expect(recogniseParameters(text)).toEqual({ kind: 'triple', parameters: { ...login, ...fromClientId } });
  });

  it.each([
    ['JSON on one line with an extra comma', '{"device_id":"prod_node1","secret":"12345678",}'],
    ['JSON with typographic quotes', '{“device_id”:“prod_node1”，“secret”：“12345678”}'],
    ['JSON with typographic quotes of only one kind', '{”device_id”: ”prod_node1”, ”secret”: ”12345678”}'],
    ['JSON without braces on one line', '"device_id":"prod_node1","secret":"12345678"'],
    ['JSON that was cut off', '{"device_id":"prod_node1","secret":"12345678","status":"INAC'],
    ['unquoted names', "{ device_id: 'prod_node1', secret: '12345678', status: null }"],
    ['unquoted names without braces', 'device_id: "prod_node1", name: "pump", secret: "12345678"'],
    ['a sentence before JSON', 'Here it is for {site}:\n{"device_id":"prod_node1","secret":"12345678"}\nBye'],
    ['JSON with a comment', '{\n  // the pump\n  "device_id": "prod_node1", # id\n  "secret": "12345678"\n}'],
    [
      'a list of several devices',
      '[{"device_id":"prod_node1","secret":"12345678",},{"device_id":"b","secret":"87654321"}]',
    ],
    ['a query string', 'device_id=prod_node1&name=pump&secret=12345678'],
    ['an address with a query', 'https://example.org/x?a=1&deviceId=prod%5Fnode1&secret=12345678'],
    ['pairs on one line', 'Device ID: prod_node1, name: pump; Device secret: 12345678'],
    ['pairs on one line in Chinese', '设备ID：prod_node1，设备密钥：12345678'],
    ['pairs on one line, separated by blanks', 'deviceId=prod_node1 secret=12345678'],
    ['an id and a secret', 'prod_node1 12345678'],
    ['an id and a secret on two lines', 'prod_node1\r\n12345678\r\n'],
    ['CSV with its header', 'name,device_id,secret\npump,prod_node1,12345678\nfan,b,87654321'],
    ['CSV of a spreadsheet', 'Device ID;"Device secret"\r\n"prod_node1";"12345678"\r\n'],
    ['cells of a table with its header', 'device_id\tsecret\nprod_node1\t12345678'],
  ])('a device as %s', (_, text) => {
    expect(recogniseParameters(text)).toEqual({ kind: 'device', parameters: device });
  });

  it.each([
    ['one line of broken JSON', `{"clientId":"${clientId}","username":"prod_node1","password":"${password}",}`],
    ['a query string', `clientId=${clientId}&username=prod_node1&password=${password}`],
  ])('a complete login as %s', (_, text) => {
    expect(recogniseParameters(text)).toEqual({ kind: 'triple', parameters: { ...login, ...fromClientId } });
  });

  it.each([
    ['in JSON', '{"device_id":12345678901234567890,"secret":"12345678"}'],
    ['as a line', 'device_id: 12345678901234567890\nsecret: 12345678'],
  ])('an id written as a number keeps all digits, %s', (_, text) => {
    expect(recogniseParameters(text)).toMatchObject({ parameters: { deviceId: '12345678901234567890' } });
  });

  it.each([
    ['mqtts://[2001:db8::1]:8883', { host: '2001:db8::1', port: 8883, tlsEnabled: true }],
    ['[2001:db8::1]:1883', { host: '2001:db8::1', port: 1883, tlsEnabled: false }],
    ['2001:db8::1', { host: '2001:db8::1' }],
    ['mqtts://broker.example.com:8883/mqtt', { host: 'broker.example.com', port: 8883, tlsEnabled: true }],
  ])('the address %s', (text, address) => {
    expect(recogniseParameters(`host: ${text}`)).toEqual({ kind: 'console', parameters: address });
  });

  it.each([
    ['clientId: a\nhost: wss://broker.example.com/mqtt', ['host']],
    ['clientId: a\nhost: https://broker.example.com', ['host']],
    ['clientId: a\nport: 99999', ['port']],
    ['clientId: a\ntimestamp: 2025-04-14', ['timestamp']],
    ['clientId: a\nprotocol: WSS', ['protocol']],
  ])('values that cannot be used are reported: %j', (text, unusable) => {
    expect(recogniseParameters(text)).toMatchObject({ kind: 'triple', parameters: { clientId: 'a' }, unusable });
    expect(recogniseParameters(text.slice(12))).toEqual({ kind: 'nothing', unusable });
  });

  it.each([
    ['clientId: a\nsecret: x","password":"y'],
    [`clientId: a\nsecret: ${'x'.repeat(9_000)}`],
    ['clientId: a\nsecret:'],
  ])('nothing is filled in next to an unusable secret: %j', (text) => {
    expect(recogniseParameters(text)).toEqual({ kind: 'withheld' });
  });

  it('a secret is in no other field of damaged JSON', () => {
    const secret = 'S3cretCanary9f2e';
    const pairs = Object.entries({ device_id: 'prod_node1', secret, clientId, password, hostname: host, name: 'pump' });
    const quotes = fc.constantFrom(['"', '"'], ['“', '”'], ["'", "'"], ['', ''], ['‘', '’'], ['"', '”']);
    const between = fc.constantFrom(',', ', ', ',\n', '，', ' ,', '\n', ',,', ';');
    const shape = fc.record({
      order: fc.shuffledSubarray(pairs, { minLength: 2 }),
      nameQuotes: quotes,
      valueQuotes: quotes,
      colon: fc.constantFrom(':', ': ', '：', ' : ', '='),
      between,
      open: fc.constantFrom('{', '', 'Device: {', '[{', '{\n'),
      close: fc.constantFrom('}', '', ',}', '}]'),
    });
    fc.assert(
      fc.property(shape, ({ order, nameQuotes: [a, b], valueQuotes: [c, d], colon, between: comma, open, close }) => {
        const text = `${open}${order.map(([name, value]) => `${a}${name}${b}${colon}${c}${value}${d}`).join(comma)}${close}`;
        const found = recogniseParameters(text);
        if (found.kind === 'nothing' || found.kind === 'profile' || found.kind === 'withheld') return;
        const { secret: _, password: __, ...others } = found.parameters;
        expect(JSON.stringify(others)).not.toContain(secret);
        expect(JSON.stringify(others)).not.toContain(password);
      }),
      { numRuns: 1_000 },
    );
  });

  it('a login without names, in any order, with one extra word', () => {
    for (const text of [
      `${clientId} prod_node1 ${password}`,
      `${password} ${clientId} prod_node1`,
      `login: ${clientId} prod_node1 ${password}`,
    ])
      expect(recogniseParameters(text)).toMatchObject({ parameters: { clientId, password } });
    expect(recogniseParameters(`this is my login: ${clientId} prod_node1 ${password}`)).toEqual({ kind: 'nothing' });
  });

  it('an address with login parameters in its query, with question marks in the values', () => {
    const text = 'mqtts://broker.example.com:8883/?username=someone&password=what?now&clientId=abc';
    expect(recogniseParameters(text)).toMatchObject({ parameters: { username: 'someone', password: 'what?now' } });
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

  it('a host of the retired platform selects that platform', () => {
    expect(recogniseParameters('host: 49.4.93.24')).toMatchObject({ parameters: { platform: 'huawei-v1' } });
  });

  it('the first of several values with the same name', () => {
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

  it('nothing from a list of two devices, because the intended one is unknown', () => {
    const list = '设备ID\tprod_node1\t密钥\t12345678\n设备ID\tother\t密钥\t87654321';
    expect(recogniseParameters(list)).toMatchObject({ kind: 'withheld' });
    expect(recogniseParameters(list.replaceAll('87654321', '12345678').replace('other', 'prod_node1'))).toMatchObject({
      parameters: device,
    });
  });

  it('a whole profile, or the reason why it is invalid', () => {
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
    'hello world',
    'port 8883',
    'see chapter_3 page12345',
    `${'x '.repeat(50_001)}`,
  ])('nothing in %j', (text) => {
    expect(recogniseParameters(text)).toEqual({ kind: 'nothing' });
  });

  it('never throws', () => {
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
        if (found.kind === 'nothing' || found.kind === 'profile' || found.kind === 'withheld') return;
        expect(Object.keys(found.parameters).length).toBeGreaterThan(0);
        for (const value of Object.values(found.parameters)) expect(value).not.toBe('');
      }),
      { numRuns: 500 },
    );
  });

  it.each<[string, (times: number) => string]>([
    ['many blanks', (times) => `clientId${' '.repeat(times)}x`],
    ['many quotes', (times) => `AT+MCONFIG="${'"'.repeat(times)}`],
    ['deep nesting', (times) => '{'.repeat(times)],
    ['deep nesting with quotes', (times) => '{"'.repeat(times / 2)],
    ['many keys', (times) => '"a":'.repeat(times / 4)],
    ['many names', (times) => 'secret: '.repeat(times / 8)],
    ['many names with commas', (times) => 'secret=,'.repeat(times / 8)],
    ['many lines', (times) => 'device_id,secret\n'.repeat(times / 16)],
    ['many pairs', (times) => 'a=b&'.repeat(times / 4)],
    ['many prefixes', (times) => 'user_'.repeat(times / 4)],
  ])('takes linear time for %s', (_name, textOf) => {
    const [small, large] = [textOf(9_600), textOf(96_000)];
    const growth = growthOf(
      10,
      () => void recogniseParameters(small),
      () => void recogniseParameters(large),
    );
    // With quadratic parsing it would be about ten.
    expect(growth).toBeLessThan(5);
  });

  it('finds all values of console JSON in any order and case', () => {
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
