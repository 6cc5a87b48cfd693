import type { Words } from './language.ts';

/** Short words for the facts `problem`, `cause`, `reason` and `detail`. What is not in the table is shown as it is. */
const en = {
  empty: 'is empty',
  missing: 'is missing',
  'too-long': 'is too long',
  'too-short': 'is too short',
  'line-break': 'contains a line break',
  'control-character': 'contains a control character',
  quote: 'contains a quotation mark',
  'not-ten-digits': 'must be ten digits, YYYYMMDDHH in UTC',
  'not-a-number': 'is not a number',
  'out-of-range': 'is out of range',
  'not-utf-8': 'is not UTF-8 text',
  'not-a-command': 'an AT command begins with AT',
  'download-mode':
    'would put the module into its download mode, in which only the flashing tool reaches it; never sent',

  'tls-failure-crashes': 'crashes when a TLS connection fails',
  'no-server-name': 'does not tell the server the host name that is meant (SNI), which many cloud hosts require',
  'cipher-suites': 'breaks off TLS handshakes with servers that offer cipher suites unknown to it',
  'keep-alive-cut': 'does not honour a keep-alive above 300 s',
  'no-keep-alive': 'does not keep an MQTT connection alive by itself',
  'mutual-tls-publish': 'fails to publish when it shows a certificate of its own',
  'login-refused': 'refuses the usual form of the login command',
  'long-sessions-crash': 'crashes in long MQTT sessions',
  'quick-messages-lost': 'loses messages that come in quick succession',

  'report-of-another-profile': 'the report belongs to another profile',
  'not-a-report': 'the file is no report of provision',

  'unexpected-end': 'the text ends too early',
  'unexpected-character': 'an unexpected character',
  'too-deep': 'nested too deeply',
  'text-after-end': 'text after the end',

  'utf-16': 'the file is UTF-16 text; save it as UTF-8 or plain ASCII',
  'cr-only': 'the lines end with CR only',
  'smart-dashes': 'the dashes of the BEGIN or END line were replaced by typographic ones',
  'bad-boundary': 'the BEGIN or END line is malformed',
  'missing-begin': 'the BEGIN line is missing',
  'missing-end': 'the END line is missing',
  'label-mismatch': 'the BEGIN and END lines do not belong together',
  'bad-base64': 'a character that is not Base64, or a lost one',
  'no-pem': 'the file is neither PEM nor DER',
  'not-a-certificate': 'the content is no X.509 certificate',
  'not-a-key': 'the content is no private key',
  'other-content': 'the file holds something else',
  'several-keys': 'the file holds more than one key',

  swapped: 'the secret was taken as the key and the timestamp as the message; it must be the other way round',
  'trailing-newline': 'the secret was copied with a line break',
  'blank-in-secret': 'the secret was copied with a blank',
  'beijing-hour': 'the key was the hour in Beijing time instead of UTC',
  'other-hour': 'the key was another hour than the one in the clientId',
  'not-keyed': 'the secret was hashed without the timestamp as key',
  'secret-itself': 'the secret itself was given as the password',
  base64: 'the result was written as Base64 instead of hexadecimal',
  'upper-case': 'the result was written in capital letters',
  'blank-around': 'there is a blank or a line break around it',

  'not-a-file': 'it is no ordinary file',
  'too-large': 'it is too large',
  closed: 'already closed',
  address: 'the address must be tcp://host:port',
  path: 'the path is not a possible one',
  baudRate: 'the baud rate is not a possible one',
  platform: 'Windows has no pseudo-terminals',
  occupied: 'another file stands at that path',
  tools: 'neither socat nor Python 3 works here',
} as const;

export type ProblemKey = keyof typeof en;

const zh: Readonly<Record<ProblemKey, string>> = {
  empty: '为空',
  missing: '缺失',
  'too-long': '过长',
  'too-short': '过短',
  'line-break': '含有换行符',
  'control-character': '含有控制字符',
  quote: '含有引号',
  'not-ten-digits': '必须是十位数字，即 UTC 时间的 YYYYMMDDHH',
  'not-a-number': '不是数字',
  'out-of-range': '超出范围',
  'not-utf-8': '不是 UTF-8 文本',
  'not-a-command': 'AT 命令须以 AT 开头',
  'download-mode': '会使模块进入下载模式，此后只有烧录工具能与之通信；绝不发送',

  'tls-failure-crashes': 'TLS 连接失败时会死机',
  'no-server-name': '不向服务器发送主机名（SNI），而许多云平台要求 SNI',
  'cipher-suites': '遇到不认识的加密套件时 TLS 握手会失败',
  'keep-alive-cut': '超过 300 秒的心跳间隔不生效',
  'no-keep-alive': '不会自动保持 MQTT 连接',
  'mutual-tls-publish': '双向认证时发布消息失败',
  'login-refused': '不接受常用形式的登录命令',
  'long-sessions-crash': '长时间 MQTT 连接会死机',
  'quick-messages-lost': '消息到达过快时会丢失',

  'report-of-another-profile': '该报告属于另一个配置文件',
  'not-a-report': '该文件不是 provision 的报告',

  'unexpected-end': '内容提前结束',
  'unexpected-character': '出现意外的字符',
  'too-deep': '嵌套过深',
  'text-after-end': '结尾之后还有内容',

  'utf-16': '文件是 UTF-16 编码，请另存为 UTF-8 或纯 ASCII',
  'cr-only': '行尾只有 CR',
  'smart-dashes': 'BEGIN 或 END 行的短横线被替换成了排版破折号',
  'bad-boundary': 'BEGIN 或 END 行格式有误',
  'missing-begin': '缺少 BEGIN 行',
  'missing-end': '缺少 END 行',
  'label-mismatch': 'BEGIN 行与 END 行不配对',
  'bad-base64': '含有非 Base64 字符，或丢失了字符',
  'no-pem': '文件既不是 PEM 也不是 DER',
  'not-a-certificate': '内容不是 X.509 证书',
  'not-a-key': '内容不是私钥',
  'other-content': '文件中是其他内容',
  'several-keys': '文件中有多个私钥',

  swapped: '把密钥当作了 HMAC 的键、时间戳当作了消息，应当相反',
  'trailing-newline': '复制的密钥带有换行',
  'blank-in-secret': '复制的密钥带有空格',
  'beijing-hour': '用作键的是北京时间的小时，应为 UTC',
  'other-hour': '用作键的小时与 clientId 中的不同',
  'not-keyed': '计算时没有用时间戳作键',
  'secret-itself': '直接把设备密钥当作了密码',
  base64: '结果写成了 Base64，应为十六进制',
  'upper-case': '结果写成了大写字母',
  'blank-around': '前后带有空格或换行',

  'not-a-file': '不是普通文件',
  'too-large': '过大',
  closed: '已经关闭',
  address: '地址应为 tcp://主机:端口',
  path: '路径不可能存在',
  baudRate: '波特率不可用',
  platform: 'Windows 没有伪终端',
  occupied: '该路径上已有其他文件',
  tools: '本机的 socat 和 Python 3 都不可用',
};

export const problemWords: Words<Readonly<Record<ProblemKey, string>>> = { en, zh };

/** What a fact that is `true` says; one that is `false` says nothing. */
export const flagWords: Words<Readonly<Record<'retired' | 'given' | 'restarted', string>>> = {
  en: {
    retired: "it is Huawei's IoT root of 2016, which belongs to the retired platform",
    given: 'a PIN was given, but the card still asks',
    restarted: 'it had restarted before',
  },
  zh: {
    retired: '它是华为 2016 年的 IoT 根证书，属于已退役的旧平台',
    given: '已提供 PIN 码，但卡仍在要求',
    restarted: '此前它重启过',
  },
};
