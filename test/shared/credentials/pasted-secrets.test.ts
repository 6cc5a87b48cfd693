import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { recogniseParameters } from '../../../shared/credentials/recognise-parameters.ts';
import { mayNameSecret } from '../../../shared/credentials/secret-mentions.ts';
import { withBlank } from './with-blank.ts';

/** A secret in a pasted text must never be put into a visible field. */

const secret = 'S3cretCanary9f2e';
const device = { deviceId: 'prod_node1', secret };
const clientId = 'prod_node1_0_0_2025041401';
const password = 'c75150e6cb841417396819e4d2ee4358a416344a03a083e3a8567074ddec820a';

describe('a table of the console or of a spreadsheet', () => {
  it.each([
    ['on one line', `设备ID\tprod_node1\t密钥\t${secret}`],
    ['on one line, in English', `Device ID\tprod_node1\tDevice secret\t${secret}`],
    ['with colons in the names', `设备ID：\tprod_node1\t设备密钥：\t${secret}\r\n`],
    ['on two lines', `设备ID\tprod_node1\n密钥\t${secret}`],
    ['with a header', `设备ID\t密钥\nprod_node1\t${secret}\nother_node\t87654321`],
    ['with other labels', `设备名称\tpump\t设备ID\tprod_node1\t设备密钥\t${secret}`],
    ['with empty cells', `设备ID\t\tprod_node1\t密钥\t\t${secret}\t`],
    ['with a tab at the beginning', `\t设备ID\tprod_node1\n\t密钥\t${secret}`],
    ['with bars', `| 设备ID | prod_node1 | 密钥 | ${secret} |`],
    ['with bars and a header', `| 设备ID | 密钥 |\n|---|---|\n| prod_node1 | ${secret} |`],
    ['with blanks', `设备ID prod_node1 密钥 ${secret}`],
    ['with quoted cells', `"设备ID"\t"prod_node1"\t"密钥"\t"${secret}"`],
    ['with corner brackets', `「设备ID」：「prod_node1」，「密钥」：「${secret}」`],
    ['with bold names', `- **设备ID**：prod_node1\n- **设备密钥**：${secret}`],
    ['with full-width names', `ＤｅｖｉｃｅＩＤ：prod_node1\nＳｅｃｒｅｔ：${secret}`],
    ['with blanks from a web page', `Device\u00A0ID:\u00A0prod_node1\nDevice\u00A0secret:\u00A0\u200B${secret}\u200B`],
  ])('%s is recognised', (_, text) => {
    expect(recogniseParameters(text)).toEqual({ kind: 'device', parameters: device });
  });

  it.each([
    ['values before their names', `prod_node1\t设备ID\t${secret}\t密钥`],
    ['values before their names, on lines', `prod_node1\n设备ID\n${secret}\n密钥`],
    ['values before their names, with colons', `prod_node1 设备ID: ${secret} 密钥:`],
    ['a missing cell', `设备ID\t名称\t密钥\nprod_node1\t${secret}`],
    ['a header below its values', `prod_node1\t${secret}\n设备ID\t密钥`],
    ['names without separators', `设备IDprod_node1密钥${secret}`],
    ['an arrow', `设备ID->prod_node1->密钥->${secret}`],
    ['bold values of Markdown', `**设备ID**：**prod_node1**\n**设备密钥**：**${secret}**`],
    ['a bold secret', `设备ID：prod_node1\n设备密钥：**${secret}**`],
    ['an unknown name', `设备ID\tprod_node1\t产品密钥\t${secret}`],
    ['an unknown name, with a colon', `Device ID: prod_node1\nApp secret key: ${secret}`],
    ['a value in two parts', `设备ID：prod_node1\n密钥：${secret} ${secret}`],
    ['other text after the secret', `密钥：${secret} 设备ID prod_node1`],
    ['a list of names and a list of values', `设备ID 密钥\nprod_node1 ${secret} x`],
    [
      'a list of pairs',
      JSON.stringify([
        ['deviceId', 'prod_node1'],
        ['secret', secret],
      ]),
    ],
    [
      'names as values',
      JSON.stringify([
        { name: 'deviceId', value: 'prod_node1' },
        { name: 'secret', value: secret },
      ]),
    ],
    ['several devices, only the second with a secret', `[{"device_id":"a"},{"device_id":"b","secret":"${secret}"}]`],
    ['an invalid secret before another one', `Device ID: a\nSecret: x","y\nDevice ID: b\nSecret: ${secret}`],
    ['another mention of a secret', `Secret: ${secret}\nsee the secret page`],
    ['a name without a value at the end of a row', `密钥\t${secret}\t名称`],
    ['a header without any other known name', `名称\t密钥\npump\t${secret}`],
    ['text around alternating names and values', `two words\n设备ID\n${secret}\n密钥\nbye bye`],
    ['a pair before alternating names and values', `Client ID\t${secret}\n密钥\nBye`],
    ['a name without a value on the last line', `密钥: ${secret}\n设备ID`],
    ['a sentence', `the secret of prod_node1 is ${secret}`],
    ['a password without a closing quote', `AT+MCONFIG=“${clientId}”,“prod_node1”,“${secret}`],
    ['a command with a password other than the login', `AT+CSTT="cmnet","user","${secret}"`],
    ['a private key', `-----BEGIN PRIVATE KEY-----\n${secret}\n-----END PRIVATE KEY-----`],
  ])('%s is withheld, and nothing is filled in', (_, text) => {
    expect(recogniseParameters(text)).toMatchObject({ kind: 'withheld' });
    expect(JSON.stringify(recogniseParameters(text))).not.toContain(secret);
  });

  it('a text that is too long is withheld if it names a secret', () => {
    expect(recogniseParameters(`密钥：${secret}\n${'x '.repeat(60_000)}`)).toEqual({ kind: 'withheld' });
  });

  it('a secret hidden by the console does not count as a secret', () => {
    expect(recogniseParameters('设备ID：prod_node1\n设备密钥：********')).toEqual({
      kind: 'device',
      parameters: { deviceId: 'prod_node1' },
    });
  });
});

describe('a login command copied from a document', () => {
  const login = {
    clientId,
    username: 'prod_node1',
    password,
    deviceId: 'prod_node1',
    timestamp: '2025041401',
    signType: 0,
  };
  it.each([
    ['“', '”'],
    ['”', '”'],
    ['„', '“'],
    ['‘', '’'],
    ['「', '」'],
    ['『', '』'],
    ['«', '»'],
    ['»', '«'],
    ['＂', '＂'],
    ['＇', '＇'],
    ['"', '”'],
    ['″', '″'],
    ['❝', '❞'],
    ['❛', '❜'],
    ['′', '′'],
    ['', ''],
  ])('with quotes %s %s', (open, close) => {
    const quoted = [clientId, 'prod_node1', password].map((value) => `${open}${value}${close}`);
    for (const comma of [',', '，', ', '])
      expect(recogniseParameters(`AT+MCONFIG=${quoted.join(comma)}`)).toEqual({ kind: 'triple', parameters: login });
    expect(recogniseParameters(`ＡＴ＋ＭＣＯＮＦＩＧ＝${quoted.join('，')}\n`)).toEqual({
      kind: 'triple',
      parameters: login,
    });
  });

  it.each([
    ['client-1', 'user'],
    ['client id', 'username'],
    ['password', 'host'],
    ['my secret sensor', 'key-7'],
    ['密钥', '用户名'],
    ['a：b', 'x='],
    ['(a)', 'u;'],
  ])('is understood with the client ID %j and the user name %j, because quotes bound each value', (id, user) => {
    for (const [open, close] of ['""', '“”', '″″', '❝❞'].map((pair) => [...pair]))
      expect(
        recogniseParameters(`AT+MCONFIG=${[id, user, 'pw'].map((value) => `${open}${value}${close}`).join(',')}`),
      ).toMatchObject({ parameters: { clientId: id, username: user, password: 'pw' } });
  });

  it.each([
    'AT+MCONFIG=client-1,user,pw',
    'AT+MCONFIG="client-1",user,"pw"',
    'AT+MCONFIG="client-1","user","pw" password',
    'the password: AT+MCONFIG="client-1","user","pw"',
  ])('without quotes, or beside another secret, it is not: %s', (text) => {
    expect(recogniseParameters(text)).toEqual({ kind: 'withheld' });
  });

  it('is read together with its address', () => {
    const text = `AT+MCONFIG=“a”，“u”，“it's, a "pass"”\nAT+SSLMIPSTART=“broker.example.com”，8883`;
    expect(recogniseParameters(text)).toEqual({
      kind: 'withheld',
    });
    expect(recogniseParameters(`AT+MCONFIG=“a”,“u”,“it's, a pass”\nAT+SSLMIPSTART=“broker.example.com”，8883`)).toEqual(
      {
        kind: 'console',
        parameters: {
          clientId: 'a',
          username: 'u',
          password: "it's, a pass",
          host: 'broker.example.com',
          port: 8883,
          tlsEnabled: true,
          platform: 'mqtt',
        },
      },
    );
  });
});

describe('mayNameSecret', () => {
  it.each([
    '密钥y',
    '设备密钥：y',
    'password=x',
    'my Secret: x',
    'PWD x',
    '密碼 x',
    'device_secret',
    'deviceSecret',
    'secret_y',
    'ＳＥＣＲＥＴ x',
    'AT+CPIN="1234"',
    'p\u200Bassword: x',
  ])('%s may name a secret', (text) => {
    expect(mayNameSecret(text)).toBe(true);
  });
  it.each([
    'prod_node1',
    'secretary_desk',
    'abc.st1.iotda-device.cn-north-4.myhuaweicloud.com',
    '8883',
    'passage-7',
    'keypad',
    '',
  ])('%s names no secret', (text) => {
    expect(mayNameSecret(text)).toBe(false);
  });
});

/** Layouts of names and values, realistic ones and unrealistic ones. */
const layouts = (): fc.Arbitrary<{ readonly text: string; readonly isGlued: boolean }> => {
  const idName = fc.constantFrom('设备ID', 'Device ID', 'deviceId', 'device_id', '设备标识', 'DEVICEID');
  const secretName = fc.constantFrom(
    '密钥',
    '设备密钥',
    'secret',
    'Device secret',
    'device_secret',
    'SECRET',
    '密码',
    'password',
    'pwd',
  );
  const otherName = fc.constantFrom(
    'Client ID',
    '用户名',
    'username',
    'host',
    '接入地址',
    '端口',
    '设备名称',
    'name',
    'status',
    '备注',
  );
  const otherValue = fc.constantFrom('prod_node1', 'pump', '8883', 'broker.example.com', 'INACTIVE', '', '-');
  const quote = fc.constantFrom(
    ['', ''],
    ['', ''],
    ['"', '"'],
    ['“', '”'],
    ['‘', '’'],
    ['「', '」'],
    ['«', '»'],
    ['＂', '＂'],
    ["'", "'"],
    ['(', ')'],
  );
  const separator = fc.constantFrom(
    '\t',
    '\t',
    ':',
    '：',
    '=',
    ' ',
    '  ',
    ',',
    '，',
    ';',
    '|',
    ' | ',
    '\n',
    '\r\n',
    ': ',
    '：\t',
    ':\n',
    '->',
    ' - ',
    '/',
    '\t\t',
    '、',
    '',
  );
  return fc
    .record({
      id: fc.tuple(idName, fc.constant('prod_node1')),
      own: fc.tuple(withBlank(secretName), fc.constant(secret)),
      others: fc.array(fc.tuple(otherName, otherValue), { maxLength: 2 }),
      nameQuote: quote,
      valueQuote: quote,
      inner: separator,
      outer: separator,
      order: fc.integer({ min: 0, max: 23 }),
      shape: fc.constantFrom(
        'pairs',
        'pairs',
        'pairs',
        'values-first',
        'header',
        'header-below',
        'names-then-values',
        'columns',
      ),
      around: fc.constantFrom(
        ['', ''],
        ['', ''],
        ['', '\n'],
        ['{', '}'],
        ['[', ']'],
        ['Here it is:\n', ''],
        ['', '\nBye'],
        ['设备信息\n', ''],
        ['x\t', ''],
        ['\t', '\t'],
      ),
      withId: fc.boolean(),
    })
    .map(({ id, own, others, nameQuote, valueQuote, inner, outer, order, shape, around, withId }) => {
      const all = [...(withId ? [id] : []), own, ...others];
      const pairs = all.map((_, index) => all[(index + order) % all.length] ?? own);
      const names = pairs.map(([name]) => `${nameQuote[0]}${name}${nameQuote[1]}`);
      const values = pairs.map(([, value]) => `${valueQuote[0]}${value}${valueQuote[1]}`);
      const join = (a: readonly string[], b: readonly string[]): string =>
        a.map((left, index) => `${left}${inner}${b[index]}`).join(outer);
      const text = {
        pairs: () => join(names, values),
        'values-first': () => join(values, names),
        header: () => `${names.join(outer)}\n${values.join(outer)}`,
        'header-below': () => `${values.join(outer)}\n${names.join(outer)}`,
        'names-then-values': () => [...names, ...values].join(outer),
        columns: () => `${names.join(inner)}${outer}${values.join(inner)}`,
      }[shape]();
      // Empty cells around a table are in each of its rows.
      const whole = around[0] === '\t' ? text.replaceAll(/^|$/gm, '\t') : `${around[0]}${text}${around[1]}`;
      return { text: whole, isGlued: outer === '' && pairs.length > 1 };
    });
};

describe('in any layout of names, separators and values', () => {
  it('the secret is only put into its own field, or nothing is filled in', () => {
    fc.assert(
      fc.property(layouts(), ({ text, isGlued }) => {
        const found = recogniseParameters(text);
        expect(found.kind === 'nothing' && mayNameSecret(text)).toBe(false);
        if (found.kind === 'nothing' || found.kind === 'withheld' || found.kind === 'profile') {
          expect(JSON.stringify(found)).not.toContain(secret);
          return;
        }
        const { secret: own, password: given, ...shown } = found.parameters;
        // Without a separator before the next name the end of the secret is undefined.
        const isOwn = (value = secret): boolean => (isGlued ? value.includes(secret) : value === secret);
        expect([own === undefined && given === undefined, isOwn(own), isOwn(given)]).toEqual([false, true, true]);
        expect(JSON.stringify([shown, found.unusable])).not.toContain(secret);
      }),
      { numRuns: 10_000 },
    );
  });

  it('no other text is taken as a secret', () => {
    fc.assert(
      fc.property(layouts(), ({ text }) => {
        expect(mayNameSecret(text)).toBe(true);
      }),
      { numRuns: 1_000 },
    );
  });
});
