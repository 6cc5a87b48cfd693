import { ok } from '../../shared/outcome.ts';
import { afterPrefix, integerOf, splitFields } from '../at/syntax.ts';
import { accepted, unexpected } from './parts/answers.ts';
import { declare, fixedLine } from './parts/declare.ts';

export interface MessageSlot {
  /** 0 to 3. */
  readonly slot: number;
  /** True: the slot contains a message. */
  readonly occupied: boolean;
}

export interface MessageSlots {
  readonly slots: readonly MessageSlot[];
}

/** The four slots of message mode 1. Their content is lost at a restart, and the oldest message is overwritten. */
export const mqttMessageSlots = declare<void, MessageSlots>({
  name: 'AT+MQTTMSGGET?',
  source: 'MAN MQTTMSGGET; docs/at-dialect.md §9.7',
  line: fixedLine('AT+MQTTMSGGET?'),
  response: { prefixes: ['+MQTTMSGGET'], bare: null },
  repeatable: true,
  parse: (answer) => {
    const slots: MessageSlot[] = [];
    for (const line of answer.lines) {
      const fields = splitFields(afterPrefix(line, '+MQTTMSGGET') ?? '');
      const slot = integerOf(fields[0]?.text);
      const status = fields[1]?.text.toUpperCase();
      if (slot === null || (status !== 'VALID' && status !== 'INVALID')) return unexpected('AT+MQTTMSGGET?', answer);
      slots.push({ slot, occupied: status === 'VALID' });
    }
    return slots.length === 0 ? unexpected('AT+MQTTMSGGET?', answer) : ok({ slots });
  },
});

/**
 * Prints and frees all cached messages. They have a byte count like messages that arrive unsolicited, and go to the message
 * listeners, not into the answer. Not repeatable: messages in a lost answer cannot be read again.
 */
export const mqttTakeMessages = declare<void, void>({
  name: 'AT+MQTTMSGGET',
  source: 'MAN MQTTMSGGET; docs/at-dialect.md §9.7',
  line: fixedLine('AT+MQTTMSGGET'),
  repeatable: false,
  parse: accepted,
});
