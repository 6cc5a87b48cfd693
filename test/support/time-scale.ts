/** `ATELIER_TEST_TIME_SCALE=4`: every time-out of the tests is four times as long, for a slow computer. */
const read = (text: string | undefined): number => {
  const scale = Number(text ?? '1');
  if (!(scale > 0)) throw new Error(`ATELIER_TEST_TIME_SCALE is not a positive number: ${text}`);
  return scale;
};

/** The factor for all time-outs of the tests. */
export const timeScale = read(process.env.ATELIER_TEST_TIME_SCALE);

/** A time-out of a test in milliseconds: how long it waits for something that always happens. Never a documented limit of the product. */
export const timeoutMs = (usualMs: number): number => usualMs * timeScale;
