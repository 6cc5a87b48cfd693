import { ok } from '../../shared/outcome.ts';
import { commandLine } from '../at/command-line.ts';
import { findPrefixed, integerOf, splitFields } from '../at/syntax.ts';
import type { AutomaticUpdates } from './automatic-updates.ts';
import { accepted, unexpected } from './parts/answers.ts';
import { declare, fixedLine } from './parts/declare.ts';

/** Stored in flash. */
export const setAutomaticUpdates = declare<AutomaticUpdates, void>({
  name: 'AT+UPGRADE',
  source: 'MAN UPGRADE',
  line: ({ on }) => commandLine('AT+UPGRADE="AUTO",', on ? 1 : 0),
  repeatable: true,
  optional: true,
  parse: accepted,
});

export interface UpdateState {
  readonly state: 'none' | 'running' | 'failed';
  readonly percent: number | null;
  /** A negative number of the manual, e.g. −1003: the firmware does not fit. */
  readonly code: number | null;
}

const states = ['none', 'running', 'failed'] as const;

export const updateState = declare<void, UpdateState>({
  name: 'AT+UPGRADE?',
  source: 'MAN UPGRADE',
  line: fixedLine('AT+UPGRADE?'),
  response: { prefixes: ['+UPGRADE'], bare: null },
  repeatable: true,
  optional: true,
  parse: (answer) => {
    const [number, value = null] = splitFields(findPrefixed(answer.lines, '+UPGRADE') ?? '').map(({ text }) =>
      integerOf(text),
    );
    const state = states[number ?? -1];
    if (state === undefined) return unexpected('AT+UPGRADE?', answer);
    return ok({ state, percent: state === 'running' ? value : null, code: state === 'failed' ? value : null });
  },
});
