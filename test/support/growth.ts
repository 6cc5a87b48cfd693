const rounds = 5;

/** CPU time of this process in microseconds. Other processes on the computer do not affect it. */
const cpuOf = (run: () => void): number => {
  const before = process.cpuUsage();
  run();
  const { user, system } = process.cpuUsage(before);
  return user + system;
};

const cheapest = (run: () => void): number => Math.min(...Array.from({ length: rounds }, () => cpuOf(run)));

/**
 * The cost of one large task, compared with `times` small tasks of the same total size: about 1 where the cost is linear, about `times` where
 * it is quadratic. Both sides take about the same time on any computer.
 */
export const growthOf = (times: number, small: () => void, large: () => void): number => {
  const smallCost = cheapest(() => {
    for (let count = 0; count < times; count += 1) small();
  });
  // A floor for clocks with a coarse resolution, which then show no growth.
  return cheapest(large) / Math.max(smallCost, 1_000);
};
