/**
 * Time in which a test sends at a rate, or in which nothing may happen. Never a wait for something that shall happen: on a slow
 * machine it comes later (`expect.poll`, an event).
 */
export const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
