import { ok } from '../../shared/outcome.ts';
import { findPrefixed } from '../at/syntax.ts';
import { unexpected, unquoted } from './parts/answers.ts';
import { declare, fixedLine } from './parts/declare.ts';

export interface SimCardId {
  /** 18 to 20 digits. Some operators use letters in some places (`898604981022C0254186`, transcript 14). */
  readonly iccid: string;
}

const iccidShape = /^89[0-9A-Fa-f]{16,18}$/;

/** On the 724 family before V301833 the first query after boot returns `ERROR` (docs/at-dialect.md §5). */
export const simCardId = declare<void, SimCardId>({
  name: 'AT+ICCID',
  source: 'MAN ICCID; transcript 14',
  line: fixedLine('AT+ICCID'),
  response: { prefixes: ['+ICCID', '+CCID'], bare: iccidShape },
  repeatable: true,
  optional: true,
  parse: (answer) => {
    const { lines } = answer;
    const iccid = unquoted(findPrefixed(lines, '+ICCID') ?? findPrefixed(lines, '+CCID') ?? lines[0] ?? '');
    return iccidShape.test(iccid) ? ok({ iccid }) : unexpected('AT+ICCID', answer);
  },
});
