import { ok } from '../../shared/outcome.ts';
import { commandLine } from '../at/command-line.ts';
import { findPrefixed, integerOf } from '../at/syntax.ts';
import { accepted, unexpected } from './parts/answers.ts';
import { declare, fixedLine } from './parts/declare.ts';

export interface MultipleConnections {
  /** True: connection results have a number, e.g. `7,CONNECT OK` for MQTT. */
  readonly enabled: boolean;
}

export const multipleConnections = declare<void, MultipleConnections>({
  name: 'AT+CIPMUX?',
  source: 'MAN CIPMUX; docs/at-dialect.md §6.2',
  line: fixedLine('AT+CIPMUX?'),
  response: { prefixes: ['+CIPMUX'], bare: null },
  repeatable: true,
  optional: true,
  parse: (answer) => {
    const mode = integerOf(findPrefixed(answer.lines, '+CIPMUX') ?? undefined);
    return mode === 0 || mode === 1 ? ok({ enabled: mode === 1 }) : unexpected('AT+CIPMUX?', answer);
  },
});

/** Only before the packet data connection is up. The default is a single connection. */
export const setMultipleConnections = declare<MultipleConnections, void>({
  name: 'AT+CIPMUX',
  source: 'MAN CIPMUX; docs/at-dialect.md §6.2',
  line: ({ enabled }) => commandLine('AT+CIPMUX=', enabled ? 1 : 0),
  repeatable: true,
  parse: accepted,
});
