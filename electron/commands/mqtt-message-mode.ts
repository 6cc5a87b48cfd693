import { commandLine } from '../at/command-line.ts';
import { accepted } from './parts/answers.ts';
import { wholeNumber } from './parts/arguments.ts';
import { declare } from './parts/declare.ts';

export interface MqttMessageModeParams {
  /** 0: messages arrive unsolicited, with a byte count · 1: they are stored in four slots, and the oldest is overwritten. */
  readonly mode: 0 | 1;
}

/** The vendor documents two different defaults, so the mode is set before every subscription (docs/at-dialect.md §9.7). */
export const mqttMessageMode = declare<MqttMessageModeParams, void>({
  name: 'AT+MQTTMSGSET',
  source: 'MAN MQTTMSGSET; docs/at-dialect.md §9.7',
  line: ({ mode }) => commandLine('AT+MQTTMSGSET=', wholeNumber(mode, 0, 1)),
  repeatable: true,
  parse: accepted,
});
