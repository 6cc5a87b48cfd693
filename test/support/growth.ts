const rounds = 5;

/** Processor time of this process, in microseconds: what others do on the machine does not count. */
const cpuOf = (run: () => void): number => {
  const before = process.cpuUsage();
  run();
  const { user, system } = process.cpuUsage(before);
  return user + system;
};

const cheapest = (run: () => void): number => Math.min(...Array.from({ length: rounds }, () => cpuOf(run)));

/**
 * What one large piece of work costs, compared with as many small ones as it is times as large: about 1 where the cost grows with
 * the size, about `times` where it grows with its square. Both sides take about as long, on whatever machine this is.
 */
export const growthOf = (times: number, small: () => void, large: () => void): number => {
  const smallCost = cheapest(() => {
    for (let count = 0; count < times; count += 1) small();
  });
  // A clock that is too coarse for both sees no growth.
  return cheapest(large) / Math.max(smallCost, 1_000);
};
