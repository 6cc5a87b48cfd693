import { fill, words } from '../typed-words.ts';
import { numbered, type RulesOfNames, rule } from './line-rule.ts';

/** `+MQTTSTATU :` (docs/at-dialect.md §9.8). */
export const mqttStateWords = words(
  {
    0: 'MQTT: off line',
    1: 'MQTT: logged in',
    2: 'MQTT: the connection is open, the login (AT+MCONNECT) is missing',
  },
  { 0: 'MQTT：离线', 1: 'MQTT：已登录', 2: 'MQTT：连接已打开，尚未登录（AT+MCONNECT）' },
);
export const mqttModeWords = words(
  { 0: 'MQTT messages as text', 1: 'MQTT messages as hexadecimal digits' },
  { 0: 'MQTT 消息为文本', 1: 'MQTT 消息为十六进制' },
);
export const messageModeWords = words(
  { 0: 'received messages are shown at once', 1: 'received messages wait in the module until they are read' },
  { 0: '收到的消息直接显示', 1: '收到的消息保存在模块中等待读取' },
);
export const cacheWords = words(
  {
    VALID: 'place {place}: contains a message',
    INVALID: 'place {place}: empty',
    waiting: 'a message waits in the module, place {place}',
  },
  { VALID: '位置 {place}：有消息', INVALID: '位置 {place}：空', waiting: '模块中有待读取的消息，位置 {place}' },
);

export const mqttLines: RulesOfNames = {
  '+MQTTSTATU': [numbered('docs/at-dialect.md §9.8; MAN MQTTSTATU', mqttStateWords)],
  '+MQTTMODE': [numbered('docs/at-dialect.md §9.7; MAN MQTTMODE', mqttModeWords)],
  '+MQTTMSGSET': [numbered('docs/at-dialect.md §9.7; MAN MQTTMSGSET', messageModeWords)],
  '+MQTTMSGGET': [
    rule(
      'docs/at-dialect.md §9.7; MAN MQTTMSGGET',
      /^([0-3])\s*,\s*(VALID|INVALID)$/,
      ([place = '', state], language) => fill(cacheWords[language][state === 'VALID' ? 'VALID' : 'INVALID'], { place }),
    ),
  ],
  '+MSUB': [
    rule('docs/at-dialect.md §9.7', /^([0-3])$/, ([place = ''], language) =>
      fill(cacheWords[language].waiting, { place }),
    ),
  ],
};
