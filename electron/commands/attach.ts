import { ok } from '../../shared/outcome.ts';
import { commandLine } from '../at/command-line.ts';
import { findPrefixed, integerOf } from '../at/syntax.ts';
import { accepted, unexpected } from './parts/answers.ts';
import { declare, fixedLine } from './parts/declare.ts';

/** The longest response time of all forms of CGATT (MAN 1.4). */
const deadlineMs = (): number => 108_000;

export interface AttachState {
  readonly attached: boolean;
}

/** Normally attached within 2 minutes after boot. The article requires a state of 1 or more. */
export const attachState = declare<void, AttachState>({
  name: 'AT+CGATT?',
  source: 'article table; MAN CGATT; transcripts 01, 27',
  line: fixedLine('AT+CGATT?'),
  response: { prefixes: ['+CGATT'], bare: null },
  deadlineMs,
  repeatable: true,
  parse: (answer) => {
    const state = integerOf(findPrefixed(answer.lines, '+CGATT') ?? undefined);
    return state === null || state < 0 ? unexpected('AT+CGATT?', answer) : ok({ attached: state >= 1 });
  },
});

export interface AttachParams {
  readonly attached: boolean;
}

export const attach = declare<AttachParams, void>({
  name: 'AT+CGATT',
  source: 'MAN CGATT; docs/at-dialect.md §6.1',
  line: ({ attached }) => commandLine('AT+CGATT=', attached ? 1 : 0),
  deadlineMs,
  repeatable: true,
  parse: accepted,
});
