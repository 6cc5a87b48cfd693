import type { Language } from '../language.ts';
import { fill, words } from '../typed-words.ts';
import { type Codes, codeText, type LineRule, phrase, type RulesOfNames, rule } from './line-rule.ts';

/** The status in `+CREG:`, `+CGREG:`, `+CEREG:` (docs/at-dialect.md §6.1; 3GPP TS 27.007 §10.1.22). */
export const registrationWords = words(
  {
    0: 'not registered, not searching for a network',
    1: 'registered, home network',
    2: 'not registered, searching for a network',
    3: 'registration denied by the network',
    4: 'registration unknown, for example out of coverage',
    5: 'registered, roaming',
    6: 'registered for short messages only, home network',
    7: 'registered for short messages only, roaming',
    8: 'emergency calls only',
    9: 'registered, CSFB not preferred, home network',
    10: 'registered, CSFB not preferred, roaming',
    11: 'emergency services only',
  },
  {
    0: '未注册，未在搜网',
    1: '已注册，归属网络',
    2: '未注册，正在搜网',
    3: '网络拒绝注册',
    4: '注册状态未知，例如不在覆盖范围内',
    5: '已注册，漫游',
    6: '仅注册短信业务，归属网络',
    7: '仅注册短信业务，漫游',
    8: '仅限紧急呼叫',
    9: '已注册，不优先使用 CSFB，归属网络',
    10: '已注册，不优先使用 CSFB，漫游',
    11: '仅限紧急业务',
  },
);

/** The technology in registration lines and in `+COPS:` (3GPP TS 27.007 §7.3). */
export const technologyWords = words(
  {
    0: 'GSM',
    1: 'GSM compact',
    2: '3G (UTRAN)',
    3: 'GSM (EDGE)',
    4: '3G (HSDPA)',
    5: '3G (HSUPA)',
    6: '3G (HSPA)',
    7: 'LTE',
    8: 'EC-GSM-IoT',
    9: 'NB-IoT',
  },
  {
    0: 'GSM',
    1: 'GSM 紧凑型',
    2: '3G (UTRAN)',
    3: 'GSM (EDGE)',
    4: '3G (HSDPA)',
    5: '3G (HSUPA)',
    6: '3G (HSPA)',
    7: 'LTE',
    8: 'EC-GSM-IoT',
    9: 'NB-IoT',
  },
);

/** Why the network refused (3GPP TS 24.301 §9.9.3.9, Annex A). The words say what Annex A says, and no more. */
export const emmCauseWords = words(
  {
    2: 'the network does not know the SIM card (IMSI)',
    3: 'the network does not accept the SIM card, or its authentication failed (illegal UE)',
    5: 'the network does not accept this IMEI for emergency services',
    6: 'the network does not accept this module, for example because it is blocked (illegal ME)',
    7: 'the SIM card may not use packet data (EPS services)',
    8: 'the SIM card may use neither packet data nor other services',
    9: 'the network does not recognise the temporary identity of the module',
    10: 'the network has detached the module without a message',
    11: "this operator's network is not allowed for the SIM card",
    12: 'this area (tracking area) is not allowed for the SIM card',
    13: 'roaming is not allowed in this area (tracking area)',
    14: "packet data is not allowed in this operator's network",
    15: 'no suitable cell in this area (tracking area)',
    16: 'the exchange (MSC) cannot be reached now',
    17: 'network failure',
    18: 'the network has no circuit-switched service',
    19: 'setting up the data connection failed (ESM failure)',
    20: 'authentication: the check value of the network is wrong (MAC failure)',
    21: 'authentication: out of synchronisation',
    22: 'the network is congested',
    23: 'the security capabilities do not match',
    24: 'the security mode was rejected',
    25: 'not authorised for this closed group of cells (CSG)',
    26: 'authentication not acceptable for EPS',
    31: 'redirection to the 5G core network is required',
    35: "this service is not authorised in this operator's network",
    39: 'the circuit-switched service is temporarily not available',
    40: 'no data connection (EPS bearer) is active',
    42: 'severe network failure',
    78: "this operator's network is not allowed to operate where the module is",
    95: 'protocol error: incorrect message',
    96: 'protocol error: a mandatory field is wrong',
    97: 'protocol error: unknown type of message',
    98: 'protocol error: the type of message does not fit the state',
    99: 'protocol error: unknown field',
    100: 'protocol error: a conditional field is wrong',
    101: 'protocol error: the message does not fit the state',
    111: 'protocol error, unspecified',
  },
  {
    2: '网络中没有此 SIM 卡（IMSI 未知）',
    3: '网络不接受此 SIM 卡或鉴权失败（非法用户）',
    5: '网络不接受此 IMEI 使用紧急业务',
    6: '网络不接受此模块，例如已被列入黑名单（非法设备）',
    7: '此 SIM 卡不允许使用数据业务（EPS 业务）',
    8: '此 SIM 卡不允许使用数据业务和其他业务',
    9: '网络无法识别模块的临时标识',
    10: '网络已隐式分离此模块',
    11: '此 SIM 卡不允许接入该运营商网络',
    12: '此 SIM 卡不允许在该跟踪区接入',
    13: '该跟踪区不允许漫游',
    14: '该运营商网络中不允许使用数据业务',
    15: '该跟踪区内没有合适的小区',
    16: '暂时无法到达 MSC',
    17: '网络故障',
    18: '网络没有电路域业务',
    19: '建立数据连接失败（ESM 失败）',
    20: '鉴权：网络的校验值错误（MAC 失败）',
    21: '鉴权：同步失败',
    22: '网络拥塞',
    23: '安全能力不匹配',
    24: '安全模式被拒绝',
    25: '未授权接入该封闭用户组（CSG）',
    26: '鉴权方式不适用于 EPS',
    31: '需要重定向到 5G 核心网',
    35: '该运营商网络未授权此业务',
    39: '电路域业务暂时不可用',
    40: '没有激活的数据连接（EPS 承载）',
    42: '网络严重故障',
    78: '该运营商网络不允许在模块所在位置提供服务',
    95: '协议错误：消息不正确',
    96: '协议错误：必选字段错误',
    97: '协议错误：未知的消息类型',
    98: '协议错误：消息类型与状态不符',
    99: '协议错误：未知字段',
    100: '协议错误：条件字段错误',
    101: '协议错误：消息与状态不符',
    111: '协议错误，未指明',
  },
);

export const rejectWords = words(
  {
    emm: 'reject cause {number}: {text}',
    unknown: 'reject cause {number}: unknown code',
    maker: 'reject cause {number} of the maker',
  },
  {
    emm: '拒绝原因 {number}：{text}',
    unknown: '拒绝原因 {number}：未知代码',
    maker: '厂商自定义拒绝原因 {number}',
  },
);

/** The causes of the older networks that mean the same (3GPP TS 24.008 Annex G). `+CREG:` may carry these. */
const sameInOlderNetworks: ReadonlySet<number> = new Set([2, 3, 5, 6, 11, 12, 13, 15, 17, 22]);

export const rejectText = (number: number, language: Language): string => {
  const table: Codes[Language] = emmCauseWords[language];
  const text = Object.hasOwn(table, number) ? table[number] : undefined;
  return text === undefined
    ? fill(rejectWords[language].unknown, { number })
    : fill(rejectWords[language].emm, { number, text });
};

const value = /^(?:"[0-9A-Fa-f]{0,8}"|\d{1,10}|)$/;
const isQuoted = (field: string | undefined): boolean => field?.startsWith('"') === true;
const isNumber = (field: string | undefined): field is string => field !== undefined && /^\d{1,3}$/.test(field);

/**
 * The answer to a query begins with the mode, the unsolicited line with the status: the second field tells them apart, a number or else quoted
 * or missing (docs/at-dialect.md §6.1). In mode 3 and above the kind and number of the reject cause follow.
 */
const registration = (name: string): LineRule =>
  rule('docs/at-dialect.md §6.1; 3GPP TS 27.007 §10.1.22', '~', ([text = ''], language) => {
    const fields = text.split(',').map((field) => field.trim());
    if (fields.length > 10 || !fields.every((field) => value.test(field))) return null;
    const [stat, , , technology, ...more] = isNumber(fields[1]) ? fields.slice(1) : fields;
    if (!isNumber(stat)) return null;
    // Between the technology and the cause, `+CGREG:` may have the routing area.
    const [kind, cause] = isQuoted(more[0]) || (name === '+CGREG' && more[0] === '') ? more.slice(1) : more;
    const isRegistered = ['1', '5', '6', '7', '9', '10'].includes(stat);
    return phrase(
      [
        codeText(registrationWords, stat, language),
        isRegistered && isNumber(technology) ? codeText(technologyWords, technology, language) : null,
        isNumber(cause) ? causeText(name, kind, Number(cause), language) : null,
      ],
      language,
    );
  });

const causeText = (name: string, kind: string | undefined, number: number, language: Language): string | null => {
  if (kind === '1') return fill(rejectWords[language].maker, { number });
  if (kind !== '0') return null;
  if (name === '+CREG' && !sameInOlderNetworks.has(number)) return fill(rejectWords[language].unknown, { number });
  return rejectText(number, language);
};

export const registrationLines: RulesOfNames = {
  '+CREG': [registration('+CREG')],
  '+CGREG': [registration('+CGREG')],
  '+CEREG': [registration('+CEREG')],
};
