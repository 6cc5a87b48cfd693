/** What the page passes in. */
export interface FrameClock {
  now(): number;
  /** Calls the action before the next frame is drawn. */
  requestFrame(action: () => void): void;
  after(delayMs: number, action: () => void): void;
}

/** After a frame that took long, the page rests for this many times as long, so that keys and clicks are not held up. */
const restPerWork = 2;
const longestRestMs = 200;

/**
 * Calls actions before frames, one at a time. What an action draws is counted as its work: while many lines arrive, the page then draws as often
 * as it can without being busy for more than a third of the time.
 */
export const createPacedFrames = ({ now, requestFrame, after }: FrameClock): ((action: () => void) => void) => {
  let restsUntilMs = Number.NEGATIVE_INFINITY;
  const frame = (action: () => void): void =>
    requestFrame(() => {
      const startedMs = now();
      action();
      // Runs after the frame is drawn.
      after(0, () => {
        const workMs = now() - startedMs;
        restsUntilMs = now() + Math.min(longestRestMs, workMs * restPerWork);
      });
    });
  return (action) => {
    const restMs = restsUntilMs - now();
    if (restMs > 0) after(restMs, () => frame(action));
    else frame(action);
  };
};
