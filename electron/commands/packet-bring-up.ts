import { commandLine } from '../at/command-line.ts';
import { accepted } from './parts/answers.ts';
import { quoted } from './parts/arguments.ts';
import { declare, fixedLine } from './parts/declare.ts';

export interface StartPacketTaskParams {
  /** At most 128 bytes; `null`: the network assigns the APN. */
  readonly apn: string | null;
}

const apnLimitBytes = 128;

/**
 * CSTT, then CIICR, then CIFSR: commands from 2G that MQTT does not need, but CDNSGIP and CIPPING do (docs/at-dialect.md §6.2).
 * Only in the state `IP INITIAL`; in any other state the module answers `+CME ERROR: 3`.
 */
export const startPacketTask = declare<StartPacketTaskParams, void>({
  name: 'AT+CSTT',
  source: 'MAN CSTT; docs/at-dialect.md §6.2',
  line: ({ apn }) => (apn === null ? commandLine('AT+CSTT') : commandLine('AT+CSTT=', quoted(apn, apnLimitBytes))),
  deadlineMs: () => 60_000,
  repeatable: false,
  parse: accepted,
});

/** Only in the state `IP START`. On failure `+PDP: DEACT` may arrive before the error. */
export const bringUpPacketData = declare<void, void>({
  name: 'AT+CIICR',
  source: 'MAN CIICR; docs/at-dialect.md §6.2',
  line: fixedLine('AT+CIICR'),
  deadlineMs: () => 90_000,
  repeatable: false,
  parse: accepted,
});
