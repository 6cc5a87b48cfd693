import { type SameKeys, words } from './typed-words.ts';

/** Output of `explain`: lines that only need words where nothing else is known of them. */
export const resultWords = words(
  {
    OK: 'the module accepted the command; for some commands a separate result follows',
    ERROR: 'the module refused the command without a reason; after AT+CMEE=1 it gives a number',
    '>': 'the module waits for data',
    TimeOut: 'not all data arrived within the time that the command gave',
    'NO ANSWER': 'the other side did not answer the call',
    'NO DIALTONE': 'no call can be made now',
    BUSY: 'the other side is busy',
  },
  {
    OK: '模块已接受命令；某些命令的结果随后单独到达',
    ERROR: '模块拒绝了命令，未说明原因；发送 AT+CMEE=1 后会给出编号',
    '>': '模块正在等待数据',
    TimeOut: '数据未在命令规定的时间内全部到达',
    'NO ANSWER': '对方没有接听',
    'NO DIALTONE': '目前无法呼叫',
    BUSY: '对方忙',
  },
);

const en = {
  explain: 'explain a line of a module, a command or an error code, without a port',
  argument: 'line, command or code; left out: every line of standard input',
  form: {
    test: 'asks for the possible values of {command}',
    query: 'queries the current value or state of {command}',
    set: 'gives values to {command}, or has it act on them',
    execute: 'carries out {command}',
  },
  source: 'Source: {source}',
  deadline: 'The result may take {seconds} s.',
  later: 'OK only means that the module accepted it; the result follows.',
  once: 'Not to be sent again without reading the state first.',
  secret: 'Holds a secret, which is masked everywhere.',
  repaired: 'Modules do not know some of its quotes or other characters. Repaired: {command}',
  code: 'Exit code {exitCode}.',
  cause: 'Possible: {cause}. {remedy}',
  message: 'an MQTT message of {n} {n#byte|bytes} arrived, topic {topic}',
  hexMessage: 'Its bytes are written as hexadecimal digits: AT+MQTTMODE=1 is set.',
  unknown: 'not known here',
} as const;

const zh: SameKeys<typeof en> = {
  explain: '说明模块的一行应答、一条命令或一个错误代码的含义；不需要串口',
  argument: '一行应答、命令或代码；省略时读取标准输入的每一行',
  form: {
    test: '查询 {command} 可取的值',
    query: '查询 {command} 的当前值或状态',
    set: '设置 {command} 的值，或按所给的值执行',
    execute: '执行 {command}',
  },
  source: '来源：{source}',
  deadline: '结果可能需要 {seconds} 秒。',
  later: 'OK 只表示模块接受了命令，结果随后到达。',
  once: '重发之前须先读取状态。',
  secret: '含有密钥，在各处均被屏蔽。',
  repaired: '模块不认识其中的部分引号或符号。修正后：{command}',
  code: '退出码 {exitCode}。',
  cause: '可能的原因：{cause}。{remedy}',
  message: '收到 MQTT 消息，{n} 字节，主题 {topic}',
  hexMessage: '内容以十六进制数字表示：已设置 AT+MQTTMODE=1。',
  unknown: '此处没有记载',
};

export const explainWords = words(en, zh);
