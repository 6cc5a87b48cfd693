import { ok } from '../../shared/outcome.ts';
import { findPrefixed, integerOf } from '../at/syntax.ts';
import { unexpected } from './parts/answers.ts';
import { declare, fixedLine } from './parts/declare.ts';

export type MqttStateName = 'offline' | 'online' | 'login-needed';

export interface MqttState {
  /** `login-needed`: TCP is connected, MCONNECT has not been done. */
  readonly state: MqttStateName;
  /** 0, 1, 2 as printed by the module. */
  readonly number: number;
}

const stateNames = ['offline', 'online', 'login-needed'] as const;

/** A real module printed `+MQTTSTATU :1`, with the blank before the colon (docs/at-dialect.md §2). */
export const mqttState = declare<void, MqttState>({
  name: 'AT+MQTTSTATU',
  source: 'MAN MQTTSTATU; docs/at-dialect.md §9.8',
  line: fixedLine('AT+MQTTSTATU'),
  response: { prefixes: ['+MQTTSTATU'], bare: null },
  repeatable: true,
  parse: (answer) => {
    const number = integerOf(findPrefixed(answer.lines, '+MQTTSTATU') ?? undefined);
    const state = stateNames[number ?? -1];
    return number === null || state === undefined ? unexpected('AT+MQTTSTATU', answer) : ok({ state, number });
  },
});
