/** `ATELIER_TEST_TIME_SCALE=4`: every time-out of the tests is four times as long, for a machine that is slower than usual. */
const read = (text: string | undefined): number => {
  const scale = Number(text ?? '1');
  if (!(scale > 0)) throw new Error(`ATELIER_TEST_TIME_SCALE is not a positive number: ${text}`);
  return scale;
};

/** How much longer than usual tests wait before they give up. */
export const timeScale = read(process.env.ATELIER_TEST_TIME_SCALE);

/** A time-out of a test, in milliseconds: how long it waits for something that always comes. Never a promise of the product. */
export const timeoutMs = (usualMs: number): number => usualMs * timeScale;
