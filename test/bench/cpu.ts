/** CPU seconds of this process for one run: other programs on the computer do not count. The best of three after a run that warms up. */
export const cpuSecondsFor = (run: () => void): number => {
  run();
  return Math.min(
    ...Array.from({ length: 3 }, () => {
      const before = process.cpuUsage();
      run();
      const { user, system } = process.cpuUsage(before);
      return (user + system) / 1e6;
    }),
  );
};

/** Splits bytes as reads of this size would. */
export const readsOf = (bytes: Uint8Array, sizeBytes: number): readonly Uint8Array[] =>
  Array.from({ length: Math.ceil(bytes.length / sizeBytes) }, (_, index) =>
    bytes.subarray(index * sizeBytes, (index + 1) * sizeBytes),
  );
