import type { Language } from '../language.ts';
import { fill, words } from '../typed-words.ts';
import { type Codes, type LineRule, numbered, type RulesOfNames, rule } from './line-rule.ts';

const shared = {
  en: {
    0: 'position: done',
    1: 'position: the server has no data for this place',
    6: 'position: wrong parameter',
    7: 'position: unknown error',
    404: 'position: not found',
    408: 'position: the server did not answer in time',
    601: 'position: network error',
    602: 'position: not enough memory',
    603: 'position: the name of the server was not resolved',
    604: 'position: the protocol stack is busy',
    65535: 'position: other error',
  },
  zh: {
    0: '定位：完成',
    1: '定位：服务器没有此处的数据',
    6: '定位：参数错误',
    7: '定位：未知错误',
    404: '定位：未找到',
    408: '定位：服务器没有及时应答',
    601: '定位：网络错误',
    602: '定位：内存不足',
    603: '定位：服务器域名解析失败',
    604: '定位：协议栈忙',
    65535: '定位：其他错误',
  },
} as const;

/** `+CIPGSMLOC: <n>` (MAN CIPGSMLOC). */
export const cellPositionWords = words(shared.en, shared.zh);

/** `+WIFILOC: <n>` (MAN WIFILOC). */
export const wifiPositionWords = words(
  {
    ...shared.en,
    2: 'position: no permission',
    4: 'position: unknown error',
    255: 'position: the Wi-Fi scan is done',
  },
  { ...shared.zh, 2: '定位：没有权限', 4: '定位：未知错误', 255: '定位：Wi-Fi 扫描已完成' },
);

export const positionWords = words(
  {
    at: 'position: latitude {latitude}, longitude {longitude} (WGS-84)',
    time: 'time from the server: {time}',
    station: 'Wi-Fi station, {dbm} dBm, channel {channel}',
    stations: '{n} {n#Wi-Fi station|Wi-Fi stations} found',
    fix: 'GNSS: position known',
    noFix: 'GNSS: running, no position yet',
    off: 'GNSS: not running',
  },
  {
    at: '位置：纬度 {latitude}，经度 {longitude}（WGS-84）',
    time: '服务器时间：{time}',
    station: 'Wi-Fi 热点，{dbm} dBm，信道 {channel}',
    stations: '找到 {n} 个 Wi-Fi 热点',
    fix: 'GNSS：已定位',
    noFix: 'GNSS：正在运行，尚未定位',
    off: 'GNSS：未运行',
  },
);

const degrees = '0{0,2}(-?\\d{1,3}\\.\\d{1,10})';
const time = '(\\d{4}/\\d\\d/\\d\\d\\s*,\\s*\\d\\d:\\d\\d:\\d\\d)';

/** Not every pair of numbers is a place. */
const isPlace = (latitude: string, longitude: string): boolean =>
  Math.abs(Number(latitude)) <= 90 && Math.abs(Number(longitude)) <= 180;

const located = (source: string, codes: Codes): readonly LineRule[] => [
  numbered(source, codes),
  rule(
    source,
    new RegExp(`^0\\s*,\\s*${degrees}\\s*,\\s*${degrees}(?:\\s*,\\s*${time})?$`),
    ([north = '', east = ''], language) =>
      isPlace(north, east) ? fill(positionWords[language].at, { latitude: north, longitude: east }) : null,
  ),
  rule(source, new RegExp(`^0\\s*,\\s*${time}$`), ([at = ''], language) =>
    fill(positionWords[language].time, { time: at }),
  ),
];

/** Running, fix, then eighteen or more fields, of which the first is the time (MAN CGNSINF). */
const satellites = rule(
  'MAN CGNSINF',
  /^([01])\s*,\s*([01])?\s*,\s*\d{0,14}(?:\.\d{1,3})?\s*,([0-9A-Za-z.,\s+-]{10,200})$/,
  ([run, fix], language: Language) => {
    const table = positionWords[language];
    if (run === '0') return table.off;
    return fix === '1' ? table.fix : table.noFix;
  },
);

export const satelliteWords = words(
  { 0: 'GNSS is switched off', 1: 'GNSS is switched on' },
  { 0: 'GNSS 已关闭', 1: 'GNSS 已开启' },
);
export const countLineWords = words(
  { 0: 'no line with the number of stations', 1: 'a line with the number of stations comes first' },
  { 0: '不显示热点个数', 1: '先显示热点个数' },
);

const station = (source: string, shape: RegExp): LineRule =>
  rule(source, shape, ([dbm = '', channel = ''], language) =>
    fill(positionWords[language].station, { dbm: dbm.replace('-', '−'), channel }),
  );

const mac = '"(?:[0-9A-Fa-f]{2}:){5}[0-9A-Fa-f]{2}"';

export const unnamedLocationLines: readonly LineRule[] = [
  rule('MAN WIFISCANCOUNT', /^\+WIFISCAN COUNT\s*:\s*(\d{1,3})$/, ([n = ''], language) =>
    fill(positionWords[language].stations, { n }),
  ),
];

export const locationLines: RulesOfNames = {
  '+CIPGSMLOC': located('MAN CIPGSMLOC', cellPositionWords),
  '+WIFILOC': located('MAN WIFILOC', wifiPositionWords),
  '+WIFISCAN': [
    station(
      'MAN WIFISCAN',
      new RegExp(`^(?:".*"\\s*,\\s*)?${mac}\\s*,\\s*(-\\d{1,3})\\s*,\\s*(\\d{1,3})(?:\\s*,\\s*-?\\d{1,6})?$`),
    ),
  ],
  '+CGNSINF': [satellites],
  '+UGNSINF': [satellites],
  '+CGNSPWR': [numbered('MAN CGNSPWR', satelliteWords)],
  '+WIFISCANCOUNT': [numbered('MAN WIFISCANCOUNT', countLineWords)],
};
