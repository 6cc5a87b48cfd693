/**
 * A pause for sending at a rate, or in which nothing may happen. Do not use it to wait for something that must happen: on a slow computer that
 * happens later (use `expect.poll` or an event).
 */
export const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
