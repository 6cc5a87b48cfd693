const rounds = 5;

const fastestMs = (run: () => void): number => {
  let fastest = Infinity;
  for (let round = 0; round < rounds; round += 1) {
    const startMs = performance.now();
    run();
    fastest = Math.min(fastest, performance.now() - startMs);
  }
  return fastest;
};

/** How many times as long the large piece of work takes as the small one, both at their fastest, on whatever machine this is. */
export const growthOf = (small: () => void, large: () => void): number => {
  const smallMs = fastestMs(small);
  return fastestMs(large) / smallMs;
};
