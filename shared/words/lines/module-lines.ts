import { unwrittenImei } from '../../at/imei.ts';
import type { Language } from '../language.ts';
import { fill, words } from '../typed-words.ts';
import { codeText, knownCode, type LineRule, numbered, phrase, type RulesOfNames, rule, worded } from './line-rule.ts';

/** `*EXINFO:` (MAN EXINFO). */
export const startWords = words(
  {
    0: 'last start: power key or supply',
    1: 'last start: charger, or after a download',
    2: 'last start: alarm',
    3: 'last start: by software',
    4: 'last start: reason not known',
    5: 'last start: reset line',
    6: 'last start: after a crash',
    7: 'last start: by a tool',
    8: 'last start: watchdog',
    9: 'last start: external',
    10: 'last start: charger',
  },
  {
    0: '上次启动原因：开机键或上电',
    1: '上次启动原因：充电器，或下载之后',
    2: '上次启动原因：闹钟',
    3: '上次启动原因：软件重启',
    4: '上次启动原因：未知',
    5: '上次启动原因：复位引脚',
    6: '上次启动原因：异常崩溃',
    7: '上次启动原因：工具',
    8: '上次启动原因：看门狗',
    9: '上次启动原因：外部',
    10: '上次启动原因：充电器',
  },
);

/** Negative numbers of `+UPGRADEIND:` and `+UPGRADE: 2,…` (MAN UPGRADE). */
export const updateErrorWords = words(
  {
    '-1000': 'firmware update failed: wrong address (URL)',
    '-1001': 'firmware update failed: network error',
    '-1002': 'firmware update failed: the server cannot be reached',
    '-1003':
      'firmware update failed: the firmware cannot be used, is too large, or is still being prepared by the server',
    '-1004': 'firmware update failed: wrong HTTP answer',
    '-1005': 'firmware update failed: storing it failed',
    '-1006': 'firmware update failed: other error',
  },
  {
    '-1000': '固件升级失败：URL 错误',
    '-1001': '固件升级失败：网络错误',
    '-1002': '固件升级失败：无法连接服务器',
    '-1003': '固件升级失败：固件不可用、过大，或服务器仍在生成差分包',
    '-1004': '固件升级失败：HTTP 应答错误',
    '-1005': '固件升级失败：存储失败',
    '-1006': '固件升级失败：其他错误',
  },
);

/** The last field of `+UPGRADE: 2,…`: what the vendor's server says. */
export const updateCauseWords = words(
  {
    3: 'the server does not know this device',
    17: 'no right: IMEI, firmware and key belong to different owners',
    21: 'this step is not allowed',
    25: 'the server does not know the project',
    26: 'the server does not know the firmware',
    27: 'the newest version is installed, or the device is not in the list',
    40: 'locked after six attempts in a day',
    43: 'the difference file is being built: ask again in 1 to 3 min',
    44: 'the server does not have the present version',
  },
  {
    3: '服务器没有此设备',
    17: '无权限：IMEI、固件与密钥属于不同用户',
    21: '不允许此操作',
    25: '服务器没有此项目',
    26: '服务器没有此固件',
    27: '已是最新版本，或设备不在升级列表中',
    40: '一天内尝试六次，已被锁定',
    43: '正在生成差分包：请在 1 到 3 分钟后重试',
    44: '服务器没有当前版本的固件',
  },
);

export const updateWords = words(
  {
    none: 'no firmware update is running',
    loading: 'firmware update: {percent} % loaded',
    writing: 'firmware update: {percent} % written; keep the supply on',
    version: 'firmware after the update: {version}',
    result: 'result of the firmware update: {code}',
    unknown: 'firmware update failed: unknown code {code}',
    http: 'HTTP {code}',
    cause: 'server: {text}',
    autoOn: 'automatic firmware updates are on',
    autoOff: 'automatic firmware updates are off',
    period: 'the server is asked for an update every {seconds} s',
  },
  {
    none: '没有进行中的固件升级',
    loading: '固件升级：已下载 {percent} %',
    writing: '固件升级：已写入 {percent} %，请勿断电',
    version: '升级后的固件：{version}',
    result: '固件升级结果：{code}',
    unknown: '固件升级失败：未知代码 {code}',
    http: 'HTTP {code}',
    cause: '服务器：{text}',
    autoOn: '自动升级固件已开启',
    autoOff: '自动升级固件已关闭',
    period: '每 {seconds} 秒向服务器查询一次升级',
  },
);

const isPercent = (number: string): boolean => Number(number) >= 0 && Number(number) <= 100;

const updateError = (code: string, language: Language): string => {
  const table: Readonly<Record<string, string>> = updateErrorWords[language];
  const text = Object.hasOwn(table, code) ? table[code] : undefined;
  return text ?? fill(updateWords[language].unknown, { code });
};

const indicated = rule('MAN UPGRADE', '#', ([number = ''], language) => {
  if (isPercent(number)) return fill(updateWords[language].loading, { percent: number });
  return updateError(number, language);
});

const update: readonly LineRule[] = [
  rule('MAN UPGRADE', /^0$/, (_values, language) => updateWords[language].none),
  rule('MAN UPGRADE', '1,#', ([percent = ''], language) =>
    isPercent(percent) ? fill(updateWords[language].loading, { percent }) : null,
  ),
  rule('MAN UPGRADE', '2,#,#,#', ([code = '', http = '', cause = ''], language) =>
    phrase(
      [
        // `+CME ERROR:` has the same numbers without their sign.
        updateError(code.startsWith('-') || code === '0' ? code : `-${code}`, language),
        http === '0' ? null : fill(updateWords[language].http, { code: http }),
        cause === '0' ? null : fill(updateWords[language].cause, { text: codeText(updateCauseWords, cause, language) }),
      ],
      language,
    ),
  ),
  rule('MAN UPGRADE', /^"AUTO"\s*,\s*([01])$/, ([use], language) =>
    use === '1' ? updateWords[language].autoOn : updateWords[language].autoOff,
  ),
  rule('MAN UPGRADE', /^"PERIOD"\s*,\s*(\d{1,10})$/, ([seconds = ''], language) =>
    fill(updateWords[language].period, { seconds }),
  ),
];

export const serialUpdateWords = words(
  {
    1: 'update by serial port: wrong parameter',
    2: 'update by serial port: not supported',
    3: 'update by serial port: wrong size',
    4: 'update by serial port: the parts do not start at 0 or are out of order',
    5: 'update by serial port: wrong checksum',
    6: 'update by serial port: the store is not erased',
    7: 'update by serial port: erasing failed',
    8: 'update by serial port: writing failed',
    9: 'update by serial port: reading failed',
    10: 'update by serial port: there is no file',
  },
  {
    1: '串口升级：参数错误',
    2: '串口升级：不支持',
    3: '串口升级：大小错误',
    4: '串口升级：分包序号未从 0 开始或顺序错误',
    5: '串口升级：校验和错误',
    6: '串口升级：存储区未擦除',
    7: '串口升级：擦除失败',
    8: '串口升级：写入失败',
    9: '串口升级：读取失败',
    10: '串口升级：没有文件',
  },
);

export const packageWords = words(
  {
    UNFOUND: 'update package: not found',
    UNVERIFIED: 'update package: not verified',
    VERIFIED: 'update package: verified',
    VERIFAILED: 'update package: the check failed',
    UPGRADED: 'update package: installed',
    UNDEF: 'update package: state not defined',
    PARTIAL: 'update package: incomplete',
  },
  {
    UNFOUND: '升级包：未找到',
    UNVERIFIED: '升级包：未校验',
    VERIFIED: '升级包：校验通过',
    VERIFAILED: '升级包：校验失败',
    UPGRADED: '升级包：已升级',
    UNDEF: '升级包：状态未定义',
    PARTIAL: '升级包：不完整',
  },
);

export const sleepWords = words(
  {
    0: 'the module does not sleep',
    1: 'sleep is controlled by the DTR signal',
    2: 'the module sleeps after an idle time',
    3: 'the module sleeps in its lowest mode',
  },
  { 0: '模块不休眠', 1: '由 DTR 引脚控制休眠', 2: '空闲一段时间后休眠', 3: '模块进入最低功耗休眠' },
);
export const errorModeWords = words(
  { 0: 'errors without a reason (ERROR)', 1: 'errors as numbers', 2: 'errors as text' },
  { 0: '错误不带原因（ERROR）', 1: '错误以数字表示', 2: '错误以文字表示' },
);
export const voltageWords = words(
  {
    supply: 'supply voltage: {mv} mV',
    limits: 'the module starts above {on} mV and switches off below {off} mV',
    converter: 'voltage at input {channel}: {mv} mV',
  },
  {
    supply: '供电电压：{mv} mV',
    limits: '高于 {on} mV 开机，低于 {off} mV 关机',
    converter: '输入 {channel} 的电压：{mv} mV',
  },
);
export const ioVoltageWords = words(
  { 0: 'I/O voltage: set by the hardware', 1: 'I/O voltage: 1.8 V', 2: 'I/O voltage: 3.3 V' },
  { 0: 'I/O 电压：由硬件引脚决定', 1: 'I/O 电压：1.8 V', 2: 'I/O 电压：3.3 V' },
);
export const networkCardWords = words(
  { 0: 'the USB network card is off', 1: 'the USB network card is on: the computer may use the data of the SIM card' },
  { 0: 'USB 网卡已关闭', 1: 'USB 网卡已开启：电脑可能会使用 SIM 卡的流量' },
);
export const lampWords = words(
  { 0: 'the network lamp is off', 1: 'the network lamp is on' },
  { 0: '网络指示灯已关闭', 1: '网络指示灯已开启' },
);
export const flowControlWords = words(
  { 0: 'none', 1: 'XON/XOFF', 2: 'RTS/CTS' },
  { 0: '无', 1: 'XON/XOFF', 2: 'RTS/CTS' },
);
export const serialWords = words(
  {
    auto: 'the baud rate is detected automatically',
    rate: '{rate} baud',
    flow: 'flow control: to the computer {to}, to the module {from}',
    ring: 'the ring line (RI) is pulsed when data arrive',
    noRing: 'the ring line (RI) is not pulsed when data arrive',
  },
  {
    auto: '自动检测波特率',
    rate: '波特率 {rate}',
    flow: '流控：到电脑 {to}，到模块 {from}',
    ring: '收到数据时振铃信号（RI）输出脉冲',
    noRing: '收到数据时振铃信号（RI）不输出脉冲',
  },
);
export const captureWords = words(
  { 0: 'the debug packet capture is limited in size', 1: 'the debug packet capture has no size limit' },
  { 0: '调试抓包有大小限制', 1: '调试抓包没有大小限制' },
);
export const crashWords = words(
  { 0: 'after a crash the module restarts', 1: 'after a crash the module stays halted' },
  { 0: '崩溃后模块重启', 1: '崩溃后模块保持停机' },
);

const isVoltage = (mv: string): boolean => Number(mv) >= 0 && Number(mv) <= 6_000;

export const imeiWords = words(
  { unwritten: 'no IMEI: the value of a module before its IMEI is written' },
  { unwritten: '不是 IMEI：这是模块写入 IMEI 之前的值' },
);

export const unnamedModuleLines: readonly LineRule[] = [
  rule('FAQ, IMEI and SN', new RegExp(`^${unwrittenImei}$`), (_values, language) => imeiWords[language].unwritten),
  rule('MAN UARTUPGRADE', /^\+UARTUPGRA(?:D)?E ERROR\s*:\s*(\d{1,3})$/, ([code = ''], language) =>
    codeText(serialUpdateWords, code, language),
  ),
];

export const moduleLines: RulesOfNames = {
  '*EXINFO': [numbered('MAN EXINFO', startWords)],
  '+UPGRADEIND': [indicated],
  '+UPGRADE': update,
  '+UPGRADEDL': [
    rule('MAN UPGRADE', '#', ([percent = ''], language) =>
      isPercent(percent) ? fill(updateWords[language].writing, { percent }) : null,
    ),
  ],
  '+UPGRADEVER': [
    rule('MAN UPGRADE', /^([01])$/, ([code = ''], language) => fill(updateWords[language].result, { code })),
    rule('MAN UPGRADE', /^"?([A-Za-z0-9_.-]{4,60})"?$/, ([version = ''], language) =>
      fill(updateWords[language].version, { version }),
    ),
  ],
  '+UARTUPGRADE': [worded('MAN UARTUPGRADE', /^(?:\d{1,2}\s*,\s*)?XOTA_PS_PKG_([A-Z]{3,12})$/, packageWords)],
  '+CSCLK': [numbered('MAN CSCLK', sleepWords)],
  '+CMEE': [numbered('docs/at-dialect.md §5; MAN CMEE', errorModeWords)],
  '+CBC': [
    rule('MAN CBC', /^(\d{1,4})$/, ([mv = ''], language) =>
      isVoltage(mv) ? fill(voltageWords[language].supply, { mv }) : null,
    ),
    rule('MAN CBC', /^(\d{4})\s*,\s*(\d{4})$/, ([on = '', off = ''], language) =>
      fill(voltageWords[language].limits, { on, off }),
    ),
  ],
  '+CADC': [
    rule('MAN CADC', /^([01])\s*,\s*(\d{1,4})$/, ([channel = '', mv = ''], language) =>
      fill(voltageWords[language].converter, { channel, mv }),
    ),
  ],
  '+IOSET': [numbered('MAN IOSET', ioVoltageWords)],
  '+RNDISCALL': [numbered('MAN RNDISCALL', networkCardWords)],
  '+CNETLIGHT': [numbered('MAN CNETLIGHT', lampWords)],
  '+IPR': [
    rule('docs/at-dialect.md §2; MAN IPR', /^(\d{1,7})$/, ([rate = ''], language) =>
      rate === '0' ? serialWords[language].auto : fill(serialWords[language].rate, { rate }),
    ),
  ],
  '+IFC': [
    rule('MAN IFC', '#,#', ([to = '', from = ''], language) => {
      const [out, back] = [to, from].map((code) => knownCode(flowControlWords, code, language));
      return out && back ? fill(serialWords[language].flow, { to: out, from: back }) : null;
    }),
  ],
  '+CFGRI': [
    rule('MAN CFGRI', /^([01])(?:\s*,\s*\d{1,6}){0,3}$/, ([use], language) =>
      use === '1' ? serialWords[language].ring : serialWords[language].noRing,
    ),
  ],
  '+CATCHPCAP': [numbered('MAN CATCHPCAP', captureWords)],
  '*EXASSERT': [numbered('MAN EXASSERT', crashWords)],
};
