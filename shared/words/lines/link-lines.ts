import { tcpErrorWords } from '../device-answers.ts';
import { fill, words } from '../typed-words.ts';
import {
  answers,
  codeText,
  ifAnswer,
  type LineRule,
  numbered,
  phrase,
  type RulesOfNames,
  rule,
  worded,
} from './line-rule.ts';

/** `UDP ERROR:n`, whose numbers differ from those of TCP (MAN, UDP error codes). */
export const udpErrorWords = words(
  {
    0: 'no error',
    1: 'the connection is idle',
    2: 'no network interface',
    3: 'the network interface is wrong',
    4: 'no call-back function',
    5: 'no buffer is free',
    6: 'network error',
    7: 'the host refused the data',
    8: 'the host cannot be reached',
    9: 'the address is in use',
    10: 'the address is wrong',
    11: 'wrong length',
    12: 'wrong parameter',
    13: 'busy',
    14: 'unknown error',
    15: 'already connected',
  },
  {
    0: '无错误',
    1: '连接空闲',
    2: '没有网络接口',
    3: '网络接口错误',
    4: '没有回调函数',
    5: '没有可用的缓冲区',
    6: '网络错误',
    7: '主机拒绝数据',
    8: '主机不可达',
    9: '地址已被占用',
    10: '地址错误',
    11: '长度错误',
    12: '参数错误',
    13: '忙',
    14: '未知错误',
    15: '已连接',
  },
);

/** States that TCP connections of MQTT do not have; the others are in `device-answers.ts` (MAN CIPSTATUS). */
export const udpStateWords = words(
  {
    'UDP CONNECTING': 'the UDP connection is being made',
    'UDP CLOSING': 'the UDP connection is being closed',
    'UDP CLOSED': 'the UDP connection is closed',
    'SERVER LISTENING': 'the module waits for connections',
    'IP CLOSE': 'the connection is closed',
  },
  {
    'UDP CONNECTING': '正在建立 UDP 连接',
    'UDP CLOSING': '正在关闭 UDP 连接',
    'UDP CLOSED': 'UDP 连接已关闭',
    'SERVER LISTENING': '模块正在等待连接',
    'IP CLOSE': '连接已关闭',
  },
);

/** The state of one of six connections (MAN CIPSTATUS). */
export const clientStateWords = words(
  {
    INITIAL: 'connection {link}: not used',
    CONNECTING: 'connection {link}: being made',
    CONNECTED: 'connection {link}: up',
    'REMOTE CLOSING': 'connection {link}: the other side is closing it',
    CLOSING: 'connection {link}: being closed',
    CLOSED: 'connection {link}: closed',
  },
  {
    INITIAL: '连接 {link}：未使用',
    CONNECTING: '连接 {link}：正在建立',
    CONNECTED: '连接 {link}：已建立',
    'REMOTE CLOSING': '连接 {link}：对端正在关闭',
    CLOSING: '连接 {link}：正在关闭',
    CLOSED: '连接 {link}：已关闭',
  },
);

type ClientState = keyof (typeof clientStateWords)['en'];
const isClientState = (text: string): text is ClientState => Object.hasOwn(clientStateWords.en, text);

export const dataWords = words(
  {
    sent: 'the data were sent; it is unknown whether the server received them',
    notSent: 'sending failed',
    accepted: 'the module accepted {bytes} {bytes#byte|bytes} for sending',
    closed: 'the connection was closed on request',
    shut: 'all connections are closed and the data path is down',
    transparent: 'data mode: what is sent now goes to the other side',
    ended: 'the connection or the call has ended, or could not be made',
    received: '{bytes} {bytes#byte|bytes} received',
    receivedOn: '{bytes} {bytes#byte|bytes} received on connection {link}',
    sender: 'the sender of the data that follow',
    waiting: 'received data wait in the module',
    waitingOn: 'received data wait in the module, on connection {link}',
    follow: '{bytes} {bytes#byte|bytes} follow; left in the module: {left}',
    unread: '{bytes} {bytes#byte|bytes} wait in the module',
    confirmed: '{sent} {sent#byte|bytes} sent; confirmed: {confirmed}, not confirmed: {open}',
    limit: 'at most {bytes} {bytes#byte|bytes} can be sent at once',
  },
  {
    sent: '数据已发送；服务器是否收到未知',
    notSent: '发送失败',
    accepted: '模块已接收 {bytes} 字节待发送',
    closed: '已按要求关闭连接',
    shut: '所有连接已关闭，数据通道已断开',
    transparent: '数据模式：此后发送的内容直接传给对端',
    ended: '连接或呼叫已结束，或未能建立',
    received: '收到 {bytes} 字节',
    receivedOn: '连接 {link} 收到 {bytes} 字节',
    sender: '后续数据的发送方',
    waiting: '模块中有待读取的接收数据',
    waitingOn: '连接 {link} 有待读取的接收数据',
    follow: '后面是 {bytes} 字节，模块中还剩 {left} 字节',
    unread: '模块中有 {bytes} 字节待读取',
    confirmed: '已发送 {sent} 字节，已确认 {confirmed}，未确认 {open}',
    limit: '每次最多发送 {bytes} 字节',
  },
);

const linkNumber = '(?:[0-7]\\s*,\\s*)?';

/** Lines without a name before a colon. */
export const unnamedLinkLines: readonly LineRule[] = [
  rule('MAN, TCP error codes', new RegExp(`^${linkNumber}TCP ERROR\\s*:\\s*(\\d{1,4})$`), ([code = ''], language) =>
    codeText(tcpErrorWords, code, language),
  ),
  rule('MAN, UDP error codes', new RegExp(`^${linkNumber}UDP ERROR\\s*:\\s*(\\d{1,4})$`), ([code = ''], language) =>
    codeText(udpErrorWords, code, language),
  ),
  worded('MAN CIPSTATUS', /^STATE\s*:\s*([A-Z ]{1,20})$/, udpStateWords),
  rule(
    'MAN CIPSTATUS',
    /^(?:C\s*:\s*)?([0-7])\s*,\s*\d?\s*,\s*"(?:TCP|UDP)?"\s*,\s*"[^"]{0,128}"\s*,\s*"\d{0,5}"\s*,\s*"([A-Z ]{1,16})"$/,
    ([link = '', state = ''], language) =>
      isClientState(state) ? fill(clientStateWords[language][state], { link }) : null,
  ),
  rule('MAN CIPSEND', new RegExp(`^${linkNumber}SEND OK$`), (_values, language) => dataWords[language].sent),
  rule('MAN CIPSEND', new RegExp(`^${linkNumber}SEND FAIL$`), (_values, language) => dataWords[language].notSent),
  rule('MAN CIPSEND', /^DATA ACCEPT\s*:\s*(?:[0-7]\s*,\s*)?(\d{1,5})$/, ([bytes = ''], language) =>
    fill(dataWords[language].accepted, { bytes }),
  ),
  rule('MAN CIPCLOSE', new RegExp(`^${linkNumber}CLOSE OK$`), (_values, language) => dataWords[language].closed),
  rule('MAN CIPSHUT', /^SHUT OK$/, (_values, language) => dataWords[language].shut),
  rule('MAN CIPMODE; MAN ATO', /^CONNECT$/, (_values, language) => dataWords[language].transparent),
  rule('ITU-T V.250 §5.7.1; MAN ATA', /^NO CARRIER$/, (_values, language) => dataWords[language].ended),
  rule('MAN CIPHEAD; MAN CIPSHOWTP', /^\+IPD\s*,\s*(\d{1,5})(?:\s*,\s*(?:TCP|UDP))?\s*:/, ([bytes = ''], language) =>
    fill(dataWords[language].received, { bytes }),
  ),
  rule('MAN CIPSTART', /^\+RECEIVE\s*,\s*([0-7])\s*,\s*(\d{1,5})\s*:/, ([link = '', bytes = ''], language) =>
    fill(dataWords[language].receivedOn, { bytes, link }),
  ),
  rule('MAN CIPSRIP', /^RECV FROM\s*:\s*[0-9A-Fa-f.:]{3,60}$/, (_values, language) => dataWords[language].sender),
];

export const manyLinksWords = words(
  { 0: 'one connection at a time', 1: 'up to six connections' },
  { 0: '单路连接', 1: '多路连接（最多六路）' },
);
export const transparentWords = words(
  { 0: 'transparent mode is off', 1: 'transparent mode is on' },
  { 0: '透传模式已关闭', 1: '透传模式已开启' },
);
export const sendModeWords = words(
  {
    0: 'quick sending: SEND OK when the module has the data',
    1: 'quick sending: DATA ACCEPT when the module has the data',
    2: 'slow sending: SEND OK when the server has confirmed the data',
  },
  {
    0: '快发模式：模块收到数据后应答 SEND OK',
    1: '快发模式：模块收到数据后应答 DATA ACCEPT',
    2: '慢发模式：服务器确认数据后应答 SEND OK',
  },
);
export const promptWords = words(
  {
    0: 'no prompt > before data',
    1: 'prompt > before data',
    2: 'no prompt > before data and no SEND OK after them',
  },
  { 0: '发送数据前不显示提示符 >', 1: '发送数据前显示提示符 >', 2: '不显示提示符 >，发送后也不显示 SEND OK' },
);
export const headerWords = words(
  { 0: 'received data come without a header', 1: 'received data come with a header' },
  { 0: '接收数据不带数据头', 1: '接收数据带数据头' },
);
export const protocolWords = words(
  { 0: 'the header does not name the protocol', 1: 'the header names the protocol' },
  { 0: '数据头中不显示协议', 1: '数据头中显示协议' },
);
export const senderWords = words(
  { 0: 'the address of the sender is not shown', 1: 'the address of the sender is shown' },
  { 0: '不显示发送方地址', 1: '显示发送方地址' },
);
export const lineEndWords = words(
  { 0: 'a line end is added to received data', 1: 'received data come unchanged' },
  { 0: '接收数据末尾添加回车换行', 1: '接收数据保持原样' },
);
export const tlsWords = words({ 0: 'TLS is off', 1: 'TLS is on' }, { 0: 'TLS 已关闭', 1: 'TLS 已开启' });
export const readModeWords = words(
  {
    0: 'received data are shown at once',
    1: 'received data are kept until they are read, and announced once',
    5: 'received data are kept until they are read, and announced each time',
  },
  {
    0: '接收数据直接显示',
    1: '接收数据保存在模块中等待读取，只提示一次',
    5: '接收数据保存在模块中等待读取，每次都提示',
  },
);
export const keepAliveWords = words(
  {
    off: 'idle TCP connections are not probed',
    tcp: 'idle TCP connections are probed after {idle} s, every {interval} s, {count} {count#time|times}',
    noHeartbeat: 'the heartbeat is off',
    heartbeat: 'heartbeat every {interval} s',
    beats: 'last heartbeat {since} s ago, next in {next} s, number so far: {count}',
  },
  {
    off: '不检测空闲的 TCP 连接',
    tcp: 'TCP 连接空闲 {idle} 秒后开始检测，每 {interval} 秒一次，共 {count} 次',
    noHeartbeat: '心跳包已关闭',
    heartbeat: '每 {interval} 秒发送一次心跳包',
    beats: '上次心跳包在 {since} 秒前，下次在 {next} 秒后，已发送 {count} 个',
  },
);

/** `+CIPRXGET: 1` announces data; as an answer to the query it is the mode. */
const waitingData = rule('MAN CIPRXGET', '#', ([mode = ''], language, context) => {
  if (answers(context, 'AT+CIPRXGET?') || mode !== '1') return codeText(readModeWords, mode, language);
  const mode1 = ifAnswer(context, 'AT+CIPRXGET?', readModeWords[language][1], language);
  return context.command === undefined
    ? phrase([dataWords[language].waiting, mode1], language)
    : dataWords[language].waiting;
});

export const linkLines: RulesOfNames = {
  '+CIPRXGET': [
    waitingData,
    rule('MAN CIPRXGET', /^1\s*,\s*([0-7])$/, ([link = ''], language) => fill(dataWords[language].waitingOn, { link })),
    rule('MAN CIPRXGET', /^4\s*,\s*(?:[0-7]\s*,\s*)?(\d{1,7})$/, ([bytes = ''], language) =>
      fill(dataWords[language].unread, { bytes }),
    ),
    rule(
      'MAN CIPRXGET',
      /^[23]\s*,\s*(?:[0-7]\s*,\s*)?(\d{1,4})\s*,\s*(0|[1-9]\d{0,6})$/,
      ([bytes = '', left = ''], language) => fill(dataWords[language].follow, { bytes, left }),
    ),
  ],
  '+CIPACK': [
    rule('MAN CIPACK', '#,#,#', ([sent = '', confirmed = '', open = ''], language) =>
      fill(dataWords[language].confirmed, { sent, confirmed, open }),
    ),
  ],
  '+CIPSEND': [
    rule('MAN CIPSEND', /^(?:[0-7]\s*,\s*)?(\d{1,5})$/, ([bytes = ''], language) =>
      fill(dataWords[language].limit, { bytes }),
    ),
  ],
  '+CIPMUX': [numbered('docs/at-dialect.md §6.2; MAN CIPMUX', manyLinksWords)],
  '+CIPMODE': [numbered('MAN CIPMODE', transparentWords)],
  '+CIPQSEND': [numbered('MAN CIPQSEND', sendModeWords)],
  '+CIPSPRT': [numbered('MAN CIPSPRT', promptWords)],
  '+CIPHEAD': [numbered('MAN CIPHEAD', headerWords)],
  '+CIPSHOWTP': [numbered('MAN CIPSHOWTP', protocolWords)],
  '+CIPSRIP': [numbered('MAN CIPSRIP', senderWords)],
  '+CIPRXF': [numbered('MAN CIPRXF', lineEndWords)],
  '+CIPSSL': [numbered('MAN CIPSSL', tlsWords)],
  '+HTTPSSL': [numbered('MAN HTTPSSL', tlsWords)],
  '+CIPTKA': [
    rule('MAN CIPTKA', '#,#,#,#', ([use = '', idle = '', interval = '', count = ''], language) =>
      use === '0' ? keepAliveWords[language].off : fill(keepAliveWords[language].tcp, { idle, interval, count }),
    ),
  ],
  '^HEARTCONFIG': [
    rule('MAN HEARTCONFIG', '#,#,#', ([use = '', , interval = ''], language) =>
      use === '0' ? keepAliveWords[language].noHeartbeat : fill(keepAliveWords[language].heartbeat, { interval }),
    ),
  ],
  '^HEARTINQUIRE': [
    rule('MAN HEARTINQUIRE', '#,#,#', ([since = '', next = '', count = ''], language) =>
      `${since}${next}${count}` === '000'
        ? keepAliveWords[language].noHeartbeat
        : fill(keepAliveWords[language].beats, { since, next, count }),
    ),
  ],
};
