import { describe, expect, it } from 'vitest';
import { createInputQueue } from '../../../../../renderer/panes/terminal/raw/input-queue.ts';
import { done, type Failure, fail, type Outcome } from '../../../../../shared/outcome.ts';

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

const setUp = () => {
  const sent: string[] = [];
  const results: (string | null)[] = [];
  const frames: (() => void)[] = [];
  const answers: ((outcome: Outcome<unknown>) => void)[] = [];
  const queue = createInputQueue({
    send: (bytes) => {
      sent.push(new TextDecoder().decode(bytes));
      return new Promise((resolve) => answers.push(resolve));
    },
    nextFrame: (action) => frames.push(action),
    onResult: (failure: Failure | null) => results.push(failure?.code ?? null),
  });
  const frame = (): void =>
    frames.splice(0).forEach((action) => {
      action();
    });
  const answer = async (outcome: Outcome<unknown> = done): Promise<void> => {
    answers.shift()?.(outcome);
    for (let turn = 0; turn < 5; turn += 1) await Promise.resolve();
  };
  const type = (text: string): void => queue.type(bytesOf(text));
  return { sent, results, frame, answer, type };
};

describe('typed bytes', () => {
  it('of one frame are one request, and the next request waits for its answer', async () => {
    const { sent, frame, answer, type } = setUp();
    for (const key of 'abc') type(key);
    expect(sent).toEqual([]);
    frame();
    expect(sent).toEqual(['abc']);
    for (const key of 'de') type(key);
    frame();
    expect(sent).toEqual(['abc']);
    await answer();
    expect(sent).toEqual(['abc', 'de']);
    await answer();
    type('f');
    frame();
    expect(sent).toEqual(['abc', 'de', 'f']);
  });

  it('are cut where they are more than one request takes', async () => {
    const { sent, frame, answer, type } = setUp();
    const text = 'x'.repeat(65_536) + 'y'.repeat(70_000);
    type(text);
    frame();
    await answer();
    await answer();
    expect(sent.map(({ length }) => length)).toEqual([65_536, 65_536, 4_464]);
    expect(sent.join('')).toBe(text);
  });

  it('are dropped with a refusal, and typing goes on after it', async () => {
    const { sent, results, frame, answer, type } = setUp();
    type('x'.repeat(70_000));
    frame();
    type('rest');
    await answer(fail('terminal/port-held', { holder: 'by-run' }));
    expect(sent).toHaveLength(1);
    type('again');
    frame();
    await answer();
    expect(sent.at(-1)).toBe('again');
    expect(results).toEqual(['terminal/port-held', null]);
  });
});
