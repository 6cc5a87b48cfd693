import { fill, words } from '../typed-words.ts';
import { storedWords } from './http-lines.ts';
import {
  answers,
  codeText,
  ifAnswer,
  knownCode,
  type LineRule,
  numbered,
  phrase,
  type RulesOfNames,
  rule,
} from './line-rule.ts';

/** The last field of the FTP lines (MAN, FTP error codes); 67 to 69 are not in the manual. */
export const ftpCodeWords = words(
  {
    61: 'FTP: network error',
    62: 'FTP: the host name was not resolved',
    63: 'FTP: the server cannot be reached',
    64: 'FTP: the server did not answer in time',
    65: 'FTP: server error',
    66: 'FTP: operation not allowed',
    70: 'FTP: wrong reply of the server',
    71: 'FTP: wrong user name',
    72: 'FTP: wrong password',
    73: 'FTP: setting the type failed',
    74: 'FTP: resuming failed (REST)',
    75: 'FTP: passive mode failed',
    76: 'FTP: active mode failed',
    77: 'FTP: the operation failed',
    78: 'FTP: the upload failed',
    79: 'FTP: the download failed',
    80: 'FTP: TLS error',
    81: 'FTP: TLS error',
    82: 'FTP: TLS error',
    83: 'FTP: TLS error',
    84: 'FTP: TLS error',
    85: 'FTP: file error',
    86: 'FTP: ended by AT+FTPQUIT, no fault',
  },
  {
    61: 'FTP：网络错误',
    62: 'FTP：域名解析失败',
    63: 'FTP：无法连接服务器',
    64: 'FTP：服务器没有及时应答',
    65: 'FTP：服务器错误',
    66: 'FTP：不允许该操作',
    70: 'FTP：服务器应答错误',
    71: 'FTP：用户名错误',
    72: 'FTP：密码错误',
    73: 'FTP：设置类型失败',
    74: 'FTP：断点续传失败（REST）',
    75: 'FTP：被动模式失败',
    76: 'FTP：主动模式失败',
    77: 'FTP：操作失败',
    78: 'FTP：上传失败',
    79: 'FTP：下载失败',
    80: 'FTP：TLS 错误',
    81: 'FTP：TLS 错误',
    82: 'FTP：TLS 错误',
    83: 'FTP：TLS 错误',
    84: 'FTP：TLS 错误',
    85: 'FTP：文件错误',
    86: 'FTP：由 AT+FTPQUIT 结束，不是故障',
  },
);

export const ftpWords = words(
  {
    finished: 'FTP: finished',
    ready: 'FTP: data are ready to be read',
    readyToSend: 'FTP: data can be sent, at most {bytes} {bytes#byte|bytes} at once',
    follow: '{bytes} {bytes#byte|bytes} follow',
    expected: 'the module waits for {bytes} {bytes#byte|bytes}',
    expectedFrom: 'the module waits for {bytes} {bytes#byte|bytes}, from position {position} on',
    size: 'FTP: the file has {bytes} {bytes#byte|bytes}',
    done: 'FTP: finished, {bytes} {bytes#byte|bytes}',
    soFar: 'FTP: {bytes} {bytes#byte|bytes} so far',
    progress: 'FTP: {received} {received#byte|bytes} received, of these written: {written}',
    waiting: '{bytes} {bytes#byte|bytes} wait in the module',
    saved: '{bytes} {bytes#byte|bytes} saved',
    idle: 'FTP: idle',
    busy: 'FTP: a session is running',
  },
  {
    finished: 'FTP：已完成',
    ready: 'FTP：数据可读取',
    readyToSend: 'FTP：可以发送数据，每次最多 {bytes} 字节',
    follow: '后面是 {bytes} 字节',
    expected: '模块正在等待 {bytes} 字节数据',
    expectedFrom: '模块正在等待 {bytes} 字节数据，起始位置 {position}',
    size: 'FTP：文件大小 {bytes} 字节',
    done: 'FTP：已完成，{bytes} 字节',
    soFar: 'FTP：目前 {bytes} 字节',
    progress: 'FTP：已接收 {received} 字节，其中已写入 {written} 字节',
    waiting: '模块中有 {bytes} 字节待读取',
    saved: '已保存 {bytes} 字节',
    idle: 'FTP：空闲',
    busy: 'FTP：会话进行中',
  },
);

type BytesSentence = 'readyToSend' | 'follow' | 'expected' | 'size' | 'done' | 'soFar' | 'waiting' | 'saved';

const bytesRule = (source: string, shape: RegExp, name: BytesSentence): LineRule =>
  rule(source, shape, ([bytes = ''], language) => fill(ftpWords[language][name], { bytes }));

/** `1,0` finished, `1,1` data are ready, `1,61` to `1,86` ended with this code. */
const session = (source: string, ready: boolean): LineRule =>
  rule(source, /^1\s*,\s*(\d{1,3})$/, ([code = ''], language) => {
    if (code === '0') return ftpWords[language].finished;
    return code === '1' && ready ? ftpWords[language].ready : codeText(ftpCodeWords, code, language);
  });

const ftpCode = (source: string): LineRule => numbered(source, ftpCodeWords);

/** The second field is a code, or as an answer to the query a number of bytes. */
const ramDownload = rule('MAN FTPEXTGET', /^1\s*,\s*(\d{1,7})$/, ([value = ''], language, context) => {
  const table = ftpWords[language];
  if (answers(context, 'AT+FTPEXTGET?')) return fill(table.soFar, { bytes: value });
  if (value === '0') return table.finished;
  const text = knownCode(ftpCodeWords, value, language);
  if (text === null)
    return Number(value) > 86 ? fill(table.soFar, { bytes: value }) : codeText(ftpCodeWords, value, language);
  const soFar = ifAnswer(context, 'AT+FTPEXTGET?', fill(table.soFar, { bytes: value }), language);
  return context.command === undefined ? phrase([text, soFar], language) : text;
});

export const ftpLines: RulesOfNames = {
  '+FTPSCONT': [numbered('MAN FTPSCONT', storedWords)],
  '+FTPGET': [session('MAN FTPGET', true), bytesRule('MAN FTPGET', /^2\s*,\s*(\d{1,5})$/, 'follow')],
  '+FTPLIST': [session('MAN FTPLIST', true), bytesRule('MAN FTPLIST', /^2\s*,\s*(\d{1,5})$/, 'follow')],
  '+FTPPUT': [
    bytesRule('MAN FTPPUT', /^1\s*,\s*1\s*,\s*(\d{1,6})$/, 'readyToSend'),
    session('MAN FTPPUT', false),
    bytesRule('MAN FTPPUT', /^2\s*,\s*(\d{1,6})$/, 'expected'),
  ],
  '+FTPDELE': [session('MAN FTPDELE', false)],
  '+FTPMKD': [session('MAN FTPMKD', false)],
  '+FTPRMD': [session('MAN FTPRMD', false)],
  '+FTPSIZE': [
    bytesRule('MAN FTPSIZE', /^1\s*,\s*0\s*,\s*(\d{1,10})$/, 'size'),
    rule('MAN FTPSIZE', /^1\s*,\s*(\d{1,3})\s*,\s*0$/, ([code = ''], language) =>
      codeText(ftpCodeWords, code, language),
    ),
  ],
  '+FTPEXTGET': [
    ramDownload,
    bytesRule('MAN FTPEXTGET', /^2\s*,\s*(\d{1,7})$/, 'saved'),
    bytesRule('MAN FTPEXTGET', /^3\s*,\s*(\d{1,7})$/, 'follow'),
    rule('MAN FTPEXTGET', /^4\s*,\s*(\d{1,7})$/, ([bytes = ''], language, context) =>
      fill(ftpWords[language][answers(context, 'AT+FTPEXTGET=4,') ? 'follow' : 'waiting'], { bytes }),
    ),
  ],
  '+FTPEXTPUT': [
    rule('MAN FTPEXTPUT', '#,#', ([position = '', bytes = ''], language) =>
      fill(ftpWords[language].expectedFrom, { position, bytes }),
    ),
  ],
  '+FTPGETTOFS': [
    ftpCode('MAN FTPGETTOFS'),
    bytesRule('MAN FTPGETTOFS', /^0\s*,\s*(\d{1,10})$/, 'done'),
    rule('MAN FTPGETTOFS', '#,#,#', ([, received = '', written = ''], language) =>
      fill(ftpWords[language].progress, { received, written }),
    ),
  ],
  '+FTPPUTFRMFS': [
    ftpCode('MAN FTPPUTFRMFS'),
    bytesRule('MAN FTPPUTFRMFS', /^0\s*,\s*(\d{1,10})$/, 'done'),
    bytesRule('MAN FTPPUTFRMFS', /^1\s*,\s*(\d{1,10})$/, 'soFar'),
  ],
  '+FTPSTATE': [
    rule('MAN FTPSTATE', /^([01])$/, ([state = ''], language) => ftpWords[language][state === '1' ? 'busy' : 'idle']),
  ],
};
