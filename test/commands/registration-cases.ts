import { expect, it } from 'vitest';
import type { CommandSpec } from '../../electron/at/command-spec.ts';
import type { Registration } from '../../electron/commands/index.ts';
import { expectUnreadable, play, resultOf, textOf } from './support.ts';

const plain = { areaCode: null, cellId: null, accessTechnology: null };
const home = { stat: 1, registered: true, roaming: false, denied: false };

const cases: readonly (readonly [string, string, Omit<Registration, 'line'>])[] = [
  ['transcript 02', '+CGREG: 0,1', { ...home, ...plain }],
  ['trailing blank, 780EPV V1007', '+CEREG: 0,1 ', { ...home, ...plain }],
  [
    'any of the three prefixes, transcript 31',
    '+CGREG: 2,1,"2797","02B82E17",7',
    { ...home, areaCode: '2797', cellId: '02B82E17', accessTechnology: 7 },
  ],
  [
    'the manual',
    '+CREG: 2,1,"1863","0183db22",7',
    { ...home, areaCode: '1863', cellId: '0183db22', accessTechnology: 7 },
  ],
  ['roaming', '+CREG: 0,5', { ...home, stat: 5, roaming: true, ...plain }],
  ['short messages only', '+CREG: 0,6', { ...home, stat: 6, ...plain }],
  ['roaming without calls', '+CREG: 0,10', { ...home, stat: 10, roaming: true, ...plain }],
  ['searching', '+CEREG: 0,2', { stat: 2, registered: false, roaming: false, denied: false, ...plain }],
  ['refused', '+CGREG: 1,3', { stat: 3, registered: false, roaming: false, denied: true, ...plain }],
  ['emergency calls only', '+CREG: 0,11', { stat: 11, registered: false, roaming: false, denied: false, ...plain }],
  ['blank before the colon', '+CREG :0,1', { ...home, ...plain }],
];

/** The three queries accept the same answers. */
export const describeRegistration = (spec: CommandSpec<void, Registration>, line: string): void => {
  it('is built as in the manual', () => {
    expect(textOf(spec.line())).toBe(line);
    expect(spec.repeatable).toBe(true);
  });

  it.each(cases)('reads the answer: %s', (_name, received, expected) => {
    expect(resultOf(spec, undefined, [line, '', received, '', 'OK'])).toEqual({ ...expected, line: received.trim() });
  });

  it.each(['+CEREG: 1', '+CREG: 5', '+CREG: 1,"1863","01a2c315",7'])(
    'leaves the URC %s to the URC catalogue',
    (urc) => {
      const { outcome, unclaimed } = play(spec, undefined, [urc, '+CGREG: 0,2', 'OK']);
      expect(outcome).toMatchObject({ ok: true, value: { stat: 2 } });
      expect(unclaimed).toEqual([urc]);
      expectUnreadable(spec, undefined, [urc, 'OK']);
    },
  );

  it('does not read the answer of the test form', () => {
    expectUnreadable(spec, undefined, ['+CEREG: (0,1,2,3,4,5)', 'OK']);
  });
};
