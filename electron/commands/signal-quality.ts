import { ok } from '../../shared/outcome.ts';
import { findPrefixed, integerOf, splitFields } from '../at/syntax.ts';
import { unexpected } from './parts/answers.ts';
import { declare, fixedLine } from './parts/declare.ts';

export type SignalJudgement = 'none' | 'poor' | 'weak' | 'good';

export interface SignalQuality {
  /** 0 to 31; 99: unknown. */
  readonly rssi: number;
  /** `null` when unknown. */
  readonly dbm: number | null;
  /** 0 to 7; 99: unknown. */
  readonly bitErrorRate: number;
  readonly judgement: SignalJudgement;
}

/** From 18 the connection is stable, from 11 to 17 it drops occasionally, below 11 it is unusable (vendor guide, docs/at-dialect.md §5). */
const judge = (rssi: number): SignalJudgement => {
  if (rssi < 0 || rssi > 31) return 'none';
  if (rssi >= 18) return 'good';
  return rssi >= 11 ? 'weak' : 'poor';
};

export const signalQuality = declare<void, SignalQuality>({
  name: 'AT+CSQ',
  source: 'MAN CSQ; transcript 29',
  line: fixedLine('AT+CSQ'),
  response: { prefixes: ['+CSQ'], bare: null },
  repeatable: true,
  parse: (answer) => {
    const fields = splitFields(findPrefixed(answer.lines, '+CSQ') ?? '');
    const rssi = integerOf(fields[0]?.text);
    if (rssi === null || rssi < 0) return unexpected('AT+CSQ', answer);
    const judgement = judge(rssi);
    return ok({
      rssi,
      dbm: judgement === 'none' ? null : 2 * rssi - 113,
      bitErrorRate: integerOf(fields[1]?.text) ?? 99,
      judgement,
    });
  },
});
