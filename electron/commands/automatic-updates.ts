import { ok } from '../../shared/outcome.ts';
import { findPrefixed, integerOf, splitFields } from '../at/syntax.ts';
import { unexpected } from './parts/answers.ts';
import { declare, fixedLine } from './parts/declare.ts';

export interface AutomaticUpdates {
  /** The module automatically asks the vendor's server for new firmware, by default once a day. */
  readonly on: boolean;
}

const queryName = 'AT+UPGRADE="AUTO"';

/** The default of the module is on. */
export const automaticUpdates = declare<void, AutomaticUpdates>({
  name: queryName,
  source: 'MAN UPGRADE; docs/at-dialect.md §13',
  line: fixedLine(queryName),
  response: { prefixes: ['+UPGRADE'], bare: null },
  repeatable: true,
  optional: true,
  parse: (answer) => {
    const value = integerOf(splitFields(findPrefixed(answer.lines, '+UPGRADE') ?? '')[1]?.text);
    return value === 0 || value === 1 ? ok({ on: value === 1 }) : unexpected(queryName, answer);
  },
});
