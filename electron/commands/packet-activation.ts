import { ok } from '../../shared/outcome.ts';
import { commandLine } from '../at/command-line.ts';
import { afterPrefix, integerOf, splitFields } from '../at/syntax.ts';
import { accepted, unexpected } from './parts/answers.ts';
import { wholeNumber } from './parts/arguments.ts';
import { declare, fixedLine } from './parts/declare.ts';

/** The longest response time of all forms of CGACT (MAN 1.4). */
const deadlineMs = (): number => 108_000;

export interface PacketActivation {
  /** 1 to 15, as in CGDCONT. */
  readonly id: number;
  readonly active: boolean;
}

export interface PacketActivations {
  readonly contexts: readonly PacketActivation[];
}

export const packetActivations = declare<void, PacketActivations>({
  name: 'AT+CGACT?',
  source: 'MAN CGACT; transcript 31',
  line: fixedLine('AT+CGACT?'),
  response: { prefixes: ['+CGACT'], bare: null },
  deadlineMs,
  repeatable: true,
  parse: (answer) => {
    const contexts: PacketActivation[] = [];
    for (const line of answer.lines) {
      const text = afterPrefix(line, '+CGACT') ?? '';
      if (text === '') continue;
      const [id, state] = splitFields(text).map((field) => integerOf(field.text));
      if (typeof id !== 'number' || (state !== 0 && state !== 1)) return unexpected('AT+CGACT?', answer);
      contexts.push({ id, active: state === 1 });
    }
    return ok({ contexts });
  },
});

export const activatePacketContext = declare<PacketActivation, void>({
  name: 'AT+CGACT',
  source: 'MAN CGACT; docs/at-dialect.md §6.1',
  line: ({ id, active }) => commandLine('AT+CGACT=', active ? 1 : 0, ',', wholeNumber(id, 1, 15)),
  deadlineMs,
  repeatable: true,
  parse: accepted,
});
