import { commandLine } from '../at/command-line.ts';
import { accepted } from './parts/answers.ts';
import { wholeNumber } from './parts/arguments.ts';
import { declare } from './parts/declare.ts';

export interface MqttMessageModeParams {
  /** 0 messages come by themselves, counted · 1 they wait in four slots, the oldest is overwritten. */
  readonly mode: 0 | 1;
}

/** The vendor contradicts itself on the default, so it is set before every subscription (docs/at-dialect.md §9.7). */
export const mqttMessageMode = declare<MqttMessageModeParams, void>({
  name: 'AT+MQTTMSGSET',
  source: 'MAN MQTTMSGSET; docs/at-dialect.md §9.7',
  line: ({ mode }) => commandLine('AT+MQTTMSGSET=', wholeNumber(mode, 0, 1)),
  repeatable: true,
  parse: accepted,
});
