import { describe, expect, it } from 'vitest';
import { wholeNumber } from '../../../../renderer/panes/setup/credentials/parse-number.ts';
import {
  hasErrorIn,
  remarksAt,
  remarkText,
  textOfLevel,
  visibleRemarks,
} from '../../../../renderer/panes/setup/credentials/remarks.ts';
import type { DraftRemark } from '../../../../shared/contract.ts';

const remark = (field: string, code: DraftRemark['code'], change: Partial<DraftRemark> = {}): DraftRemark => ({
  field,
  level: 'error',
  code,
  facts: {},
  ...change,
});

describe('remarks next to a field', () => {
  const all = [
    remark('host', 'empty'),
    remark('subscriptions.0.topic', 'empty'),
    remark('subscriptions.1.topic', 'quote'),
  ];

  it('belong to the field itself', () => {
    expect(remarksAt(all, 'host')).toEqual([all[0]]);
    expect(remarksAt(all, 'subscriptions')).toEqual([]);
    expect(remarksAt(all, 'subscriptions.1.topic')).toEqual([all[2]]);
  });

  it('open their collapsed section if they are errors, also of parts of a field', () => {
    expect(hasErrorIn(all, ['subscriptions'])).toBe(true);
    expect(hasErrorIn(all, ['sub'])).toBe(false);
    expect(hasErrorIn([remark('apn', 'quote', { level: 'warning' })], ['apn'])).toBe(false);
  });

  it.each([
    [false, false, 0],
    [true, false, 1],
    [false, true, 1],
  ])(
    'say that something is empty only when it was touched (%s) or a run asked for (%s)',
    (touched, attempted, count) => {
      expect(visibleRemarks([remark('host', 'empty')], { touched, attempted })).toHaveLength(count);
      expect(visibleRemarks([remark('host', 'quote')], { touched, attempted })).toHaveLength(1);
    },
  );
});

describe('the text of a remark', () => {
  it.each([
    [remark('host', 'empty'), 'Fill this in', '请填写此项'],
    [remark('secret', 'line-break'), 'Contains a line break', '含有换行符'],
    [remark('keepAliveSeconds', 'at-most', { facts: { limit: 65_535 } }), 'Must be at most 65535', '不能大于 65535'],
    [
      remark('timestamp', 'not-ten-digits'),
      'Must be ten digits, YYYYMMDDHH in UTC',
      '必须是十位数字，即 UTC 时间的 YYYYMMDDHH',
    ],
    [
      remark('port', 'port-unusual', { level: 'warning', facts: { port: 9_000 } }),
      'The port 9000 is unusual: MQTTS uses 8883, MQTT without TLS 1883.',
      '端口 9000 不常见：MQTTS 使用 8883，不加密的 MQTT 使用 1883。',
    ],
    [
      remark('password', 'password-mistake', { level: 'warning', facts: { problem: 'swapped' } }),
      'The password does not match the secret and the time stamp: the secret was taken as the key and the time stamp as the message; it must be the other way round; the broker will probably refuse it. Derive the credentials again.',
      '密码与设备密钥和时间戳不符：把密钥当作了 HMAC 的键、时间戳当作了消息，应当相反，服务器很可能拒绝登录；请重新生成接入凭据。',
    ],
  ])('%j', (given, en, zh) => {
    expect(remarkText(given, 'en')).toBe(en);
    expect(remarkText(given, 'zh')).toBe(zh);
  });

  it('is selected by level', () => {
    const both = [remark('host', 'quote'), remark('host', 'too-long'), remark('host', 'empty', { level: 'warning' })];
    expect(textOfLevel(both, 'error', 'en')).toBe('Contains a quotation mark; Is too long');
    expect(textOfLevel(both, 'warning', 'zh')).toBe('请填写此项');
    expect(textOfLevel([], 'error', 'en')).toBeUndefined();
  });
});

describe('a whole number', () => {
  it.each([
    ['8883', 8_883],
    [' 1 ', 1],
    ['65535', 65_535],
    ['65536', null],
    ['0', null],
    ['', null],
    ['1.5', null],
    ['1e3', null],
    ['-1', null],
    ['0000000000001', null],
  ])('%j', (text, value) => {
    expect(wholeNumber(text, 1, 65_535)).toBe(value);
  });
});
