import { commandLine } from '../at/command-line.ts';
import { accepted } from './parts/answers.ts';
import { wholeNumber } from './parts/arguments.ts';
import { declare } from './parts/declare.ts';

export interface MqttEncodingParams {
  /** 0: published text is plain text · 1: it is hexadecimal digits. */
  readonly mode: 0 | 1;
}

export const mqttEncoding = declare<MqttEncodingParams, void>({
  name: 'AT+MQTTMODE',
  source: 'MAN MQTTMODE; docs/at-dialect.md §9.7',
  line: ({ mode }) => commandLine('AT+MQTTMODE=', wholeNumber(mode, 0, 1)),
  repeatable: true,
  optional: true,
  parse: accepted,
});
