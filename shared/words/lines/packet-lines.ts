import { lookupErrorWords } from '../device-answers.ts';
import type { Language } from '../language.ts';
import { fill, words } from '../typed-words.ts';
import { answers, codeText, ifAnswer, numbered, type RulesOfNames, rule } from './line-rule.ts';
import { reportWords } from './network-lines.ts';

export const attachWords = words(
  { 0: 'not attached to the packet data service', 1: 'attached to the packet data service' },
  { 0: '未附着数据业务', 1: '已附着数据业务' },
);

export const contextWords = words(
  {
    active: 'PDP context {cid}: active',
    inactive: 'PDP context {cid}: not active',
    other: 'PDP context {cid}: unknown code {code}',
    address: 'PDP context {cid} has the address {address}',
    noAddress: 'PDP context {cid} has no address: it carries no data',
  },
  {
    active: 'PDP 上下文 {cid}：已激活',
    inactive: 'PDP 上下文 {cid}：未激活',
    other: 'PDP 上下文 {cid}：未知代码 {code}',
    address: 'PDP 上下文 {cid} 的地址为 {address}',
    noAddress: 'PDP 上下文 {cid} 没有地址：不能传输数据',
  },
);

const noAddress: ReadonlySet<string> = new Set(['', '0.0.0.0', '0,0,0,0']);
/** IPv4, IPv6, or IPv6 as sixteen decimal bytes (MAN CGPADDR). */
const isAddress = (text: string): boolean =>
  /^\d{1,3}(?:\.\d{1,3}){3}$|^(?=.*:)[0-9A-Fa-f:.]{2,45}$|^\d{1,3}(?:\.\d{1,3}){15}$/.test(text);

/** A missing address means that there is no way for data (docs/at-dialect.md §6.1). */
const addressText = (cid: string, address: string, language: Language): string | null => {
  if (noAddress.has(address)) return fill(contextWords[language].noAddress, { cid });
  return isAddress(address) ? fill(contextWords[language].address, { cid, address }) : null;
};

export const bearerWords = words(
  {
    0: 'bearer {cid}: connecting',
    1: 'bearer {cid}: open',
    2: 'bearer {cid}: closing',
    3: 'bearer {cid}: closed',
    unknown: 'bearer {cid}: unknown code {code}',
  },
  {
    0: '承载 {cid}：正在连接',
    1: '承载 {cid}：已打开',
    2: '承载 {cid}：正在关闭',
    3: '承载 {cid}：已关闭',
    unknown: '承载 {cid}：未知代码 {code}',
  },
);

const bearerText = (cid: string, code: string, language: Language): string => {
  const table = bearerWords[language];
  if (code === '0' || code === '1' || code === '2' || code === '3') return fill(table[code], { cid });
  return fill(table.unknown, { cid, code });
};

export const authenticationWords = words(
  { 0: 'without a login', 1: 'login by PAP', 2: 'login by CHAP' },
  { 0: '不鉴权', 1: 'PAP 鉴权', 2: 'CHAP 鉴权' },
);

/** `+CNTP:` (docs/at-dialect.md §6.3). */
export const timeWords = words(
  {
    1: 'the clock was set from the time server',
    61: 'time synchronisation: network error',
    62: 'time synchronisation: the name of the server was not resolved',
    63: 'time synchronisation: the server cannot be reached',
    64: 'time synchronisation: wrong answer of the server',
    65: 'time synchronisation: the server did not answer in time',
  },
  {
    1: '已从时间服务器校准时钟',
    61: '时间同步：网络错误',
    62: '时间同步：服务器域名解析失败',
    63: '时间同步：无法连接服务器',
    64: '时间同步：服务器应答错误',
    65: '时间同步：服务器没有及时应答',
  },
);

export const pathWords = words(
  {
    resolved: 'the name was resolved: {address}',
    notResolved: 'the name was not resolved',
    replied: 'reply after {ms} ms from {address}, TTL {ttl}',
    noReply: 'no reply (600 ms and TTL 255 mean a lost packet)',
    traffic: 'counted data: {sent} {sent#byte|bytes} sent, {received} {received#byte|bytes} received',
  },
  {
    resolved: '域名已解析：{address}',
    notResolved: '域名未能解析',
    replied: '{ms} ms 后收到 {address} 的应答，TTL {ttl}',
    noReply: '无应答（600 ms 且 TTL 255 表示丢包）',
    traffic: '流量统计：已发送 {sent} 字节，已接收 {received} 字节',
  },
);

export const packetLines: RulesOfNames = {
  '+CGATT': [numbered('docs/at-dialect.md §6.1; MAN CGATT', attachWords)],
  '+CGACT': [
    rule('docs/at-dialect.md §6.1; MAN CGACT', '#,#', ([cid = '', code = ''], language) => {
      const table = contextWords[language];
      if (code === '0' || code === '1') return fill(code === '1' ? table.active : table.inactive, { cid });
      return fill(table.other, { cid, code });
    }),
  ],
  '+CGDCONT': [
    rule(
      'docs/at-dialect.md §6.1; FAQ, network, 3',
      /^(\d{1,2})\s*,\s*"[^"]{0,8}"\s*,\s*"[^"]{0,100}"\s*(?:,\s*"([^"]{0,64})"\s*(?:,[\d,\s]{0,20})?)?$/,
      ([cid = '', address = ''], language) => addressText(cid, address, language),
    ),
  ],
  '+CGPADDR': [
    rule(
      'MAN CGPADDR',
      /^(\d{1,2})(?:\s*,\s*"([^"]{0,64})")?(?:\s*,\s*"[^"]{0,80}")?$/,
      ([cid = '', address = ''], language) => addressText(cid, address, language),
    ),
  ],
  '+SAPBR': [
    rule('MAN SAPBR', /^([1-3])\s*,\s*(\d{1,2})\s*,\s*"?[\d.]{0,15}"?$/, ([cid = '', code = ''], language) =>
      bearerText(cid, code, language),
    ),
  ],
  '+CGAUTH': [
    rule('MAN CGAUTH', /^\d{1,2}\s*,\s*(\d{1,2})(?:\s*,.*)?$/, ([kind = ''], language) =>
      codeText(authenticationWords, kind, language),
    ),
  ],
  '+CGEREP': [rule('MAN CGEREP', '#,#', ([use = ''], language) => codeText(reportWords, use, language))],
  '+CNTP': [numbered('docs/at-dialect.md §6.3; MAN CNTP', timeWords)],
  '+CDNSGIP': [
    rule('docs/at-dialect.md §6.3; MAN CDNSGIP', '0,#', ([code = ''], language) =>
      codeText(lookupErrorWords, code, language),
    ),
    rule(
      'docs/at-dialect.md §6.3; MAN CDNSGIP',
      /^1\s*,\s*"[^"]{1,128}"\s*,\s*"([0-9A-Fa-f.:]{0,45})"(?:\s*,\s*"[0-9A-Fa-f.:]{0,45}")*$/,
      ([address = ''], language) => {
        if (noAddress.has(address)) return pathWords[language].notResolved;
        return isAddress(address) ? fill(pathWords[language].resolved, { address }) : null;
      },
    ),
  ],
  '+CIPPING': [
    rule('docs/at-dialect.md §6.3; MAN CIPPING', '#,$,#,#', ([, address = '', ms = '', ttl = ''], language) => {
      if (ms === '600' && ttl === '255') return pathWords[language].noReply;
      if (!isAddress(address) || Number(ms) < 0 || Number(ttl) < 0 || Number(ttl) > 255) return null;
      return fill(pathWords[language].replied, { address, ms, ttl });
    }),
  ],
  '^DATAINFO': [
    // The answer to `AT^DATAINFO?` has another meaning.
    rule('MAN DATAINFO', '#,#', ([sent = '', received = ''], language, context) => {
      if (answers(context, 'AT^DATAINFO?')) return null;
      return ifAnswer(context, 'AT^DATAINFO', fill(pathWords[language].traffic, { sent, received }), language);
    }),
  ],
};
