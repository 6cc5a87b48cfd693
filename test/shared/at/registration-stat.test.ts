import { expect, it } from 'vitest';
import { meaningOfStat } from '../../../shared/at/registration-stat.ts';

const namesOf = (stat: number): readonly string[] =>
  Object.entries(meaningOfStat(stat)).flatMap(([name, is]) => (is ? [name] : []));

it.each<[number, readonly string[]]>([
  [0, []],
  [1, ['registered']],
  [2, []],
  [3, ['denied']],
  [4, []],
  [5, ['registered', 'roaming']],
  [6, ['registered', 'limited']],
  [7, ['registered', 'roaming', 'limited']],
  [8, []],
  [9, ['registered', 'limited']],
  [10, ['registered', 'roaming', 'limited']],
  [11, []],
])('the registration %i is %j', (stat, names) => {
  expect(namesOf(stat)).toEqual(names);
});
