import type { Language } from '../language.ts';
import { fill, words } from '../typed-words.ts';
import { codeText, knownCode, type LineRule, numbered, phrase, type RulesOfNames, rule } from './line-rule.ts';

/** Second field of `+HTTPACTION:`: from 600 on of the module (MAN HTTPACTION), below of the server (RFC 9110 §15). */
export const httpStatusWords = words(
  {
    100: 'continue',
    101: 'switching protocols',
    200: 'OK',
    201: 'created',
    202: 'accepted',
    203: 'non-authoritative information',
    204: 'no content',
    205: 'reset content',
    206: 'partial content',
    300: 'multiple choices',
    301: 'moved permanently',
    302: 'found elsewhere',
    303: 'see other address',
    304: 'not modified',
    305: 'use proxy',
    307: 'temporary redirect',
    308: 'permanent redirect',
    400: 'bad request',
    401: 'not authorised: a login is required',
    402: 'payment required',
    403: 'forbidden',
    404: 'not found',
    405: 'method not allowed',
    406: 'not acceptable',
    407: 'login at the proxy required',
    408: 'the request took too long',
    409: 'conflict',
    410: 'gone',
    411: 'length required',
    412: 'precondition failed',
    413: 'content too large',
    414: 'address (URI) too long',
    415: 'unsupported type of content',
    416: 'range not satisfiable',
    417: 'expectation failed',
    421: 'request sent to the wrong server',
    422: 'content cannot be processed',
    426: 'upgrade required',
    429: 'too many requests',
    500: 'internal server error',
    501: 'not implemented by the server',
    502: 'bad gateway',
    503: 'service not available',
    504: 'gateway time-out',
    505: 'HTTP version not supported',
  },
  {
    100: '继续',
    101: '切换协议',
    200: '成功',
    201: '已创建',
    202: '已接受',
    203: '非权威信息',
    204: '无内容',
    205: '重置内容',
    206: '部分内容',
    300: '多种选择',
    301: '永久移动',
    302: '临时移动',
    303: '查看其他地址',
    304: '未修改',
    305: '使用代理服务',
    307: '临时重定向',
    308: '永久重定向',
    400: '请求错误',
    401: '未授权，需要登录',
    402: '需要付款',
    403: '禁止访问',
    404: '未找到',
    405: '不允许该方法',
    406: '不可接受',
    407: '需要代理认证',
    408: '请求超时',
    409: '冲突',
    410: '资源已不存在',
    411: '需要长度',
    412: '前提条件不满足',
    413: '内容过大',
    414: '地址（URI）过长',
    415: '不支持的内容类型',
    416: '范围无效',
    417: '期望不满足',
    421: '请求发到了错误的服务器',
    422: '内容无法处理',
    426: '需要升级协议',
    429: '请求过多',
    500: '服务器内部错误',
    501: '服务器未实现',
    502: '网关错误',
    503: '服务不可用',
    504: '网关超时',
    505: '不支持的 HTTP 版本',
  },
);

export const httpModuleWords = words(
  {
    600: 'the answer is not HTTP',
    601: 'network error',
    602: 'not enough memory',
    603: 'the host name was not resolved',
    604: 'the protocol stack is busy',
    605: 'TLS could not be set up',
    606: 'the TLS connection ended with an alert',
  },
  {
    600: '应答不是 HTTP 协议',
    601: '网络错误',
    602: '内存不足',
    603: '域名解析失败',
    604: '协议栈忙',
    605: 'TLS 建立失败',
    606: 'TLS 连接因告警结束',
  },
);

export const httpWords = words(
  {
    server: 'the server answered {code}: {text}',
    serverUnknown: 'the server answered {code}: unknown code',
    module: 'no answer of a server, code {code}: {text}',
    content: '{bytes} {bytes#byte|bytes} of content',
    follow: '{bytes} {bytes#byte|bytes} follow',
    waiting: 'data of the answer wait in the module',
    bodyWanted: 'the module waits for the body of the request',
    bodyPart: '{bytes} {bytes#byte|bytes} of the body',
    fetched: '{bytes} {bytes#byte|bytes} fetched',
    prompt: 'the module waits for the data',
  },
  {
    server: '服务器应答 {code}：{text}',
    serverUnknown: '服务器应答 {code}：未知代码',
    module: '没有得到服务器应答，代码 {code}：{text}',
    content: '内容 {bytes} 字节',
    follow: '后面是 {bytes} 字节',
    waiting: '模块中有待读取的应答数据',
    bodyWanted: '模块正在等待请求正文',
    bodyPart: '正文 {bytes} 字节',
    fetched: '已获取 {bytes} 字节',
    prompt: '模块正在等待数据',
  },
);

/** `ERROR:<n>` of the HTTP stack (MAN, HTTP error codes). */
export const httpErrorWords = words(
  {
    0: 'HTTP: unknown session',
    1: 'HTTP: the file is too short',
    2: 'HTTP: the host name was not resolved',
    3: 'HTTP: the task is busy',
    4: 'HTTP: socket error',
    5: 'HTTP: connecting failed',
    6: 'HTTP: file error',
    7: 'HTTP: the connection was closed',
    8: 'HTTP: the connection was destroyed',
    9: 'HTTP: header not found',
    10: 'HTTP: kind of login not supported',
    11: 'HTTP: the bearer could not be opened',
    12: 'HTTP: wrong parameter',
    13: 'HTTP: no buffer is free',
    14: 'HTTP: the bearer could not be closed',
  },
  {
    0: 'HTTP：未知会话',
    1: 'HTTP：文件过短',
    2: 'HTTP：域名解析失败',
    3: 'HTTP：任务忙',
    4: 'HTTP：套接字错误',
    5: 'HTTP：连接失败',
    6: 'HTTP：文件错误',
    7: 'HTTP：连接被关闭',
    8: 'HTTP：连接被销毁',
    9: 'HTTP：未找到头字段',
    10: 'HTTP：不支持的认证方式',
    11: 'HTTP：承载打开失败',
    12: 'HTTP：参数错误',
    13: 'HTTP：没有可用的缓冲区',
    14: 'HTTP：承载关闭失败',
  },
);

const statusText = (code: string, language: Language): string => {
  const own = knownCode(httpModuleWords, code, language);
  if (own !== null) return fill(httpWords[language].module, { code, text: own });
  const isOfServer = Number(code) >= 100 && Number(code) <= 599;
  if (!isOfServer) return codeText(httpModuleWords, code, language);
  const text = knownCode(httpStatusWords, code, language);
  const { server, serverUnknown } = httpWords[language];
  return text === null ? fill(serverUnknown, { code }) : fill(server, { code, text });
};

const methods = ['GET', 'POST', 'HEAD'];

const httpAction = rule('MAN HTTPACTION; RFC 9110 §15', '#,#,#', ([method = '', code = '', bytes = ''], language) => {
  const name = methods[Number(method)];
  if (name === undefined || Number(bytes) < 0) return null;
  const isAnswer = Number(code) < 600;
  const content = isAnswer ? fill(httpWords[language].content, { bytes }) : null;
  return phrase([name, statusText(code, language), content], language);
});

const counted = (source: string, name: 'follow' | 'bodyPart' | 'fetched'): LineRule =>
  rule(source, /^(\d{1,7})$/, ([bytes = ''], language) => fill(httpWords[language][name], { bytes }));

export const storedWords = words({ 0: 'stored', 1: 'not stored' }, { 0: '已保存', 1: '未保存' });

export const unnamedHttpLines: readonly LineRule[] = [
  rule('MAN, HTTP error codes', /^ERROR\s*:\s*(\d{1,3})$/, ([code = ''], language) =>
    codeText(httpErrorWords, code, language),
  ),
  rule('MAN HTTPDATA', /^DOWNLOAD$/, (_values, language) => httpWords[language].prompt),
  rule('MAN HTTPEXACTION', /^\+HTTPEXGET$/, (_values, language) => httpWords[language].waiting),
  rule('MAN HTTPEXACTION', /^\+HTTPEXPOST$/, (_values, language) => httpWords[language].bodyWanted),
];

export const httpLines: RulesOfNames = {
  '+HTTPACTION': [httpAction],
  '+HTTPEXACTION': [
    rule('MAN HTTPEXACTION; RFC 9110 §15', '#,#', ([method = '', code = ''], language) => {
      const name = methods[Number(method)];
      return name === undefined ? null : phrase([name, statusText(code, language)], language);
    }),
  ],
  '+HTTPGETTOFS': [
    rule('MAN HTTPGETTOFS; RFC 9110 §15', '#', ([code = ''], language) => statusText(code, language)),
    rule('MAN HTTPGETTOFS; RFC 9110 §15', '#,#', ([code = '', bytes = ''], language) =>
      Number(bytes) < 0
        ? null
        : phrase([statusText(code, language), fill(httpWords[language].content, { bytes })], language),
    ),
  ],
  '+HTTPREAD': [counted('MAN HTTPREAD', 'follow')],
  '+HTTPHEAD': [counted('MAN HTTPHEAD', 'follow')],
  '+HTTPEXGET': [counted('MAN HTTPEXGET', 'follow')],
  '+HTTPEXPOST': [counted('MAN HTTPEXPOST', 'bodyPart')],
  '+HTTPGET': [counted('MAN HTTPGET', 'fetched')],
  '+HTTPSCONT': [numbered('MAN HTTPSCONT', storedWords)],
};
