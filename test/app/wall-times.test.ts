import { describe, expect, it } from 'vitest';
import { createWallTimes } from '../../electron/app/services/session/wall-times.ts';

/** Clocks with these wall times, one after the other, at these monotonic times. */
const timesOf = (readings: readonly (readonly [nowMs: number, wallMs: number])[]): readonly number[] => {
  let at = 0;
  const read = (place: 0 | 1): number => readings[at]?.[place] ?? 0;
  const times = createWallTimes({ nowMs: () => read(0), wallMs: () => read(1), after: () => () => undefined });
  return readings.map((_reading, index) => {
    at = index;
    return times(10);
  });
};

describe('the time of day of a piece', () => {
  it.each([
    ['is that at which it came, however much later it is written', [10, 1_000], [25, 1_015], [1_000, 1_000]],
    ['does not go back by the millisecond that two clocks differ', [10.2, 1_000], [11.4, 1_000], [999.8, 999.8]],
    ['follows a clock that is set back', [10, 100_000], [10, 1_000], [100_000, 1_000]],
  ] as const)('%s', (_behaviour, first, second, expected) => {
    expect(timesOf([first, second])).toEqual(expected);
  });
});
