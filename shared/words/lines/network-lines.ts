import type { Language, Words } from '../language.ts';
import { operatorText } from '../operators.ts';
import { fill, words } from '../typed-words.ts';
import { codeText, type LineRule, numbered, phrase, type RulesOfNames, rule } from './line-rule.ts';
import { rejectText, technologyWords } from './registration-lines.ts';

/** `+CSQ:` (docs/at-dialect.md §5): the ends of the scale are limits, and 99 is not a value. */
export const signalWords = words(
  {
    level: '{dbm} dBm',
    atMost: '{dbm} dBm or less',
    atLeast: '{dbm} dBm or more',
    none: 'signal not measurable',
    rsrp: 'RSRP {level}',
    rsrq: 'RSRQ {db} dB',
    rssi: 'RSSI {level}',
  },
  {
    level: '{dbm} dBm',
    atMost: '{dbm} dBm 或更低',
    atLeast: '{dbm} dBm 或更高',
    none: '无法测量信号',
    rsrp: 'RSRP {level}',
    rsrq: 'RSRQ {db} dB',
    rssi: 'RSSI {level}',
  },
);

const signed = (number: number): string => String(number).replace('-', '−');

/** A level on a scale of whole dB, whose ends are limits. */
const levelText = (index: number, last: number, offset: number, step: number, language: Language): string => {
  const table = signalWords[language];
  const dbm = signed(index * step + offset);
  if (index === 0) return fill(table.atMost, { dbm });
  return fill(index === last ? table.atLeast : table.level, { dbm });
};

const signalStrength = rule('docs/at-dialect.md §5; MAN CSQ', '#,#', ([rssi = ''], language) => {
  const index = Number(rssi);
  if (index === 99) return signalWords[language].none;
  return index >= 0 && index <= 31 ? levelText(index, 31, -113, 2, language) : null;
});

/** RSRP 0 to 97, RSRQ 0 to 34, 255 unknown (docs/at-dialect.md §5; 3GPP TS 27.007 §8.69). */
const extendedText = (rsrq: number, rsrp: number, language: Language): string | null => {
  const table = signalWords[language];
  if (![rsrp, rsrq].every((index) => index >= 0 && (index <= 97 || index === 255))) return null;
  const parts = [
    rsrp > 97 ? null : fill(table.rsrp, { level: levelText(rsrp, 97, -141, 1, language) }),
    rsrq > 34 ? null : fill(table.rsrq, { db: signed(rsrq / 2 - 20) }),
  ];
  return parts.every((part) => part === null) ? table.none : phrase(parts, language);
};

const extendedSignal = rule('docs/at-dialect.md §5; MAN CESQ', '#,#,#,#,#,#', ([, , , , rsrq, rsrp], language) =>
  extendedText(Number(rsrq), Number(rsrp), language),
);

/** The same with the signal-to-noise ratio, whose scale the manual does not give. */
const reportedSignal = rule('MAN XCSQ', '#,#,#,#,#,#,#', ([, , , , rsrq, rsrp], language) =>
  extendedText(Number(rsrq), Number(rsrp), language),
);

export const reportWords = words({ 0: 'reports are off', 1: 'reports are on' }, { 0: '上报已关闭', 1: '上报已开启' });

/** The two numbers of `^MODE:` (docs/at-dialect.md §4). */
export const modeWords = words(
  {
    none: 'no network',
    gsm: 'network: GSM (2G)',
    third: 'network: 3G',
    hspa: 'network: 3G (HSPA)',
    lte: 'network: LTE (4G)',
    unknown: 'network: unknown code {code}',
  },
  {
    none: '无网络',
    gsm: '网络制式：GSM（2G）',
    third: '网络制式：3G',
    hspa: '网络制式：3G（HSPA）',
    lte: '网络制式：LTE（4G）',
    unknown: '网络制式：未知代码 {code}',
  },
);

const modes: Readonly<Record<string, 'none' | 'gsm' | 'third' | 'hspa' | 'lte'>> = {
  ...{ '0,0': 'none', '3,1': 'gsm', '3,2': 'gsm', '3,3': 'gsm' },
  ...{ '5,8': 'third', '15,8': 'third', '15,5': 'hspa', '15,6': 'hspa', '15,7': 'hspa', '17,17': 'lte' },
};

const networkMode = rule('docs/at-dialect.md §4; MAN MODE', '#,#', ([system = '', part = ''], language) => {
  const code = `${system},${part}`;
  const mode = Object.hasOwn(modes, code) ? modes[code] : undefined;
  return mode === undefined ? fill(modeWords[language].unknown, { code }) : modeWords[language][mode];
});

/** The answer to `AT+COPS=?` (3GPP TS 27.007 §7.3). The numbers are the states. */
export const foundOperatorWords = words(
  {
    0: '{name} (unknown)',
    1: '{name} (available)',
    2: '{name} (in use)',
    3: '{name} (forbidden)',
    found: 'found: {list}',
  },
  { 0: '{name}（未知）', 1: '{name}（可用）', 2: '{name}（正在使用）', 3: '{name}（禁止）', found: '搜索到：{list}' },
);

const foundOperator = /\(\s*([0-3])\s*,\s*"([^"]{0,40})"\s*,\s*"[^"]{0,40}"\s*,\s*"(\d{5,6})"/g;

const foundOperators = rule('MAN COPS', /^(\(\s*[0-3]\s*,\s*".*\))/, ([list = ''], language) => {
  const table = foundOperatorWords[language];
  const found = Array.from(list.matchAll(foundOperator), ([, state = '0', name = '', number = '']) => {
    const known = operatorText(number, language);
    return fill(table[Number(state) as 0 | 1 | 2 | 3], { name: known === number ? name || number : known });
  });
  return found.length === 0 ? null : fill(table.found, { list: phrase(found, language) });
});

/** The first field of `+COPS:` (3GPP TS 27.007 §7.3). */
export const selectionWords = words(
  {
    0: 'operator chosen automatically',
    1: 'operator chosen by hand',
    2: 'detached from the operator',
    3: 'only the format of the name is set',
    4: 'operator chosen by hand, automatically if that fails',
  },
  {
    0: '自动选择运营商',
    1: '手动选择运营商',
    2: '已从运营商网络注销',
    3: '仅设置名称格式',
    4: '手动选择运营商，失败时自动选择',
  },
);

export const operatorLineWords = words({ none: 'no operator' }, { none: '没有运营商' });

const colon: Words<string> = { en: ': ', zh: '：' };

const chosenText = (mode: string, operator: string, technology: string | null, language: Language): string => {
  const chosen = `${codeText(selectionWords, mode, language)}${colon[language]}${operatorText(operator, language)}`;
  return phrase([chosen, technology === null ? null : codeText(technologyWords, technology, language)], language);
};

const operator: readonly LineRule[] = [
  rule('docs/at-dialect.md §6.1; MAN COPS', '#', ([mode = ''], language) => {
    const selection = codeText(selectionWords, mode, language);
    return mode === '2' ? selection : phrase([selection, operatorLineWords[language].none], language);
  }),
  rule('docs/at-dialect.md §6.1; MAN COPS', '#,#,$', ([mode = '', , name = ''], language) =>
    chosenText(mode, name, null, language),
  ),
  rule('docs/at-dialect.md §6.1; MAN COPS', '#,#,$,#', ([mode = '', , name = '', technology = ''], language) =>
    chosenText(mode, name, technology, language),
  ),
];

export const bandWords = words({ band: 'band {band}, {technology}' }, { band: '频段 {band}，{technology}' });

const bandText = (band: string, technology: string, language: Language): string =>
  fill(bandWords[language].band, { band, technology: codeText(technologyWords, technology, language) });

const band: readonly LineRule[] = [
  rule('MAN BANDIND', '#,#', ([number = '', technology = ''], language) => bandText(number, technology, language)),
  rule('MAN BANDIND', '#,#,#', ([, number = '', technology = ''], language) => bandText(number, technology, language)),
];

/** `^SYSINFO:`: the manual names this state only; the networks are those of `^MODE:`. */
export const serviceWords = words({ 2: 'available' }, { 2: '有效' });
export const systemWords = words(
  { 0: 'none', 3: 'GSM', 5: '3G', 15: '3G', 17: 'LTE' },
  { 0: '无', 3: 'GSM', 5: '3G', 15: '3G', 17: 'LTE' },
);
export const systemInfoWords = words(
  { service: 'service: {text}', system: 'network: {text}', noCard: 'no SIM card, or its PIN is missing' },
  { service: '服务：{text}', system: '网络制式：{text}', noCard: '没有 SIM 卡或未输入 PIN 码' },
);

const systemInfo = rule(
  'MAN SYSINFO',
  /^(\d{1,3})\s*,\s*(\d{1,3})\s*,\s*(\d{1,3})\s*,\s*(\d{1,3})\s*,\s*(\d{1,3})(?:\s*,\s*\d{0,3}){0,2}$/,
  ([service = '', , , system = '', card], language) =>
    phrase(
      [
        fill(systemInfoWords[language].service, { text: codeText(serviceWords, service, language) }),
        fill(systemInfoWords[language].system, { text: codeText(systemWords, system, language) }),
        card === '255' ? systemInfoWords[language].noCard : null,
      ],
      language,
    ),
);

export const cellStateWords = words(
  { 0: 'idle', 1: 'connected', 2: 'packet service', 3: 'valid' },
  { 0: '空闲', 1: '专用连接', 2: '数据业务', 3: '有效' },
);
export const cellNetworkWords = words({ 0: 'GSM', 1: 'UMTS', 2: 'LTE' }, { 0: 'GSM', 1: 'UMTS', 2: 'LTE' });

export const cellWords = words(
  {
    engineering: 'engineering data: {state}, {network}',
    serving: 'serving cell: band {band}, physical cell ID {pci}',
    levels: 'RSRP {rsrp}',
    neighbour: 'neighbour cell: channel {channel}, physical cell ID {pci}',
    none: 'no reject cause',
  },
  {
    engineering: '工程数据：{state}，{network}',
    serving: '服务小区：频段 {band}，物理小区 ID {pci}',
    levels: 'RSRP {rsrp}',
    neighbour: '邻区：频点 {channel}，物理小区 ID {pci}',
    none: '没有拒绝原因',
  },
);

const engineering = rule('MAN EEMGINFO', '#,#', ([state = '', network = ''], language) =>
  fill(cellWords[language].engineering, {
    state: codeText(cellStateWords, state, language),
    network: codeText(cellNetworkWords, network, language),
  }),
);

/** Thirty fields: the physical cell ID is the fifth, the band the eighth, the reject cause the twenty-seventh. */
const servingData = rule('MAN EEMGINFO; 3GPP TS 24.301 §9.9.3.9', '~', ([text = ''], language) => {
  const fields = text.split(',').map((field) => field.trim());
  const [pci = '', band = '', cause = ''] = [fields[4], fields[7], fields[26]];
  if (fields.length !== 30 || ![pci, band, cause].every((field) => /^\d{1,3}$/.test(field))) return null;
  const serving = fill(cellWords[language].serving, { band, pci });
  return phrase([serving, cause === '0' ? cellWords[language].none : rejectText(Number(cause), language)], language);
});

const neighbourData = rule('MAN EEMGINFO', '#,#,#,#,#,~', ([, pci = '', channel = ''], language) =>
  fill(cellWords[language].neighbour, { channel, pci }),
);

/** Thirteen fields with the IMSI as the third, which is not repeated. */
export const servingCell = rule(
  'MAN CCED',
  /^\+?CCED\s*:\s*LTE current cell\s*:\s*([0-9A-Za-z,\s*.-]{1,160})$/,
  ([text = ''], language) => {
    const fields = text.split(',').map((field) => field.trim());
    const [band = '', rsrp = '', pci = ''] = [fields[4], fields[8], fields[12]];
    if (fields.length !== 13 || ![band, rsrp, pci].every((field) => /^\d{1,3}$/.test(field))) return null;
    const level = Number(rsrp) > 97 ? null : levelText(Number(rsrp), 97, -141, 1, language);
    const serving = fill(cellWords[language].serving, { band, pci });
    return phrase([serving, level === null ? null : fill(cellWords[language].levels, { rsrp: level })], language);
  },
);

export const radioWords = words(
  { 0: 'the radio is off (minimum functionality)', 1: 'the radio is on', 4: 'flight mode: the radio is off' },
  { 0: '射频已关闭（最小功能模式）', 1: '射频已开启', 4: '飞行模式：射频已关闭' },
);
export const clockUpdateWords = words(
  { 0: 'network time does not set the clock', 1: 'network time sets the clock' },
  { 0: '网络时间不更新时钟', 1: '网络时间自动更新时钟' },
);

export const networkLines: RulesOfNames = {
  '+CSQ': [signalStrength],
  '+CESQ': [extendedSignal],
  '*CESQ': [reportedSignal],
  '*CSQ': [numbered('MAN XCSQ', reportWords)],
  '^MODE': [networkMode],
  '+COPS': [...operator, foundOperators],
  '*BANDIND': band,
  '+CACAP': [numbered('MAN CACAP; 3GPP TS 27.007 §7.3', technologyWords)],
  '^SYSINFO': [systemInfo],
  '+EEMGINFO': [engineering],
  '+EEMLTESVC': [servingData],
  '+EEMLTEINTRA': [neighbourData],
  '+EEMLTEINTER': [neighbourData],
  '+CFUN': [numbered('docs/at-dialect.md §5; MAN CFUN', radioWords)],
  '+CTZU': [numbered('MAN CTZU', clockUpdateWords)],
  '+CTZR': [numbered('MAN CTZR', reportWords)],
};
