import { ok } from '../../shared/outcome.ts';
import { commandLine } from '../at/command-line.ts';
import { findPrefixed, integerOf, splitFields } from '../at/syntax.ts';
import { accepted, unexpected } from './parts/answers.ts';
import { declare, fixedLine } from './parts/declare.ts';

export interface DataCounter {
  /** False: the counter is off. */
  readonly on: boolean;
  readonly sentBytes: number | null;
  readonly receivedBytes: number | null;
}

/** Bytes since the counter was switched on, kept without power. With the counter off the answer is only `OK` or an error. */
export const dataCounter = declare<void, DataCounter>({
  name: 'AT^DATAINFO',
  source: 'MAN DATAINFO',
  line: fixedLine('AT^DATAINFO'),
  response: { prefixes: ['^DATAINFO'], bare: null },
  repeatable: true,
  optional: true,
  parse: (answer) => {
    const text = findPrefixed(answer.lines, '^DATAINFO');
    if (text === null) {
      return answer.lines.length === 0
        ? ok({ on: false, sentBytes: null, receivedBytes: null })
        : unexpected('AT^DATAINFO', answer);
    }
    const [sent, received] = splitFields(text).map((field) => integerOf(field.text));
    if (sent == null || received == null || sent < 0 || received < 0) return unexpected('AT^DATAINFO', answer);
    return ok({ on: true, sentBytes: sent, receivedBytes: received });
  },
});

export interface DataCounterSetting {
  readonly on: boolean;
}

/** How often the module stores the counter. The shortest that the manual allows. */
const storedEverySeconds = 30;

export const setDataCounter = declare<DataCounterSetting, void>({
  name: 'AT^DATAINFO',
  source: 'MAN DATAINFO',
  line: ({ on }) => commandLine(`AT^DATAINFO=${on ? 1 : 0},${storedEverySeconds}`),
  repeatable: true,
  optional: true,
  parse: accepted,
});
