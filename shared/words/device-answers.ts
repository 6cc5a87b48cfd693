import { describeCme, meaningOfCme, withAnswer } from './cme.ts';
import type { Language, Words } from './language.ts';

/** `TCP ERROR:n` (MAN, TCP error codes). */
export const tcpErrorWords: Words<Readonly<Record<number, string>>> = {
  en: {
    0: 'no error',
    1: 'the connection is idle',
    2: 'no connection point is free',
    3: 'the connection point is wrong',
    4: 'no buffer is free',
    5: 'network error',
    6: 'the host cannot be reached',
    7: 'the address is in use',
    8: 'the address is wrong',
    9: 'the size of the buffer is wrong',
    10: 'wrong parameter',
    11: 'the host refused the connection',
    12: 'the host did not answer in time',
    13: 'the connection was aborted',
    14: 'the host reset the connection',
    15: 'a connection is being made already',
    16: 'not connected',
    17: 'the connection was shut down',
    18: 'other error',
  },
  zh: {
    0: '无错误',
    1: '连接空闲',
    2: '没有可用的连接点',
    3: '连接点错误',
    4: '没有可用的缓冲区',
    5: '网络错误',
    6: '主机不可达',
    7: '地址已被占用',
    8: '地址错误',
    9: '缓冲区大小错误',
    10: '参数错误',
    11: '主机拒绝连接',
    12: '主机没有及时应答',
    13: '连接被中止',
    14: '主机重置了连接',
    15: '正在建立连接',
    16: '未连接',
    17: '连接已关闭',
    18: '其他错误',
  },
};

/** `+CDNSGIP: 0,n` (MAN CDNSGIP). */
export const lookupErrorWords: Words<Readonly<Record<number, string>>> = {
  en: {
    10: 'the name lookup failed',
    11: 'the name server did not answer after several attempts',
    12: 'no name server is known',
    13: 'not enough memory for the name lookup',
    14: 'the name is malformed or unknown',
    15: 'the name server gave a wrong answer',
  },
  zh: {
    10: '域名解析失败',
    11: '多次尝试后域名服务器仍未应答',
    12: '没有可用的域名服务器',
    13: '域名解析内存不足',
    14: '域名格式错误或不存在',
    15: '域名服务器应答错误',
  },
};

const states = [
  'IP INITIAL',
  'IP START',
  'IP CONFIG',
  'IP GPRSACT',
  'IP STATUS',
  'IP PROCESSING',
  'TCP CONNECTING',
  'CONNECT OK',
  'TCP CLOSING',
  'TCP CLOSED',
  'PDP DEACT',
] as const;

/** Possible values after `STATE:` (MAN CIPSTATUS). */
export type LinkState = (typeof states)[number];

export const linkStateWords: Words<Readonly<Record<LinkState, string>>> = {
  en: {
    'IP INITIAL': 'the data path is not set up',
    'IP START': 'the access point is set, the data path is not up',
    'IP CONFIG': 'the data path is being brought up',
    'IP GPRSACT': 'the data path is up, the address has not been asked for',
    'IP STATUS': 'the data path is up, there is no connection',
    'IP PROCESSING': 'the data path is up, several connections are possible',
    'TCP CONNECTING': 'the connection is being made',
    'CONNECT OK': 'the connection is up',
    'TCP CLOSING': 'the connection is being closed',
    'TCP CLOSED': 'the connection is closed',
    'PDP DEACT': 'the network ended the data path',
  },
  zh: {
    'IP INITIAL': '数据通道未建立',
    'IP START': '已设置接入点，数据通道未建立',
    'IP CONFIG': '正在建立数据通道',
    'IP GPRSACT': '数据通道已建立，尚未查询 IP 地址',
    'IP STATUS': '数据通道已建立，没有连接',
    'IP PROCESSING': '数据通道已建立，允许多路连接',
    'TCP CONNECTING': '正在建立连接',
    'CONNECT OK': '连接已建立',
    'TCP CLOSING': '正在关闭连接',
    'TCP CLOSED': '连接已关闭',
    'PDP DEACT': '网络断开了数据通道',
  },
};

const isLinkState = (text: string): text is LinkState => (states as readonly string[]).includes(text);

const numbered: readonly (readonly [RegExp, Words<Readonly<Record<number, string>>>])[] = [
  [/^(?:\d\s*,\s*)?TCP ERROR\s*:\s*(\d{1,3})$/, tcpErrorWords],
  [/^\+CDNSGIP\s*:\s*0\s*,\s*(\d{1,3})$/, lookupErrorWords],
];

/**
 * The meaning of an answer of the module: errors by number or text, TCP errors, failed name lookups, link states. `null` for lines that
 * need no explanation.
 */
export const meaningOfAnswer = (answerLine: string, language: Language): string | null => {
  const line = answerLine.trim();
  const error = meaningOfCme(line, language);
  if (error !== null) return error;
  for (const [shape, words] of numbered) {
    const text = words[language][Number(shape.exec(line)?.[1] ?? Number.NaN)];
    if (text !== undefined) return text;
  }
  const state = /^STATE\s*:\s*(.*)$/.exec(line)?.[1] ?? '';
  return isLinkState(state) ? linkStateWords[language][state] : null;
};

/** The same, followed by the answer itself. */
export const describeAnswer = (answerLine: string, language: Language): string | null => {
  const line = answerLine.trim();
  const words = meaningOfAnswer(line, language);
  return words === null ? null : (describeCme(line, language) ?? withAnswer(words, line, language));
};
