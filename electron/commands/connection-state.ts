import { ok } from '../../shared/outcome.ts';
import { findPrefixed } from '../at/syntax.ts';
import { unexpected } from './parts/answers.ts';
import { declare, fixedLine } from './parts/declare.ts';

export interface ConnectionState {
  /** E.g. `IP INITIAL`, `IP STATUS`, `CONNECT OK`. */
  readonly state: string;
}

const stateShape = /^STATE\s*:\s*\S.*$/;

/** `OK` arrives first, then a blank line, then the state (docs/at-dialect.md §6.2). */
export const connectionState = declare<void, ConnectionState>({
  name: 'AT+CIPSTATUS',
  source: 'MAN CIPSTATUS; docs/at-dialect.md §6.2',
  line: fixedLine('AT+CIPSTATUS'),
  secondPhase: () => ({ success: [stateShape], failure: [], detail: [], deadlineMs: 2_000, holdsLine: true }),
  repeatable: true,
  optional: true,
  parse: (answer) => {
    const state = findPrefixed(answer.secondPhase, 'STATE');
    return state ? ok({ state }) : unexpected('AT+CIPSTATUS', answer);
  },
});
