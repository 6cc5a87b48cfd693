import { describe, expect, it } from 'vitest';
import { createPacedFrames } from '../../../renderer/store/paced-frames.ts';

/** A page that draws a frame at every 10 ms. */
const setUp = () => {
  let nowMs = 0;
  let order = 0;
  const due: { readonly atMs: number; readonly order: number; readonly action: () => void }[] = [];
  const at = (atMs: number, action: () => void): void => {
    due.push({ atMs, order, action });
    order += 1;
  };
  const nextFrame = createPacedFrames({
    now: () => nowMs,
    requestFrame: (action) => at(Math.floor(nowMs / 10 + 1) * 10, action),
    after: (delayMs, action) => at(nowMs + delayMs, action),
  });
  return {
    nextFrame,
    now: () => nowMs,
    work: (ms: number): void => {
      nowMs += ms;
    },
    advance: (toMs: number): void => {
      for (;;) {
        due.sort((a, b) => a.atMs - b.atMs || a.order - b.order);
        const next = due[0];
        if (!next || next.atMs > toMs) break;
        due.shift();
        nowMs = Math.max(nowMs, next.atMs);
        next.action();
      }
      nowMs = Math.max(nowMs, toMs);
    },
  };
};

describe('frames that are paced', () => {
  it('come at once while they take no time', () => {
    const { nextFrame, now, advance } = setUp();
    const drawn: number[] = [];
    for (const startMs of [0, 10, 20]) {
      advance(startMs);
      nextFrame(() => drawn.push(now()));
    }
    advance(100);
    expect(drawn).toEqual([10, 20, 30]);
  });

  it('leave the page two thirds of the time when they take long, but never wait longer than 200 ms', () => {
    const { nextFrame, now, work, advance } = setUp();
    const drawn: number[] = [];
    const draw = (workMs: number) => (): void => {
      drawn.push(now());
      work(workMs);
    };
    nextFrame(draw(30));
    advance(45);
    nextFrame(draw(500));
    advance(700);
    nextFrame(draw(1));
    advance(1_000);
    // Drawn at 10 ms for 30 ms, so it rests until 100 ms; then at 110 ms for 500 ms, so it rests until 810 ms.
    expect(drawn).toEqual([10, 110, 820]);
  });
});
