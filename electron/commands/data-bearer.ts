import { ok } from '../../shared/outcome.ts';
import { commandLine } from '../at/command-line.ts';
import { findPrefixed, integerOf, splitFields } from '../at/syntax.ts';
import { accepted, unexpected } from './parts/answers.ts';
import { declare, fixedLine } from './parts/declare.ts';

/** Bearer 1 carries HTTP, FTP, NTP and cell location; MQTT does not use it (docs/at-dialect.md §6.3). */
export const bearerState = declare<void, { readonly isOpen: boolean }>({
  name: 'AT+SAPBR',
  source: 'MAN SAPBR; docs/at-dialect.md §6.3',
  line: fixedLine('AT+SAPBR=2,1'),
  response: { prefixes: ['+SAPBR'], bare: null },
  repeatable: true,
  optional: true,
  parse: (answer) => {
    const state = integerOf(splitFields(findPrefixed(answer.lines, '+SAPBR') ?? '')[1]?.text);
    return state === null ? unexpected('AT+SAPBR', answer) : ok({ isOpen: state === 1 });
  },
});

export interface BearerSetting {
  readonly setting: 'type' | 'apn';
}

/** `CONTYPE` GPRS, and no APN: the network assigns it. */
export const bearerSetting = declare<BearerSetting, void>({
  name: 'AT+SAPBR',
  source: 'MAN SAPBR; docs/at-dialect.md §6.3',
  line: ({ setting }) => commandLine('AT+SAPBR=3,1,', setting === 'type' ? '"CONTYPE","GPRS"' : '"APN",""'),
  repeatable: true,
  optional: true,
  parse: accepted,
});

export const openBearer = declare<void, void>({
  name: 'AT+SAPBR',
  source: 'MAN SAPBR; docs/at-dialect.md §6.3',
  line: fixedLine('AT+SAPBR=1,1'),
  // As long as the activation of packet data, which it includes.
  deadlineMs: () => 108_000,
  repeatable: true,
  optional: true,
  parse: accepted,
});
