import { ok } from '../../shared/outcome.ts';
import { commandLine } from '../at/command-line.ts';
import { defaultDeadlineMs } from '../at/command-spec.ts';
import { afterPrefix, integerOf, splitFields } from '../at/syntax.ts';
import { unexpected } from './parts/answers.ts';
import { quoted, stringLimitBytes, wholeNumber } from './parts/arguments.ts';
import { declare } from './parts/declare.ts';

export interface HostPingParams {
  readonly host: string;
  /** 1 to 100. */
  readonly count: number;
  /** Timeout of one echo: 100 to 60000, in steps of 100. */
  readonly timeoutMs: number;
}

export interface PingReply {
  /** Starts at 1. */
  readonly number: number;
  readonly address: string;
  /** As printed by the module (the unit is not documented); `null`: no reply. */
  readonly time: number | null;
}

export interface HostPing {
  readonly replies: readonly PingReply[];
}

const payloadBytes = 32;
/** A lost echo is printed with this time and this time to live (MAN CIPPING). */
const lostTime = 600;
const lostTimeToLive = 255;

const readReply = (line: string): PingReply | null => {
  const fields = splitFields(afterPrefix(line, '+CIPPING') ?? '');
  const number = integerOf(fields[0]?.text);
  const time = integerOf(fields[2]?.text);
  const timeToLive = integerOf(fields[3]?.text);
  if (number === null || time === null || timeToLive === null) return null;
  const isLost = time === lostTime && timeToLive === lostTimeToLive;
  return { number, address: fields[1]?.text ?? '', time: isLost ? null : time };
};

/** Only after CSTT, CIICR and CIFSR (docs/at-dialect.md §6.2). All replies arrive before `OK`. */
export const hostPing = declare<HostPingParams, HostPing>({
  name: 'AT+CIPPING',
  source: 'MAN CIPPING; docs/at-dialect.md §6.3',
  line: ({ host, count, timeoutMs }) =>
    commandLine(
      'AT+CIPPING=',
      quoted(host, stringLimitBytes),
      `,${wholeNumber(count, 1, 100)},${payloadBytes},${wholeNumber(timeoutMs / 100, 1, 600)}`,
    ),
  response: { prefixes: ['+CIPPING'], bare: null },
  // One second between two echoes, as in other ping programs.
  deadlineMs: ({ count, timeoutMs }) => count * (timeoutMs + 1_000) + defaultDeadlineMs,
  repeatable: true,
  parse: (answer) => {
    const replies = answer.lines.map(readReply);
    const read = replies.filter((reply) => reply !== null);
    return read.length === 0 || read.length < replies.length ? unexpected('AT+CIPPING', answer) : ok({ replies: read });
  },
});
