import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { urcNames } from '../../../../shared/at/urc-names.ts';
import { explainLine, namedRules, unnamedRules } from '../../../../shared/words/lines/explain-line.ts';
import { emmCauseWords } from '../../../../shared/words/lines/registration-lines.ts';
import { cmsWords } from '../../../../shared/words/lines/sms-codes.ts';
import { explainedLines } from './explained-lines.ts';

const rules = [...namedRules].flatMap(([name, own]) => own.map((rule) => ({ name, ...rule })));

describe('a line of a module', () => {
  it('with a known meaning has words', () => {
    expect(explainedLines.length).toBeGreaterThan(200);
    const failing = explainedLines.flatMap(([line, words]) => {
      const said = explainLine(line, 'en');
      return said === words ? [] : [{ line, said, words }];
    });
    expect(failing).toEqual([]);
  });

  it('has words in Chinese wherever it has them in English', () => {
    const failing = explainedLines.filter(([line, words]) => {
      const said = explainLine(line, 'zh');
      return said === null || (!/\p{Script=Han}/u.test(said) && said !== words.replaceAll('; ', '；'));
    });
    expect(failing).toEqual([]);
  });

  it.each([
    ['+CREG: 3', '网络拒绝注册'],
    ['+CEREG: 3,3,"18be","0a1b2c3d",7,0,15', '网络拒绝注册；拒绝原因 15：该跟踪区内没有合适的小区'],
    ['^MODE: 0,0', '无网络'],
    ['+CPIN: SIM REMOVED', '没有 SIM 卡：已拔出或未插入'],
    ['+CNTP: 61', '时间同步：网络错误'],
    ['+MQTTSTATU :0', 'MQTT：离线'],
    ['+CGATT: 0', '未附着数据业务'],
    ['+CSQ: 99,99', '无法测量信号'],
    ['+CIPPING: 1,"10.0.0.5",600,255', '无应答（600 ms 且 TTL 255 表示丢包）'],
    ['+CMS ERROR: 21', '短信被拒绝'],
    ['+CMS ERROR: 777', '未知代码 777'],
    ['+HTTPACTION: 1,603,0', 'POST；没有得到服务器应答，代码 603：域名解析失败'],
    ['+UPGRADEIND: -1001', '固件升级失败：网络错误'],
    ['*EXINFO: 8', '上次启动原因：看门狗'],
    ['+CDNSGIP:0,12', '没有可用的域名服务器'],
  ])('%j in Chinese', (line, words) => {
    expect(explainLine(line, 'zh')).toBe(words);
  });

  it.each([
    ['^DATAINFO: 1,30', 'AT^DATAINFO?', null],
    ['^DATAINFO: 1,30', 'AT^DATAINFO', 'counted data: 1 byte sent, 30 bytes received'],
    ['+CIPRXGET: 1', 'AT+CIPRXGET?', 'received data are kept until they are read, and announced once'],
    ['+CIPRXGET: 1', 'AT+CSQ', 'received data wait in the module'],
    ['+FTPEXTGET: 1,62', 'AT+FTPEXTGET?', 'FTP: 62 bytes so far'],
    ['+FTPEXTGET: 1,62', 'AT+FTPEXTGET=1', 'FTP: the host name was not resolved'],
    ['+FTPEXTGET: 4,9', 'AT+FTPEXTGET=4,1460', '9 bytes follow'],
  ])('%j as an answer to %j', (line, command, words) => {
    expect(explainLine(line, 'en', { command })).toBe(words);
  });

  it.each([
    ['+CGEV: NW PDN DEACT 1', 'packet-event', 'the network ended the data connection'],
    ['CONNACK OK', 'login-accepted', 'the broker accepted the login'],
    ['+NITZ: 26/01/02,03:04:05+32,0', 'network-time', 'the network sent the time'],
    ['+CREG: 2', 'registration', 'not registered, searching for a network'],
    ['+MSUB: "t",1 byte,x', 'message', null],
  ])('%j that is the unsolicited line %j', (line, urcName, words) => {
    expect(explainLine(line, 'en', { urcName })).toBe(words);
  });
});

/** Malformed, torn or hostile lines, and lines whose numbers are parameters and not states. */
const withoutWords = [
  '',
  'OK',
  'ERROR',
  'AT+CREG?',
  'AT+CSQ',
  'constructor',
  '+CREG:',
  '+CREG: x',
  '+CREG: 1x',
  '+CREG: -1',
  '+CREG: 0x3',
  '+CREG: (0-3)',
  '+CREG: 3 (+CME ERROR: 3)',
  '+CREG: 1,"18',
  '+CREG: 1,1,1,1,1,1,1,1,1,1,1,1',
  '+CREG: constructor',
  '+CSQ: 18',
  '+CSQ: 32,0',
  '+CSQ: 018,99',
  '+CSQ: 18,99 (+CME ERROR: 3)',
  '+CSQ: 18,99,',
  'x+CSQ: 18,99',
  '{"a":"+CSQ: 18,99"}',
  '+CESQ: 99,99,255,255,22,200',
  '+CPIN: ',
  '+CPIN: __proto__',
  '+CPIN: toString',
  '+CPIN: READY 7',
  '+CGATT: ',
  '+CGATT: 99999999999999',
  '+CGDCONT: 1,"IP","cmiot","<script>",0,0',
  '+CGPADDR: 1,"host.example"',
  '+CIPPING: 1,"h",35,300',
  '+CDNSGIP: 1,"a","b"',
  '+CDNSGIP: 2,1',
  '+EEMLTESVC: 1,2,3',
  'TCP ERROR:',
  'TCP ERROR: 11 x',
  'STATE: something new',
  'STATE: constructor',
  'C: 1,0,"TCP","10.0.0.5","7500","constructor"',
  '9,SEND OK',
  '+HTTPACTION: 3,200,9',
  '+HTTPACTION: 0,200,-5',
  '+HTTPREAD: -1',
  'ERROR: x',
  'ERROR:',
  '+CME ERROR: constructor',
  '+CME ERROR: no such text (#33)',
  '+CME ERROR: (#33)',
  '+CMS ERROR: -1',
  '+CMGL: 8,"REC LOST",""',
  '+CIPGSMLOC: 0,134.0000000,214.0000000',
  '+WIFISCAN: "x",-42,11',
  '+UPGRADE: 1,400',
  '+UPGRADEDL: 900',
  '+UPGRADEVER: ; AT',
  '+CBC: 9999',
  '+CIPMUX: (0,1)',
  '+NAME: 1',
  '+CREG: 3\u0007',
  '+CREG: 3\n+CREG: 1',
  `+CREG: ${'3'.repeat(600)}`,
];

describe('a line that is malformed or needs no words', () => {
  it('has none', () => {
    const failing = withoutWords.flatMap((line) => {
      const said = explainLine(line, 'en');
      return said === null ? [] : [{ line, said }];
    });
    expect(failing).toEqual([]);
  });

  it('never fails, and never gets words with an unfilled or missing value', () => {
    const piece = fc.constantFrom(...['+CREG', '+CEREG', '+CSQ', '+HTTPACTION', '+UPGRADE', '+CMS ERROR', 'TCP ERROR']);
    const tail = fc.string({ unit: fc.constantFrom(...'0123456789,":- ()#xAT\u0000\uffff漢'), maxLength: 60 });
    const line = fc.oneof(
      fc.tuple(piece, tail).map(([name, rest]) => `${name}: ${rest}`),
      fc.constantFrom(...namedRules.keys()).chain((name) => tail.map((rest) => `${name}: ${rest}`)),
      fc.string(),
    );
    fc.assert(
      fc.property(line, fc.constantFrom('', ...urcNames), (text, urcName) => {
        const said = explainLine(text, 'en', { urcName });
        expect(said ?? '').not.toMatch(/undefined|NaN|null|[{}[\]]/);
      }),
      { numRuns: 3_000 },
    );
  });

  it('of great length ends as well', () => {
    // What the forms may take longest for: a search that grows with more than the square would not end within the limit of a test.
    for (const filler of [',', '"', ' ', '1,', '"",', ' ,', '-1 ,']) {
      for (const name of [...namedRules.keys(), '']) explainLine(`${name}: ${filler.repeat(500)}`.slice(0, 512), 'en');
    }
  });
});

describe('the rules', () => {
  it('name their source', () => {
    expect(rules.length).toBeGreaterThan(100);
    const bad = [...rules, ...unnamedRules].filter(({ source }) => !/^(?:MAN|docs\/|GUIDE|FAQ|ITU-T)/.test(source));
    expect(bad).toEqual([]);
  });

  it('are each shown by a line of the table', () => {
    const lines = explainedLines.map(([line]) => line.trim());
    const isShown = (shape: RegExp, name: string): boolean =>
      lines.some((line) => shape.test(name === '' ? line : line.replace(/^[+*^][A-Z0-9]+\s*:\s*/, '')));
    expect(rules.filter(({ name, shape }) => !isShown(shape, name)).map(({ name }) => name)).toEqual([]);
    expect(unnamedRules.filter(({ shape }) => !isShown(shape, '')).map(({ shape }) => shape.source)).toEqual([]);
  });

  it('know every EMM cause of 3GPP TS 24.301 Annex A and every number of +CMS ERROR of the manual', () => {
    expect(Object.keys(emmCauseWords.en).map(Number)).toEqual([
      ...[2, 3, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 31, 35, 39, 40, 42],
      ...[78, 95, 96, 97, 98, 99, 100, 101, 111],
    ]);
    expect(Object.keys(cmsWords.en).length).toBe(Object.keys(cmsWords.zh).length);
    expect(Object.keys(cmsWords.en).length).toBeGreaterThan(115);
  });
});
